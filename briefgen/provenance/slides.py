"""Reading a deck's texts, notes and chart values by the names of its shapes, whichever program saved it last."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from briefgen.errors import MachineError
from briefgen.writers.pptx.reading import admit

Key = tuple[str, tuple[int, int] | None]
"""A shape's name, numbered where a slide has it twice, and the cell of a table."""

_SPACES = re.compile(r"[\s\u00a0\u2007\u202f\v]+")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


@dataclass(frozen=True)
class Series:
    """A chart's series: its name and its values, one a category."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class ChartValues:
    """What a native chart holds."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass
class SlideTexts:
    """One slide: its paragraphs by shape and cell, its charts by shape, and its notes."""

    texts: dict[Key, tuple[str, ...]] = field(default_factory=dict)
    charts: dict[str, ChartValues] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def read(path: Path) -> tuple[SlideTexts, ...]:
    """The slides of a deck in their order. Raises MachineError for what is no deck, or cannot be read."""
    from lxml.etree import XMLSyntaxError
    from pptx.exc import PythonPptxError

    broken = (OSError, KeyError, ValueError, TypeError, AttributeError, XMLSyntaxError, PythonPptxError)
    admit(path)
    try:
        return slides_of(path.read_bytes())
    except (*broken, zipfile.BadZipFile) as error:
        raise MachineError(f"{path} cannot be read as a deck: {error}.") from error


def slides_of(data: bytes) -> tuple[SlideTexts, ...]:
    """The slides in a deck's bytes. Raises what python-pptx raises for what is no deck."""
    from pptx import Presentation

    return tuple(_slide(slide) for slide in Presentation(BytesIO(data)).slides)


def paired(alike: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """Each page with one slide, the most alike first and of those the nearest: (likeness, page, slide), from 0."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, page, slide in sorted(alike, key=lambda each: (-each[0], abs(each[1] - each[2]), -each[1], -each[2])):
        if page not in found and slide not in taken:
            found[page] = slide
            taken.add(slide)
    return found


def plain(text: str) -> str:
    """A text as it is compared: spaces of any kind are one, what is not seen is not there."""
    return _SPACES.sub(" ", text.translate(_UNSEEN)).strip()


def _slide(slide: Any) -> SlideTexts:
    found, names = SlideTexts(), Counter[str]()
    for shape in _shapes(slide.shapes):
        names[shape.name] += 1
        name = shape.name if names[shape.name] == 1 else f"{shape.name} {names[shape.name]}"
        if getattr(shape, "has_table", False):
            for row, cells in enumerate(shape.table.rows, start=1):
                for column, cell in enumerate(cells.cells, start=1):
                    found.texts[name, (row, column)] = _paragraphs(cell.text_frame)
        elif getattr(shape, "has_chart", False):
            found.charts[name] = _chart(shape.chart)
        elif shape.has_text_frame:
            found.texts[name, None] = _paragraphs(shape.text_frame)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        found.notes = _paragraphs(slide.notes_slide.notes_text_frame)
    return found


def _shapes(shapes: Iterable[Any]) -> Iterator[Any]:
    """Every shape but slide numbers, groups' own shapes included."""
    from pptx.enum.shapes import PP_PLACEHOLDER

    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)
        elif not (shape.is_placeholder and shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER):
            yield shape


def _paragraphs(frame: Any) -> tuple[str, ...]:
    return tuple(said for paragraph in frame.paragraphs if (said := plain(paragraph.text)))


def _chart(chart: Any) -> ChartValues:
    plots = list(chart.plots)
    categories = tuple(plain(str(label)) for label in plots[0].categories) if plots else ()
    series = (Series(plain(each.name or ""), tuple(each.values)) for plot in plots for each in plot.series)
    return ChartValues(categories, tuple(series))
