"""Lying bars: names in a left column, values inside or after the bars. Everything that names need lines for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.charts.marks import Mark, limits, marks, series_fill, unit
from briefgen.charts.sketch import GAP, ZERO_LINE, Sketch, spread, thickness
from briefgen.geometry import MILLIMETRE, PIXEL, Rect
from briefgen.scene import Align, Color, Item

if TYPE_CHECKING:
    from briefgen.charts.canvas import Canvas

NAME_COLUMN = 38 * MILLIMETRE
WIDEST_COLUMN = 0.45
"""The share of the chart that names may take before they wrap."""

LEAST_TRACK = 48.0
"""Bars shorter than this, in points, say nothing."""

FEW = 4
"""With more bars than this, all values stand outside: one edge is calmer than two."""

CUT = 2 * PIXEL
LEAST_PIECE = 4.0
"""Pieces narrower than this, in points, are not cut."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Room for values before and after the bars, in points, and the bars (by index) with the value inside."""

    before: float
    after: float
    inside: frozenset[int] = frozenset()


def fits(sketch: Sketch, width: float) -> bool:
    """Whether names and values leave the bars enough of `width`."""
    track = width - _column(sketch, width)
    bars = marks(sketch.data, sketch.theme)
    margins = _margins(sketch, bars, track)
    names = (sketch.longest_word(s.name, sketch.styles.detail) for s in sketch.data.series)
    if sketch.data.kind == "stacked" and max(names) + GAP > track / len(sketch.data.series):
        return False
    return track - margins.before - margins.after >= LEAST_TRACK


def least_height(sketch: Sketch, width: float) -> float:
    """The height below which rows would touch, in points."""
    column = _column(sketch, width)
    captions = sketch.captions(column - GAP)
    lanes = _lanes(marks(sketch.data, sketch.theme))
    row = max(max((c.height for c in captions), default=0.0), lanes * sketch.styles.value.leading / thickness(1))
    return sketch.count * row + _header(sketch, width - column)


def draw(sketch: Sketch, rect: Rect) -> tuple[Item, ...]:
    """The bars, top to bottom in the order of the categories."""
    from briefgen.charts.canvas import Canvas

    bars = marks(sketch.data, sketch.theme)
    column = _column(sketch, rect.width)
    header = _header(sketch, rect.width - column)
    track = Rect(rect.x + column, rect.y + header, rect.width - column, rect.height - header)
    margins = _margins(sketch, bars, track.width)
    plot = Rect(track.x + margins.before, track.y, track.width - margins.before - margins.after, track.height)
    canvas = Canvas(rect, plot, limits(bars), (sketch.count - 0.5, -0.5), sketch.theme)
    share = thickness(plot.height / sketch.count, _lanes(bars))
    for index, mark in enumerate(bars):
        lane = share / mark.lanes
        top = mark.category - share / 2 + mark.lane * lane
        if mark.start != mark.end:
            canvas.box(mark.name, mark.start, top, mark.end, top + lane, mark.fill)
        _cut(sketch, canvas, mark, top, lane)
        _value(sketch, canvas, mark, top + lane / 2, index in margins.inside)
    _connect(sketch, canvas, bars, share)
    canvas.stroke("zero line", [(0, plot.y), (0, plot.bottom)], Color.INK, ZERO_LINE, page_y=True)
    _names(sketch, canvas, column)
    _series_names(sketch, canvas, bars, track, header)
    return canvas.items()


def _lanes(bars: Sequence[Mark]) -> int:
    return max((mark.lanes for mark in bars), default=1)


def _column(sketch: Sketch, width: float) -> float:
    """The width of the column of names, in points."""
    natural = sketch.caption_width + GAP
    fixed = natural <= NAME_COLUMN <= width / 2
    column = NAME_COLUMN if fixed else min(natural, WIDEST_COLUMN * width)
    return max(column, sketch.caption_word + GAP)


def _label_width(sketch: Sketch, mark: Mark) -> float:
    series = sketch.width(mark.series, sketch.styles.detail) + GAP if mark.series else 0.0
    return sketch.width(mark.label, sketch.styles.value) + series


def _margins(sketch: Sketch, bars: Sequence[Mark], track: float) -> Margins:
    """Values inside long bars if every value then finds its place; otherwise room for all of them outside."""
    if sketch.data.kind == "stacked":
        return Margins(0.0, 0.0)
    low, high = limits(bars)
    scale = track / (high - low)
    widths = [_label_width(sketch, mark) for mark in bars]
    lengths = [abs(mark.end - mark.start) * scale for mark in bars]
    long = max(lengths, default=0.0) / 2
    data = sketch.data
    whole = data.segment is None and data.kind != "waterfall" and len(data.series) == 1 and sketch.count <= FEW
    inside = frozenset(
        index for index, length in enumerate(lengths) if whole and length >= max(long, widths[index] + 2 * GAP)
    )
    outside = [index for index in range(len(bars)) if index not in inside]
    tips = [(mark.end - low) * scale for mark in bars]
    rising = [mark.end >= mark.start for mark in bars]
    if all(tips[i] + GAP + widths[i] <= track if rising[i] else tips[i] - GAP - widths[i] >= 0 for i in outside):
        return Margins(0.0, 0.0, inside)
    return Margins(
        before=max((GAP + width for width, up in zip(widths, rising, strict=True) if not up), default=0.0),
        after=max((GAP + width for width, up in zip(widths, rising, strict=True) if up), default=0.0),
    )


