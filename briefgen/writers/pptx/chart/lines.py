"""Lines: told at their ends, broken at gaps, with a dot at the highlighted point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from briefgen.charts.marks import fills
from briefgen.charts.sketch import GAP, spread
from briefgen.geometry import PIXEL, Rect
from briefgen.scene import Color
from briefgen.writers.pptx.chart.columns import names_height
from briefgen.writers.pptx.chart.labels import BOTH, Label, Labels
from briefgen.writers.pptx.chart.reading import axis_names, series_format
from briefgen.writers.pptx.chart.series import Canvas, Plot, Series, axes, line_group
from briefgen.writers.pptx.chart.workbook import Column
from briefgen.writers.pptx.markup import Xml, join, tag
from briefgen.writers.pptx.roles import outline, solid

STROKE = 3 * PIXEL
DOT = 9
"""Diameter of the highlighted point, in points."""

KEY = 24.0
"""The stroke of its line before each label, in points, where there are several lines."""

LEAST_SPREAD = 1 / 6
"""Values closer together than this share of the largest are drawn without zero, as spreadsheets do."""

WIDEST_LABEL = 0.4
"""The share of the chart that the labels at the ends take at most."""


def lines(canvas: Canvas) -> Plot:
    """A line for each series."""
    data, style = canvas.sketch.data, canvas.sketch.styles.value
    ends = [_last(series.values) for series in data.series]
    several = len(data.series) > 1
    said = [
        " ".join((series.name, series.labels[end])) if several else series.labels[end]
        for series, end in zip(data.series, ends, strict=True)
    ]
    beside = max((canvas.room(words, style) for words in said), default=0.0) + 2 * GAP + (KEY if several else 0)
    beside = min(beside, WIDEST_LABEL * canvas.width)
    margin = style.leading + DOT / 2
    pitch = (canvas.width - beside) / max(canvas.count - 1, 1)
    inner = Rect(DOT, 0, canvas.width - beside - DOT, canvas.height - names_height(canvas, pitch))
    low, high = _limits([float(v) for s in data.series for v in s.values if v is not None])
    air = (high - low) * margin / max(inner.height - 2 * margin, margin)
    limits = (low - air if low else low, high + air)
    scale = inner.height / (limits[1] - limits[0])
    levels = [(float(s.values[end] or 0) - limits[0]) * scale for s, end in zip(data.series, ends, strict=True)]
    places = spread(levels, [style.leading] * len(levels), 0.0, inner.height + style.leading)
    categories = axis_names(canvas, detailed=True)
    series = [
        _line(canvas, index, end, level - place).markup(canvas, categories, line=True)
        for index, (end, level, place) in enumerate(zip(ends, levels, places, strict=True))
    ]
    columns = tuple(
        Column(s.name, s.values, series_format(canvas, index) or "General") for index, s in enumerate(data.series)
    )
    return Plot(
        groups=(line_group(series),),
        axes=axes(canvas, "col", limits, named=True, zero=low <= 0 <= high, between=False),
        inner=inner,
        columns=columns,
        categories=categories,
    )


def _last(values: Sequence[Decimal | None]) -> int:
    """The index of the last point; 0 if there is none."""
    return max((index for index, value in enumerate(values) if value is not None), default=0)


def _limits(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values, default=0.0), max(values, default=1.0)
    if high - low >= LEAST_SPREAD * max(abs(low), abs(high)) or high == low:
        low, high = min(low, 0.0), max(high, 0.0)
    return (low, high) if high > low else (0.0, 1.0)


def _color(canvas: Canvas, index: int) -> Color:
    theme = canvas.sketch.theme
    if len(canvas.sketch.data.series) == 1:
        return Color.INK if canvas.sketch.data.highlight is not None else theme.band
    # A pale line is lost on paper, where a pale area would still hold.
    strong = [fill for fill in fills(theme) if fill not in (Color.TINT, Color.HAIRLINE)]
    return strong[index % len(strong)]


def _line(canvas: Canvas, index: int, end: int, raised: float) -> Series:
    """One line. `raised`: by how many points its end's label moves down to stay apart from the others."""
    data, style = canvas.sketch.data, canvas.sketch.styles.value
    source = data.series[index]
    form = series_format(canvas, index)
    several = len(data.series) > 1
    color = _color(canvas, index)

    def label(point: int, *, last: bool) -> Label:
        told = replace(style, color=Color.ACCENT) if point == data.highlight and not several else style
        words = [(source.labels[point], told)] if form is None else []
        if last and several and words:
            words.insert(0, (f"{source.name}  ", told))
        shift = canvas.shift(0, raised) if last else (0.0, 0.0)
        shown = BOTH if last and several else Labels().shown
        return Label(told, tuple(words), shown, "r" if last else "t", shift, key=last and several)

    points = {end: label(end, last=True)}
    if not several:
        first = next((i for i, value in enumerate(source.values) if value is not None), end)
        wanted = {first, data.highlight} - {end, None}
        points |= {point: label(point, last=False) for point in wanted if point is not None}
    dotted = {point: _dot(color, STROKE * 2) for point in _alone(source.values)}
    if data.highlight is not None and not several:
        dotted[data.highlight] = _dot(Color.ACCENT, DOT)
    return Series(
        order=index,
        title=source.name,
        values=source.values,
        column=index + 1,
        shape=_stroke(color),
        points={point: join(mark, _stroke(color)) for point, mark in dotted.items()},
        labels=Labels(points=points, format=form, position="r"),
        format=form or "General",
    )


def _stroke(color: Color) -> Xml:
    return tag("c:spPr", outline(color, STROKE))


def _alone(values: Sequence[Decimal | None]) -> list[int]:
    """The points between two gaps, which no line reaches."""
    around = (None, *values, None)
    return [i for i, value in enumerate(values) if value is not None and around[i] is None and around[i + 2] is None]


def _dot(color: Color, diameter: float) -> Xml:
    return tag(
        "c:marker",
        tag("c:symbol", val="circle"),
        tag("c:size", val=round(diameter)),
        tag("c:spPr", solid(color), outline(None)),
    )
