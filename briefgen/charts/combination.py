"""Columns under a line of another measure, each in a band of its own: on one ground, lines cross that mean nothing.

So there is no second axis to be read: the line tells every value that finds room, and the columns start from zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.charts import columns
from briefgen.charts.sketch import GAP, Sketch
from briefgen.geometry import PIXEL, Rect
from briefgen.scene import ChartData, ChartStyles, Color, Item

if TYPE_CHECKING:
    from briefgen.charts.canvas import Canvas

STROKE = 3 * PIXEL
DOT = 7.0
"""Diameter of the line's points, in points."""

LEAST_RISE = 24.0
RISE_SHARE = 0.14
"""The height of the line's band: at least so many points, else that share of the chart."""


@dataclass(frozen=True, slots=True)
class Bands:
    """Where the two measures stand: each under its name. `line` is where the points lie, their values above it."""

    line_name: float
    line: Rect
    column_name: float
    columns: Rect


def bands(rect: Rect, styles: ChartStyles) -> Bands:
    """The bands of a chart in `rect`; that of the columns may be left without height."""
    name = styles.detail.leading
    top = rect.y + name + styles.value.leading + DOT
    line = Rect(rect.x, top, rect.width, max(LEAST_RISE, RISE_SHARE * rect.height))
    below = line.bottom + DOT / 2 + GAP
    return Bands(rect.y, line, below, Rect(rect.x, below + name, rect.width, max(rect.bottom - below - name, 0.0)))


def columns_of(data: ChartData) -> ChartData:
    """The columns alone."""
    return replace(data, kind="column", series=data.series[:1])


def limits(values: Sequence[float]) -> tuple[float, float]:
    """The least and the greatest value of the line; a level line lies in the middle of its band."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    return (low, high) if high > low else (low - 1, high + 1)


def fits(sketch: Sketch, width: float) -> bool:
    """Whether every name and value has its place at its own column."""
    return name_width(sketch) <= width and columns.fits(_columns(sketch), width)


def name_width(sketch: Sketch) -> float:
    """The width of the wider of the measures' names, in points."""
    return max(sketch.width(series.name, sketch.styles.detail) for series in sketch.data.series)


def least_height(sketch: Sketch, width: float) -> float:
    """The height that leaves both measures a rise to be read, in points."""
    above = bands(Rect(0, 0, width, 0), sketch.styles).columns.y
    return above + columns.least_height(_columns(sketch), width)


def draw(sketch: Sketch, rect: Rect) -> tuple[Item, ...]:
    """The columns and the line over them, left to right in the order of the categories."""
    from briefgen.charts.canvas import Canvas

    # The line's band grows with the chart as far as the columns keep their least height.
    spare = rect.height - least_height(sketch, rect.width)
    found = bands(rect.resized(height=min(rect.height, max(spare, 0.0) / RISE_SHARE)), sketch.styles)
    found = replace(found, columns=found.columns.resized(height=rect.bottom - found.columns.y))
    series = sketch.data.series[1]
    one = limits([float(value) for value in series.values if value is not None])
    canvas = Canvas(rect, found.line, (-0.5, sketch.count - 0.5), one, sketch.theme)
    points = [(index, float(value)) for index, value in enumerate(series.values) if value is not None]
    for before, after in pairwise(points):
        if after[0] == before[0] + 1:
            canvas.stroke(f"line from {before[0] + 1}", (before, after), Color.INK, STROKE)
    for point in points:
        canvas.dot(f"point {point[0] + 1}", point, DOT, Color.INK)
    _values(sketch, canvas, points)
    for index, top in ((1, found.line_name), (0, found.column_name)):
        name, at = sketch.data.series[index].name, (rect.x, top)
        canvas.text(f"series {index + 1}", name, sketch.styles.detail, at, edge="top", page_x=True, page_y=True)
    return (*columns.draw(_columns(sketch), found.columns), *canvas.items())


def _values(sketch: Sketch, canvas: Canvas, points: Sequence[tuple[int, float]]) -> None:
    """The line's values over its points, the last one first, as far as they stay inside the chart and apart."""
    style, taken = sketch.styles.value, canvas.rect.right
    for index, value in reversed(points):
        said = sketch.data.series[1].labels[index]
        half = sketch.width(said, style) / 2
        centre = canvas.plot.x + (index + 0.5) * canvas.plot.width / sketch.count
        if canvas.rect.x <= centre - half and centre + half <= taken:
            canvas.text(
                f"line value {index + 1}", said, style, (index, value), align="center", edge="bottom", dy=-DOT / 2
            )
            taken = centre - half - GAP


def _columns(sketch: Sketch) -> Sketch:
    return Sketch(columns_of(sketch.data), sketch.styles, sketch.theme, sketch.typesetter)
