"""The command line: arguments and messages, nothing else.

It ends with 0 when all is done, 1 when the content has findings and 2 when the call or the machine is at fault.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from briefgen import __version__
from briefgen.errors import ContentError, Finding, MachineError

if TYPE_CHECKING:
    from rich.console import Console

    from briefgen.layout.explanation import Explanation
    from briefgen.pipeline import Told
    from briefgen.wishes import Attach, Lock, Permission, Profile

Format = Literal["human", "json"]
REMARKED = "nothing is held up. checks: {loose: refuse} makes them findings, loose: allow keeps them quiet"
_STYLES = {"error": "bold red", "remark": "bold yellow"}
PASSWORD = "BRIEFGEN_PASSWORD"  # noqa: S105 (the name of an environment variable)
LONGEST_PASSWORD = 127
"""Bytes (ISO 32000-2, 7.6.4.3.2)."""

LOCKED = (
    "The PDF files are locked. They stay tagged and assistive tools may read them, but they claim neither PDF/UA nor "
    "PDF/A: archives must be able to open what they keep. The deck is not locked."
)
UNCOLLECTED = 50_000
"""So many objects more than were freed are made before Python looks for rings of them. Documents and scenes are trees:
looking as often as it does by default takes a fifth of a long document's time, and finds next to nothing."""

FilePath = click.Path(path_type=Path)

