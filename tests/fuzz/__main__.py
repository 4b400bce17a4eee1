"""`python -m tests.fuzz --frames 10000 --seed 0`: build random documents, render them, and count what does not hold."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tests.fuzz.campaign import MACHINES, MOST_LOOSE, Tally, campaign
from tests.fuzz.rendering import renderers_missing


@click.command()
@click.option("--frames", default=10_000, show_default=True, help="Rendered frames to judge, over both machines.")
@click.option("--seed", default=0, show_default=True, help="The first document's seed; the next follow.")
@click.option("--only-seed", type=int, help="Only this document, with every fault in full.")
@click.option("--keep", type=click.Path(path_type=Path), help="Keep content, decks and renderings in this folder.")
def main(frames: int, seed: int, only_seed: int | None, keep: Path | None) -> None:
    """Random documents through briefgen and an independent renderer. Exits 1 if a goal is missed."""
    if missing := renderers_missing():
        raise click.ClickException(f"{missing} is not installed; the fuzz renders with LibreOffice and poppler.")
    seeds = count(seed) if only_seed is None else [only_seed]
    with TemporaryDirectory() as temporary:
        tally = campaign(seeds, keep or Path(temporary), frames)
    click.echo(report(tally))
    raise SystemExit(0 if tally.holds else 1)


def report(tally: Tally) -> str:
    """The table of what was counted, and the reason of every fault with its seed."""
    rows = [
        ("documents", f"{tally.documents}", ""),
        ("slides", f"{tally.slides}", ""),
        ("frames judged", f"{tally.frames}", ""),
        *(row for machine in MACHINES for row in _machine_rows(tally, machine)),
        ("documents no layout fits", f"{len(tally.refused)}", "0"),
    ]
    lines = [f"{name:<52}{value:>9}   {'goal ' + goal if goal else ''}".rstrip() for name, value, goal in rows]
    lines += [f"  --only-seed {each.seed}: {each.edition}: {each.reason}" for each in tally.unlayoutable]
    for machine in MACHINES:
        faulty = dict.fromkeys((*tally.over(machine), *tally.outside(machine)))
        lines += [f"  --only-seed {seed}: {machine}: {fault}" for seed, frame in faulty for fault in frame.faults]
    return "\n".join(lines)


def _machine_rows(tally: Tally, machine: str) -> list[tuple[str, str, str]]:
    loose = f"{tally.loose(machine):.1%}"
    return [
        (f"frames with more lines than reserved, {machine}", f"{len(tally.over(machine))}", "0"),
        (f"frames with words outside, {machine}", f"{len(tally.outside(machine))}", "0"),
        (f"frames with fewer lines than reserved, {machine}", loose, f"≤ {MOST_LOOSE:.1%}"),
    ]


if __name__ == "__main__":
    main()
