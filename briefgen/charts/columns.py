"""Standing bars: columns, stacks and waterfalls, with names below and values at the marks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.charts.marks import Mark, limits, marks
from briefgen.charts.sketch import GAP, ZERO_LINE, Sketch, spread, thickness
from briefgen.geometry import Rect
from briefgen.scene import Color, Item

if TYPE_CHECKING:
    from briefgen.charts.canvas import Canvas
    from briefgen.charts.renderer import Edge

LEAST_RISE = 48.0
"""Columns lower than this, in points, say nothing."""

MOST_LINES = 3
"""A name under a column, its details included, wraps to so many lines."""

WIDEST_SERIES = 0.3
"""The share of the chart that the series' names take at most before they wrap."""


def fits(sketch: Sketch, width: float) -> bool:
    """Whether every name and value has its place at its own column; several series side by side never do."""
    if len(sketch.data.series) > 1 and sketch.data.kind != "stacked":
        return False
    pitch = (width - _series_column(sketch, width)) / sketch.count
    values = [sketch.width(mark.label, sketch.styles.value) for mark in marks(sketch.data, sketch.theme)]
    if sketch.data.kind == "stacked":
        values = []
    if max([sketch.caption_word, *values]) + GAP > pitch:
        return False
    return max(len(caption.lines) for caption in sketch.captions(pitch - GAP)) <= MOST_LINES


def least_height(sketch: Sketch, width: float) -> float:
    """The height that leaves the columns a rise to be read, in points."""
    above, below = _margins(sketch, LEAST_RISE)
    names = sum(len(lines) for lines in _series_lines(sketch, width)) * sketch.styles.detail.leading
    return above + below + max(LEAST_RISE, names) + _captions_height(sketch, width)


def draw(sketch: Sketch, rect: Rect) -> tuple[Item, ...]:
    """The columns, left to right in the order of the categories."""
    from briefgen.charts.canvas import Canvas

    bars = marks(sketch.data, sketch.theme)
    width = rect.width - _series_column(sketch, rect.width)
    height = rect.height - _captions_height(sketch, rect.width)
    above, below = _margins(sketch, height - 2 * sketch.styles.value.leading)
    plot = Rect(rect.x, rect.y + above, width, height - above - below)
    canvas = Canvas(rect, plot, (-0.5, sketch.count - 0.5), limits(bars), sketch.theme)
    share = thickness(plot.width / sketch.count)
    for mark in bars:
        if mark.start != mark.end:
            canvas.box(mark.name, mark.category - share / 2, mark.start, mark.category + share / 2, mark.end, mark.fill)
        _value(sketch, canvas, mark)
    if sketch.data.kind == "waterfall":
        for mark, following in pairwise(bars):
            ends = [(mark.category + share / 2, mark.end), (following.category - share / 2, mark.end)]
            canvas.stroke(f"step {mark.category + 1}", ends, Color.MUTED, ZERO_LINE, above=False)
    canvas.stroke("zero line", [(plot.x, 0), (plot.right, 0)], Color.INK, ZERO_LINE, page_x=True)
    _names(sketch, canvas, rect.bottom - _captions_height(sketch, rect.width) + GAP)
    _series_names(sketch, canvas, bars)
    return canvas.items()


def _margins(sketch: Sketch, height: float) -> tuple[float, float]:
    """Room for values above and below columns that take so much height at least, in points."""
    if sketch.data.kind == "stacked":
        return (0.0, 0.0)
    bars = marks(sketch.data, sketch.theme)
    low, high = limits(bars)
    line, scale = sketch.styles.value.leading, max(height, 0.0) / (high - low)
    above = (line - (high - mark.end) * scale for mark in bars if mark.end >= mark.start)
    below = (line - (mark.end - low) * scale for mark in bars if mark.end < mark.start)
    return max((0.0, *above)), max((0.0, *below))


def _captions_height(sketch: Sketch, width: float) -> float:
    pitch = (width - _series_column(sketch, width)) / sketch.count
    return max((caption.height for caption in sketch.captions(pitch - GAP)), default=0.0) + GAP


def _value(sketch: Sketch, canvas: Canvas, mark: Mark) -> None:
    name = mark.name.replace("bar", "value", 1)
    if sketch.data.kind != "stacked":
        style = sketch.value_style(mark.fill, inside=False)
        edge: Edge = "bottom" if mark.end >= mark.start else "top"
        canvas.text(name, mark.label, style, (mark.category, mark.end), align="center", edge=edge)
        return
    low, high = canvas.y
    style = sketch.value_style(mark.fill, inside=True)
    room = abs(mark.end - mark.start) / (high - low) * canvas.plot.height
    pitch = canvas.plot.width / sketch.count
    if style.leading <= room and sketch.width(mark.label, style) <= pitch * thickness(pitch):
        canvas.text(name, mark.label, style, (mark.category, (mark.start + mark.end) / 2), align="center")


def _names(sketch: Sketch, canvas: Canvas, top: float) -> None:
    pitch = canvas.plot.width / sketch.count
    for index, caption in enumerate(sketch.captions(pitch - GAP)):
        y = top
        for number, (line, style) in enumerate(caption.lines, start=1):
            canvas.text(f"name {index + 1}.{number}", line, style, (index, y), align="center", edge="top", page_y=True)
            y += style.leading


def _series_lines(sketch: Sketch, width: float) -> tuple[tuple[str, ...], ...]:
    """The names of stacked series, wrapped; none where there is only one."""
    if len(sketch.data.series) < 2:
        return ()
    style = sketch.styles.detail
    return tuple(sketch.wrapped(s.name, style, WIDEST_SERIES * width) for s in sketch.data.series)


def _series_column(sketch: Sketch, width: float) -> float:
    lines = [line for lines in _series_lines(sketch, width) for line in lines]
    return max((sketch.width(line, sketch.styles.detail) + GAP for line in lines), default=0.0)


def _series_names(sketch: Sketch, canvas: Canvas, bars: Sequence[Mark]) -> None:
    """The series' names beside the last stack, each level with its part."""
    names, style = _series_lines(sketch, canvas.rect.width), sketch.styles.detail
    if not names:
        return
    low, high = canvas.y
    scale = canvas.plot.height / (high - low)
    last = {mark.series: mark for mark in bars if mark.category == sketch.count - 1}
    sizes = [len(lines) * style.leading for lines in names]
    middles = [(last[s.name].start + last[s.name].end) / 2 if s.name in last else 0.0 for s in sketch.data.series]
    wanted = [canvas.plot.bottom - (y - low) * scale - size / 2 for y, size in zip(middles, sizes, strict=True)]
    tops = spread(wanted, sizes, canvas.plot.y, canvas.plot.bottom)
    for index, (lines, top) in enumerate(zip(names, tops, strict=True), start=1):
        for number, line in enumerate(lines):
            at = (canvas.plot.right + GAP, top + number * style.leading)
            canvas.text(f"series {index}.{number + 1}", line, style, at, edge="top", page_x=True, page_y=True)
