"""`python -m tests.benchmark_brief`: what a brief costs as it grows, and beside Typst on the same content.

The shipped content's sections stand there over and over. Charts are ready for both: on the shelf here, as SVG there.
Both write tagged PDF/A-2a, and both start with nothing remembered of the text.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import click
import pikepdf
import typst

from briefgen.blocks.bullets import Bullets
from briefgen.blocks.chart import Chart
from briefgen.blocks.table import Table
from briefgen.brand import default_brand_path, load_brand
from briefgen.cli import UNCOLLECTED
from briefgen.document.model import Block, Document
from briefgen.document.passages import leaves
from briefgen.editions.brief import arrange
from briefgen.layout.proof import prove
from briefgen.scene import Chart as Drawn
from briefgen.scene import Item, Page, Shape, TextFrame
from briefgen.shelf import Shelf
from briefgen.theme import Theme
from briefgen.vocabulary import Vocabulary
from briefgen.writers.pdf import write
from tests.benchmark import forget, long_document

SIZES = (6, 100, 1000)
"""Pages, about."""

MOST_KILOBYTES = 20.0
MOST_GROWTH = 60.0
"""Megabytes that writing the largest may add to the process."""
MOST_SLOWER = 1.25
"""A page of the largest may cost so much more than one of the middle."""
AGAINST_TYPST = {6: 1.3, 100: 0.5}
"""The most of Typst's time that we want to take, by pages."""

HEAD = """#set document(title: "Benchmark", date: datetime(year: 2026, month: 1, day: 15))
#set page(paper: "a4", margin: 2.4cm, numbering: "1")
#set text(size: 10.25pt, lang: "en", region: "us")
#set par(justify: true, linebreaks: "optimized")
#outline()
"""


@dataclass(frozen=True)
class Cost:
    """What one file took: pages, bytes, seconds of wall and processor, and megabytes that writing added."""

    pages: int
    size: int
    wall: float
    processor: float
    growth: float = 0.0


def sections(pages: int, theme: Theme) -> int:
    """How many sections make about so many pages."""
    return max(1, round(pages * 20 / len(arrange(long_document(20), theme).pages)))


def ours(document: Document, theme: Theme, shelf: Shelf) -> Cost:
    """briefgen from the loaded document to the file's bytes."""
    forget()
    wall, processor = perf_counter(), process_time()
    scene = arrange(document, theme, shelf)
    prove(scene, theme)
    before = _megabytes()
    data = write(scene, theme)
    spent = perf_counter() - wall, process_time() - processor
    return Cost(len(scene.pages), len(data), *spent, _megabytes() - before)


def theirs(document: Document, theme: Theme, folder: Path, shelf: Shelf) -> Cost:
    """Typst from its source to the file's bytes."""
    source = folder / "brief.typ"
    source.write_text("".join(_markup(document, theme, folder, shelf)), encoding="utf-8")
    wall, processor = perf_counter(), process_time()
    data = typst.compile(str(source), pdf_standards=["a-2a"])
    spent = perf_counter() - wall, process_time() - processor
    (folder / "brief.pdf").write_bytes(data)
    with pikepdf.open(folder / "brief.pdf") as pdf:
        return Cost(len(pdf.pages), len(data), *spent)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 10 if sys.platform != "darwin" else 1 << 20)


def _said(text: str) -> str:
    return f"#{json.dumps(text, ensure_ascii=False)}"


def _markup(document: Document, theme: Theme, folder: Path, shelf: Shelf) -> Iterator[str]:
    """The document in Typst's language: claims, prose, tables, charts as pictures, other blocks by their words."""
    charts = {chart.alt: chart for chart in _charts(arrange(document, theme, shelf).pages)}
    files = {alt: f"chart-{number}.svg" for number, alt in enumerate(charts)}
    for alt, name in files.items():
        (folder / name).write_text(_svg(charts[alt], theme), encoding="utf-8")
    yield HEAD
    for section in document.sections:
        yield f"\n= {_said(section.headline)}\n\n"
        for text in (section.reading, *section.narrative):
            yield f"{_said(text)}\n\n" if text else ""
        for _, block in section.keyed("brief"):
            yield _block(block, files, document.vocabulary)


def _block(block: Block, files: dict[str, str], known: Vocabulary) -> str:
    match block:
        case Chart():
            alt = block.alt(known)
            said = json.dumps(alt, ensure_ascii=False)
            return f"#figure(image({json.dumps(files[alt])}, alt: {said}), caption: [{_said(block.title or '')}])\n\n"
        case Table():
            cells = ", ".join(f"[{_said(text)}]" for row in block.rows for text in row)
            heads = ", ".join(f"[{_said(column.title)}]" for column in block.columns)
            return f"#table(columns: {len(block.columns)}, table.header({heads}), {cells})\n\n"
        case Bullets():
            return "".join(f"- {_said(str(getattr(item, 'text', item)))}\n" for item in block.items) + "\n"
    said = (text if isinstance(text, str) else text.short for _, text in leaves(block))
    return "".join(f"- {_said(text)}\n" for text in said if text) + "\n"


