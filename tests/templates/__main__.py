"""Collect templates and print what becomes of each."""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from briefgen.company.doctor import Report, examine
from tests.templates.building import build_in, out_of_box, rendered
from tests.templates.sources import ENDINGS, SOURCES


def main() -> int:
    """Returns 0 if each template was understood or refused with a reason, 1 if reading one ended otherwise."""
    parser = argparse.ArgumentParser(prog="python -m tests.templates", description=__doc__)
    parser.add_argument("folder", type=Path, help="a scratch folder")
    parser.add_argument("--offline", action="store_true", help="examine what is there already")
    parser.add_argument("--build", type=int, metavar="N", help="build the shipped deck in every N-th, and judge it")
    arguments = parser.parse_args()
    if not arguments.offline:
        for name, source in SOURCES.items():
            source(arguments.folder / name)
    if arguments.build:
        return _built(list(_distinct(arguments.folder))[:: arguments.build])
    counts = Counter(_told(file) for file in _distinct(arguments.folder))
    click.echo(", ".join(f"{count} {outcome}" for outcome, count in counts.most_common()))
    return 1 if counts["broke off"] else 0


def _built(templates: list[Path]) -> int:
    """Build in each, tell what came of it, and render what was built. Returns 1 where a judge finds a fault."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        every = [build_in(template, folder) for template in templates]
        exports = rendered([built.deck for built in every if built.deck], folder)
        strayed = {built.template: out_of_box(built.deck, exports[built.deck]) for built in every if built.deck}
    for built in every:
        for said in (built.said, *strayed.get(built.template, ())):
            if said:
                click.echo(f"{built.template.name[:48]:<48} {built.outcome}: {said}")
    counts = Counter(built.outcome for built in every)
    boxes = sum(bool(faults) for faults in strayed.values())
    click.echo(", ".join(f"{count} {outcome}" for outcome, count in counts.most_common()))
    click.echo(f"{boxes} of {len(strayed)} with text out of its box")
    return 1 if boxes or counts["judged"] or counts["no layout"] else 0


def _distinct(folder: Path) -> Iterator[Path]:
    """The decks in a folder, each content once."""
    seen: set[str] = set()
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() in ENDINGS and file.is_file():
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            if digest not in seen:
                seen.add(digest)
                yield file


def _told(file: Path) -> str:
    """Print one line about a template and return what became of it."""
    start = time.perf_counter()
    try:
        report = examine(file)
    except Exception as error:  # noqa: BLE001 - what must never happen is counted, not raised
        click.echo(f"{file.parent.name[:20]:<20} {file.name[:40]:<40} BROKE OFF: {error!r}")
        return "broke off"
    taken = (time.perf_counter() - start) * 1000
    click.echo(f"{file.parent.name[:20]:<20} {file.name[:40]:<40} {taken:5.0f} ms  {_summary(report)}")
    return "fit" if report.fits else "refused"


def _summary(report: Report) -> str:
    template = report.template
    if template is None:
        return "refused: " + " ".join(finding.message for finding in report.findings)
    size = f"{template.width / 72:.1f} × {template.height / 72:.1f} in"
    chosen = ", ".join(
        f"{purpose} “{fit.layout.name}”" for purpose, fit in template.purposes.items() if not fit.stands_in
    )
    return f"{size}, {chosen}"


sys.exit(main())