_only = click.option("--only", type=click.Choice(["deck", "brief"]), help="Make one edition only.")
_brand = click.option("--brand", type=FilePath, metavar="FILE", help="Dress it in this brand.")
_format = click.option(
    "--format",
    "format_",
    type=click.Choice(["human", "json"]),
    default="human",
    show_default=True,
    help="How findings are written.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="briefgen")
def main() -> None:
    """One content file becomes a measured PowerPoint deck and an accessible PDF brief."""
    gc.set_threshold(UNCOLLECTED)


@main.command()
@click.argument("files", nargs=-1, type=FilePath, metavar="[FILE]...")
@click.option("-o", "--output", type=FilePath, default="output", show_default=True, metavar="DIR", help="Where to.")
@_only
@_brand
@click.option("--proof", is_flag=True, help="Write what was measured beside them, as NAME.proof.json.")
@click.option("--no-notes", "told", flag_value="no-notes", help="Leave the speaker's notes out.")
@click.option(
    "--plain", "told", flag_value="plain", help="Leave out all that no page shows: notes, ids, author, facts."
)
@click.option(
    "--pdf",
    "profile",
    type=click.Choice(["ua1", "ua2"]),
    default="ua1",
    show_default=True,
    help="PDF/UA-1 with PDF/A-2a, or PDF/UA-2 with PDF/A-4.",
)
@click.option("--attach", type=click.Choice(["data", "source"]), help="Put the exhibits' data, or all, into the brief.")
@click.option(
    "--slides-pdf", "slides", is_flag=False, flag_value="1", metavar="[3]", help="The deck as a PDF, too; 3 a page."
)
@click.option("--png", is_flag=True, help="Pages and slides as pictures, too.")
@click.option("--no-cache", is_flag=True, help="Draw every chart anew, and keep none for later builds.")
@click.option("--password", is_flag=True, help=f"Lock the PDFs, by the password in {PASSWORD} or asked for.")
@click.option(
    "--allow",
    type=click.Choice(["print", "copy", "annotate", "change"]),
    multiple=True,
    help="What a locked PDF allows; else all.",
)
@_format
def build(
    files: tuple[Path, ...],
    output: Path,
    only: Literal["deck", "brief"] | None,
    brand: Path | None,
    proof: bool,
    told: Told | None,
    profile: Profile,
    attach: Attach | None,
    slides: str | None,
    png: bool,
    no_cache: bool,
    password: bool,
    allow: tuple[Permission, ...],
    format_: Format,
) -> None:
    """Build the deck and the brief of every FILE; without one, of all in content/."""
    from briefgen import pipeline
    from briefgen.wishes import Wishes

    if told == "plain" and attach:
        raise click.UsageError("--plain leaves out what no page shows, and --attach puts such things in: choose one.")
    a_page, files = _a_page(slides, files)
    wishes = Wishes(profile, attach, _lock(password, allow), a_page, png, not no_cache)
    contents = files or tuple(sorted(Path("content").glob("*.yaml")))
    if not contents:
        raise click.UsageError("Name a content file: there is none in content/.")
    with _reported(format_, "nothing was written") as tell:
        written = pipeline.build(
            contents, output, only, brand, proof=proof, told=told or "all", wishes=wishes, tell=tell
        )
    if format_ == "human":
        _name_files(written)
        if wishes.lock:
            click.echo(LOCKED)


def _name_files(written: Sequence[Path]) -> None:
    for file in written:
        click.echo(f"{file} ({file.stat().st_size / 1000:.0f} kB)")


def _a_page(slides: str | None, files: tuple[Path, ...]) -> tuple[Literal[1, 3] | None, tuple[Path, ...]]:
    """How many slides stand on a page, and the files: the word after a bare --slides-pdf is the first of them."""
    match slides:
        case None:
            return None, files
        case "1":
            return 1, files
        case "3":
            return 3, files
        case _ if slides.isdigit():
            raise click.UsageError(f"--slides-pdf {slides}: one slide stands on a page, or 3.")
        case _:
            return 1, (Path(slides), *files)


def _lock(password: bool, allow: tuple[Permission, ...]) -> Lock | None:
    """The lock that is asked for. A password never stands in the call, where other users and histories see it."""
    from briefgen.wishes import PERMISSIONS, Lock

    if not password:
        if allow:
            raise click.UsageError("--allow says what a locked PDF allows: it needs --password.")
        return None
    said = os.environ.get(PASSWORD) or click.prompt("Password", hide_input=True, confirmation_prompt=True)
    if len(said.encode()) > LONGEST_PASSWORD:
        raise click.UsageError(f"The password is longer than the {LONGEST_PASSWORD} bytes that PDF knows.")
    return Lock(said, frozenset(allow or PERMISSIONS))


@main.command()
@click.argument("file", type=FilePath)
@_only
@_brand
@click.option("--proof", type=FilePath, metavar="FILE", help="Write what was measured to this file, as JSON.")
@_format
@click.option("--explain", is_flag=True, help="Show how each slide was chosen: its layout, the runners-up, the costs.")
def check(
    file: Path,
    only: Literal["deck", "brief"] | None,
    brand: Path | None,
    proof: Path | None,
    format_: Format,
    explain: bool,
) -> None:
    """Prove the editions of FILE without writing them."""
    from briefgen import pipeline

    if explain:
        with _reported("human", "it cannot be built"):
            explanations = pipeline.explain(file, brand)
        _EXPLAINED[format_](explanations)
        return
    with _reported(format_, "it cannot be built") as tell:
        certificates = pipeline.check(file, only, brand, proof, tell)
    if format_ == "human":
        for certificate in certificates:
            least = min((entry.slack for entry in certificate.entries), default=0.0)
            frames = len(certificate.entries)
            click.echo(f"{file}: the {certificate.edition} holds, {frames} text frames, least slack {least:.1f} pt")


@main.command()
@click.argument("deck", type=FilePath, metavar="NAME.pptx")
@click.argument("export", type=FilePath, metavar="EXPORTED.pdf")
@_format
def verify(deck: Path, export: Path, format_: Format) -> None:
    """Compare the PDF that an office program made of a deck with the room the deck reserves."""
    from briefgen import verify as verification

    with _reported("human", "nothing was compared"):
        report = verification.verify(deck, export)
    if format_ == "json":
        click.echo(json.dumps(report.json(), indent=2, ensure_ascii=False))
    else:
        verification.show(report)
    if report.faults:
        sys.exit(1)


@main.command()
@click.argument("figure")
@click.argument("file", type=FilePath)
@_brand
@click.option("--json", "as_json", is_flag=True, help="Write it for tools, with the words that hold numbers.")
def trace(figure: str, file: Path, brand: Path | None, as_json: bool) -> None:
    """Tell where FIGURE stands in the editions of FILE, or in FILE itself, a deck or a PDF that was built."""
    from briefgen import pipeline
    from briefgen.provenance import report

    with _reported("human", "nothing was traced"):
        found = pipeline.trace(file, figure, brand)
    for line in [_json(report.as_object(found))] if as_json else report.lines(found):
        click.echo(line)


@main.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["human", "json", "markdown"]),
    default="human",
    show_default=True,
    help="How it is told; markdown for a pull request.",
)
def diff(old: str, new: str, format_: str) -> None:
    """Tell by meaning what changed from OLD to NEW.

    Each is a content file, a revision of one as git writes it (HEAD~1:content/x.yaml), or a deck or PDF that was built.
    It ends with 0 if nothing differs, 1 if something does and 2 if the two cannot be compared.
    """
    from briefgen.difference.comparison import compare
    from briefgen.difference.telling import TELLINGS

    with _reported("human", "nothing was compared", at_fault=2):
        compared = compare(old, new)
    click.echo(TELLINGS[format_](compared))
    if not compared.difference.same:
        sys.exit(1)


