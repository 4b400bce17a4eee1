"""The texts that an edition shows, one by one: the paragraphs of its frames, its tables' cells, its charts' points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from briefgen.provenance.model import Spot
from briefgen.scene import Chart, Group, Item, Paragraph, Picture, Scene, Shape, Table, TextFrame


@dataclass(frozen=True, slots=True)
class Shown:
    """A text on a page. `frame` is the name of the frame it stands in, which a table's cells have too."""

    text: str
    frame: str
    spot: Spot
    drawn: bool = False
    """Whether it belongs to a chart: a name, a label or a number at its axis."""
    mark: bool = False
    """Whether it is the raised mark of a note."""


def shown(scene: Scene) -> Iterator[Shown]:
    """Every text of the scene, page by page in reading order; the marks of notes after the text they stand in."""
    for number, page in enumerate(scene.pages, start=1):
        yield from _of((*page.items, *page.chrome), number, Counter())


def _of(items: Iterable[Item], page: int, names: Counter[str]) -> Iterator[Shown]:
    """The texts of items; `names` counts those that came before, since a name that is taken gets a number."""
    for item in items:
        names[item.name] += 1
        spot = Spot(page, item.name if names[item.name] == 1 else f"{item.name} {names[item.name]}")
        match item:
            case TextFrame():
                yield from _frame(item, spot)
            case Group():
                yield from _of(item.items, page, names)
            case Table():
                yield from _cells(item, spot)
            case Chart():
                yield from _chart(item, spot)
            case Shape() | Picture():
                pass
            case _:
                assert_never(item)


def _frame(frame: TextFrame, spot: Spot, *, drawn: bool = False) -> Iterator[Shown]:
    for paragraph in frame.paragraphs:
        if said := words_of(paragraph):
            yield Shown(said, frame.name, spot, drawn)
        yield from (Shown(run.text, frame.name, spot, mark=True) for run in paragraph.runs if run.raised)


def words_of(paragraph: Paragraph) -> str:
    """The paragraph without the marks of its notes, as one looks for it: no-break spaces are spaces."""
    return "".join(run.text for run in paragraph.runs if not run.raised).replace("\u00a0", " ")


def _cells(table: Table, spot: Spot) -> Iterator[Shown]:
    for row, cells in enumerate(table.rows, start=1):
        for column, cell in enumerate(cells.cells, start=1):
            if cell:
                yield from _frame(cell.frame, replace(spot, cell=(row, column)))


def _chart(chart: Chart, spot: Spot) -> Iterator[Shown]:
    """The texts of a chart as it is drawn, then what a native chart knows without showing it all: names and points."""
    frames = chart.texts or tuple(item for item in _leaves(chart.drawing) if isinstance(item, TextFrame))
    for frame in frames:
        yield from _frame(frame, spot, drawn=True)
    for name in (*chart.data.categories, *(series.name for series in chart.data.series)):
        yield Shown(name.replace("\u00a0", " "), chart.name, spot, drawn=True)
    for number, series in enumerate(chart.data.series, start=1):
        for category, label in enumerate(series.labels, start=1):
            if label:
                point = replace(spot, cell=(number, category))
                yield Shown(label.replace("\u00a0", " "), chart.name, point, drawn=True)


def _leaves(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group):
            yield from _leaves(item.items)
        else:
            yield item