def _value(sketch: Sketch, canvas: Canvas, mark: Mark, middle: float, inside: bool) -> None:
    name = mark.name.replace("bar", "value", 1)
    style = sketch.value_style(mark.fill, inside or sketch.data.kind == "stacked")
    if sketch.data.kind == "stacked":
        room = abs(mark.end - mark.start) * _scale(canvas)
        if sketch.width(mark.label, style) + GAP <= room:
            canvas.text(name, mark.label, style, ((mark.start + mark.end) / 2, middle), align="center")
        return
    forward = (mark.end >= mark.start) != inside
    align: Align = "start" if forward else "end"
    for suffix, text, font in (("", mark.label, style), (" series", mark.series, sketch.styles.detail)):
        shift = GAP if not suffix else 2 * GAP + sketch.width(mark.label, style)
        canvas.text(name + suffix, text, font, (mark.end, middle), align=align, dx=shift if forward else -shift)


def _scale(canvas: Canvas) -> float:
    """Points for one unit of the data along the bars."""
    low, high = canvas.x
    return canvas.plot.width / (high - low)


def _cut(sketch: Sketch, canvas: Canvas, mark: Mark, top: float, lane: float) -> None:
    """Cut a bar into pieces of the segment, and number them where the bar is a whole number of pieces."""
    segment = sketch.data.segment
    if not segment or mark.start or sketch.data.kind not in ("bar", "column"):
        return
    piece = float(abs(segment) / unit(sketch.data))
    if piece * _scale(canvas) < LEAST_PIECE:
        return
    sign, count = (1 if mark.end >= 0 else -1), abs(mark.end) / piece
    for index in range(1, int(count + 1e-9) + 1):
        x = sign * index * piece
        if index < count - 1e-9:
            canvas.stroke(f"cut {mark.category + 1}.{index}", [(x, top), (x, top + lane)], Color.PAPER, CUT)
        number = str(index)
        style = replace(sketch.styles.detail, color=sketch.theme.text_on(mark.fill), weight=600)
        whole = abs(count - round(count)) < 1e-9
        if whole and sketch.width(number, style) + LEAST_PIECE <= piece * _scale(canvas):
            middle = (sign * (index - 0.5) * piece, top + lane / 2)
            canvas.text(f"piece {mark.category + 1}.{index}", number, style, middle, align="center")


def _connect(sketch: Sketch, canvas: Canvas, bars: Sequence[Mark], share: float) -> None:
    """The level each step of a waterfall hands to the next."""
    if sketch.data.kind == "waterfall":
        for mark, following in pairwise(bars):
            ends = [(mark.end, mark.category + share / 2), (mark.end, following.category - share / 2)]
            canvas.stroke(f"step {mark.category + 1}", ends, Color.MUTED, ZERO_LINE, above=False)


def _names(sketch: Sketch, canvas: Canvas, column: float) -> None:
    for index, caption in enumerate(sketch.captions(column - GAP)):
        offset = -caption.height / 2
        for number, (line, style) in enumerate(caption.lines, start=1):
            canvas.text(
                f"name {index + 1}.{number}", line, style, (canvas.rect.x, index), edge="top", dy=offset, page_x=True
            )
            offset += style.leading


def _header(sketch: Sketch, track: float) -> float:
    """The height of the series' names over lying stacks, in points."""
    if sketch.data.kind != "stacked" or len(sketch.data.series) < 2:
        return 0.0
    lines = (len(names) for names in _wrapped_series(sketch, track))
    return max(lines) * sketch.styles.detail.leading + GAP


def _wrapped_series(sketch: Sketch, track: float) -> tuple[tuple[str, ...], ...]:
    room = track / len(sketch.data.series) - GAP
    return tuple(sketch.wrapped(series.name, sketch.styles.detail, room) for series in sketch.data.series)


def _series_names(sketch: Sketch, canvas: Canvas, bars: Sequence[Mark], track: Rect, header: float) -> None:
    """The series' names over the first stack, each near its part."""
    if not header:
        return
    names = _wrapped_series(sketch, track.width)
    low, _ = canvas.x
    style = sketch.styles.detail
    sizes = [max((sketch.width(line, style) for line in lines), default=0.0) + GAP for lines in names]
    firsts = {mark.series: mark for mark in reversed(bars) if mark.category == 0}
    wanted = [
        track.x + (min(firsts[s.name].start, firsts[s.name].end) - low) * _scale(canvas)
        if s.name in firsts
        else track.x
        for s in sketch.data.series
    ]
    starts = spread(wanted, sizes, track.x, track.right + GAP)
    for index, (lines, x) in enumerate(zip(names, starts, strict=True)):
        top = track.y - GAP - len(lines) * style.leading
        swatch = series_fill(index, sketch.theme)
        canvas.stroke(
            f"series {index + 1} mark",
            [(x, track.y - GAP / 2), (x + sizes[index] - GAP, track.y - GAP / 2)],
            swatch,
            2 * PIXEL,
            page_x=True,
            page_y=True,
        )
        for number, line in enumerate(lines):
            at = (x, top + number * style.leading)
            canvas.text(f"series {index + 1}.{number + 1}", line, style, at, edge="top", page_x=True, page_y=True)