@main.command()
@click.argument("deck", type=FilePath, metavar="NAME.pptx")
@click.argument("file", type=FilePath, required=False)
@_brand
@click.option("--apply", is_flag=True, help="Write the changes into FILE.")
def pull(deck: Path, file: Path | None, brand: Path | None, apply: bool) -> None:
    """Show what was changed in a built deck as a change of FILE; without it, of content/NAME.yaml.

    Ends with 1 if there are edits that belong to no single place of the content.
    """
    from briefgen import pipeline
    from briefgen.output import replace_together
    from briefgen.pulling import patching, telling

    content = file or Path("content") / f"{deck.stem}.yaml"
    with _reported("human", "nothing was changed"):
        pulled = pipeline.pull(deck, content, brand)
        for line in patching.difference(pulled, str(content)):
            click.echo(line)
        if apply and pulled.placed:
            if content.read_text(encoding="utf-8-sig") != pulled.before:
                raise MachineError(f"{content} was changed meanwhile.")
            replace_together({content: pulled.after.encode()})
    for line in telling.lines(pulled):
        click.echo(line, err=True)
    if pulled.unplaced:
        sys.exit(1)


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


@main.command()
def schema() -> None:
    """Print the JSON Schema of content files, for editors."""
    from briefgen.blocks import BLOCKS
    from briefgen.document import json_schema

    click.echo(json.dumps(json_schema(BLOCKS), indent=2, ensure_ascii=False))


@main.group()
def brand() -> None:
    """Brands, and the company templates they come from."""


@brand.command("check")
@click.argument("file", type=FilePath, required=False)
@_format
def check_brand(file: Path | None, format_: Format) -> None:
    """Tell all that FILE, a brand, lacks or gets wrong; without it, the project's own."""
    from briefgen.brand import check, project_brand_path

    path = file or project_brand_path(Path.cwd())
    with _reported(format_, "documents in this brand would show it"):
        if findings := check(path):
            raise ContentError(findings)
    if format_ == "human":
        click.echo(f"{path}: nothing stands against it")


@brand.command("show")
@click.argument("file", type=FilePath, required=False)
@click.option("-o", "--output", type=FilePath, default="output", show_default=True, metavar="DIR", help="Where to.")
@_only
@_format
def show_brand(file: Path | None, output: Path, only: Literal["deck", "brief"] | None, format_: Format) -> None:
    """Make a deck and a brief that show FILE, a brand, at work; without it, the project's own."""
    from briefgen import specimen
    from briefgen.brand import project_brand_path

    with _reported(format_, "nothing was written"):
        written = specimen.build(file or project_brand_path(Path.cwd()), output, only)
    if format_ == "human":
        _name_files(written)


@brand.command("import")
@click.argument("template", type=FilePath, metavar="COMPANY.potx")
@click.option("-o", "--output", type=FilePath, metavar="FILE", help="Where to; else assets/COMPANY.yml.")
@click.option("--replace", is_flag=True, help="Write over files that are there.")
@_format
def import_(template: Path, output: Path | None, replace: bool, format_: Format) -> None:
    """Write a brand file with the colours, faces and logo of a PowerPoint template, for decks built in it."""
    from briefgen.company.importing import import_brand

    with _reported(format_, "nothing was written"):
        written = import_brand(template, output or Path("assets") / f"{template.stem}.yml", replacing=replace)
    if format_ == "human":
        for file in written:
            click.echo(f"{file} ({file.stat().st_size / 1000:.0f} kB)")