def _charts(pages: tuple[Page, ...]) -> Iterator[Drawn]:
    for page in pages:
        yield from (item for item in page.items if isinstance(item, Drawn))


def _svg(chart: Drawn, theme: Theme) -> str:
    """A chart as Typst takes it."""
    area = chart.rect
    marks = "".join(_mark(item, theme) for item in chart.drawing)
    box = f"{area.x} {area.y} {area.width} {area.height}"
    size = f'width="{area.width}pt" height="{area.height}pt"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{box}">{marks}</svg>'


def _mark(item: Item, theme: Theme) -> str:
    match item:
        case Shape(rect=rect, fill=fill, outline="rect") if fill:
            place = f'x="{rect.x}" y="{rect.y}" width="{rect.width}" height="{rect.height}"'
            return f'<rect {place} fill="{theme.hex(fill)}"/>'
        case Shape(path=path, fill=fill, stroke=stroke, stroke_width=width) if path:
            steps = " ".join(f"{segment[0]}{' '.join(map(str, segment[1:]))}" for segment in path)
            ink = f'fill="{theme.hex(fill) if fill else "none"}" stroke="{theme.hex(stroke) if stroke else "none"}"'
            return f'<path d="{steps}" {ink} stroke-width="{width}"/>'
        case TextFrame(rect=rect, lines=lines):
            size = item.paragraphs[0].runs[0].style.size
            said = item.text.replace("&", "&amp;").replace("<", "&lt;")
            return f'<text x="{rect.x}" y="{rect.y + lines[0].baseline}" font-size="{size}">{said}</text>'
    return ""


def _row(name: str, value: str, goal: str = "") -> str:
    return f"{name:<52}{value:>10}   {goal}".rstrip()


@click.command()
@click.option("--largest", default=1000, show_default=True, help="Pages of the largest.")
def main(largest: int) -> None:
    """Time, size and memory of briefs, and Typst's time. Exits 1 if a goal is missed."""
    theme = load_brand(default_brand_path()).theme("brief")
    missed = False
    costs: list[Cost] = []
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        shelf = Shelf(folder / "shelf")
        arrange(long_document(4), theme, shelf)  # charts are ready, imports done
        write(arrange(long_document(1), theme, shelf), theme)
        theirs(long_document(1), theme, folder, shelf)  # so is the other's search for fonts
        gc.set_threshold(UNCOLLECTED)  # as on the command line
        gc.freeze()  # what the measuring itself has loaded is not searched for garbage in our time
        for pages in (*(size for size in SIZES if size < largest), largest):
            document = long_document(sections(pages, theme))
            cost = ours(document, theme, shelf)
            costs.append(cost)
            a_page = cost.wall / cost.pages
            click.echo(_row(f"{cost.pages} pages: milliseconds a page", f"{a_page * 1000:.1f}"))
            kilobytes = cost.size / cost.pages / 1000
            click.echo(_row(f"{cost.pages} pages: kB a page", f"{kilobytes:.1f}", f"goal ≤ {MOST_KILOBYTES:g}"))
            missed |= kilobytes > MOST_KILOBYTES
            if pages in AGAINST_TYPST:
                other = theirs(document, theme, folder, shelf)
                ratio, goal = cost.wall / other.wall, AGAINST_TYPST[pages]
                click.echo(_row(f"Typst, the same on {other.pages} pages: seconds", f"{other.wall:.2f}"))
                click.echo(_row("briefgen: seconds", f"{cost.wall:.2f}"))
                click.echo(_row("our time over Typst's", f"{ratio:.2f}", f"goal ≤ {goal:g}"))
                missed |= ratio > goal
    slower = costs[-1].processor / costs[-1].pages / (costs[-2].processor / costs[-2].pages)
    click.echo(
        _row("a page of the largest over one of the middle, by processor", f"{slower:.2f}", f"goal ≤ {MOST_SLOWER:g}")
    )
    click.echo(_row("MB that writing the largest added", f"{costs[-1].growth:.0f}", f"goal ≤ {MOST_GROWTH:g}"))
    raise SystemExit(1 if missed or slower > MOST_SLOWER or costs[-1].growth > MOST_GROWTH else 0)


if __name__ == "__main__":
    main()