@brand.command()
@click.argument("template", type=FilePath, metavar="COMPANY.potx")
@_format
def doctor(template: Path, format_: Format) -> None:
    """Say what a PowerPoint template offers, what it lacks and what briefgen will do with it."""
    from briefgen.company import doctor as examination

    with _reported("human", "nothing was examined"):
        report = examination.examine(template)
    if format_ == "json":
        click.echo(json.dumps(examination.as_object(report), indent=2, ensure_ascii=False))
    else:
        for line in examination.told(report):
            click.echo(line)
    if not report.fits:
        sys.exit(1)


@contextmanager
def _reported(format_: Format, consequence: str, at_fault: int = 1) -> Iterator[Callable[[Finding], None]]:
    """Report what goes wrong inside, and end with the exit code of whose fault it is; `at_fault` means the content.

    What it gives hears of remarks, which are reported last if nothing goes wrong.
    """
    report, remarks = _REPORTS[format_], list[Finding]()
    try:
        yield remarks.append
    except ContentError as error:
        report(error.findings, consequence)
        sys.exit(at_fault)
    except MachineError as error:
        report((Finding(str(error)),), consequence)
        sys.exit(2)
    if format_ == "json" or remarks:
        report(remarks, REMARKED)


def _report_json(findings: Sequence[Finding], _: str) -> None:
    click.echo(json.dumps([_object(finding) for finding in findings], indent=2, ensure_ascii=False))


def _object(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "message": finding.message,
        "hint": finding.hint,
        "path": str(place.path) if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "length": place.length if place else None,
        "source_line": finding.source_line,
        "severity": finding.severity,
    }


def _report_human(findings: Sequence[Finding], consequence: str) -> None:
    from rich.console import Console

    console = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    for finding in findings:
        _show(finding, console)
    noun = findings[0].severity if findings[0].severity == "remark" else "finding"
    count = f"{len(findings)} {noun}s" if len(findings) > 1 else f"1 {noun}"
    console.print(f"{count}; {consequence}.")


def _show(finding: Finding, console: Console) -> None:
    """The place and the message, the line with a caret under it, and what would be right."""
    if finding.place:
        console.print(f"{finding.place}: ", style="bold", end="")
    console.print(finding.message, style=_STYLES[finding.severity])
    if finding.place and finding.source_line is not None:
        number = str(finding.place.line)
        margin = " " * len(number)
        before, marked = _widths(finding.source_line, finding.place.column, finding.place.length)
        console.print(f"  {number} │ {finding.source_line.expandtabs(1)}")
        console.print(f"  {margin} │ {' ' * before}{'^' * marked}", style="red")
    if finding.hint:
        console.print(f"  {finding.hint}", style="cyan")
    console.print()


def _widths(line: str, column: int, length: int) -> tuple[int, int]:
    """How many terminal cells stand before a column of a line, and how many the marked characters take."""
    from rich.cells import cell_len

    start = column - 1
    return cell_len(line[:start].expandtabs(1)), max(1, cell_len(line[start : start + length].expandtabs(1)))


def _explain_human(explanations: Sequence[Explanation]) -> None:
    for explanation in explanations:
        click.echo(explanation.claim)
        for option in explanation.options:
            click.echo(f"  {option.said}")
        if not explanation.options:
            click.echo("  no layout holds it on one slide; it is continued")


def _explain_json(explanations: Sequence[Explanation]) -> None:
    click.echo(json.dumps([asdict(explanation) for explanation in explanations], indent=2, ensure_ascii=False))


_EXPLAINED: dict[Format, Callable[[Sequence[Explanation]], None]] = {"human": _explain_human, "json": _explain_json}
_REPORTS: dict[Format, Callable[[Sequence[Finding], str], None]] = {"human": _report_human, "json": _report_json}
