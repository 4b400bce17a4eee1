"""Lines: told at their ends, broken at gaps, with a dot at the highlighted point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from briefgen.charts.marks import line_fill
from briefgen.charts.plan.lines import DOT, KEY, STROKE, last
from briefgen.scene import Color, TextFrame
from briefgen.writers.pptx.chart.labels import BOTH, VALUE, Label, Labels, Position
from briefgen.writers.pptx.chart.reading import axis_names, names_series, series_format, telling, words
from briefgen.writers.pptx.chart.series import Canvas, Plot, Series, axes, dot, line_group
from briefgen.writers.pptx.chart.workbook import Column
from briefgen.writers.pptx.markup import Xml, join, tag
from briefgen.writers.pptx.roles import outline

BESIDE = 5.0
"""How far beside a point renderers set the label beside it, in points."""


def lines(canvas: Canvas) -> Plot:
    """A line for each series."""
    data = canvas.sketch.data
    categories = axis_names(canvas)
    placed = canvas.plan.names == "placed"
    series = [_line(canvas, index) for index in range(len(data.series))]
    if placed:
        series.append(names_series(canvas, len(series)))
    columns = tuple(
        Column(s.name, s.values, series_format(canvas, index) or "General") for index, s in enumerate(data.series)
    )
    low, high = canvas.plan.limits
    return Plot(
        groups=(line_group([one.markup(canvas, categories, line=True) for one in series]),),
        axes=axes(canvas, named=not placed, zero=low <= 0 <= high, between=False),
        columns=columns,
        categories=categories,
    )


def _line(canvas: Canvas, index: int) -> Series:
    """One line, its last point told beside the plot, others above or below them."""
    data = canvas.sketch.data
    source = data.series[index]
    several = len(data.series) > 1
    color = line_fill(index, data, canvas.sketch.theme)
    points = {category: _told(canvas, index, category, frame) for category, frame in _values(canvas, index)}
    points |= {category: _end(canvas, index, frame) for category, frame in canvas.plan.told("series", index).items()}
    dotted = {point: dot(color, STROKE * 2) for point in _alone(source.values)}
    if data.highlight is not None and not several:
        dotted[data.highlight] = dot(Color.ACCENT, DOT)
    form = series_format(canvas, index)
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


def _values(canvas: Canvas, index: int) -> Sequence[tuple[int, TextFrame]]:
    return tuple(canvas.plan.told("value", index).items())


def _told(canvas: Canvas, index: int, category: int, frame: TextFrame) -> Label:
    """A value over or under its point."""
    value = float(canvas.sketch.data.series[index].values[category] or 0)
    position: Position = "t" if frame.rect.middle < canvas.at(value) else "b"
    return replace(telling(canvas, index, category, frame), position=position)


def _end(canvas: Canvas, index: int, frame: TextFrame) -> Label:
    """The label at a line's end, moved from its point to where it was planned."""
    source = canvas.sketch.data.series[index]
    several = len(canvas.sketch.data.series) > 1
    end = last(source.values)
    natural = canvas.centre(end) + BESIDE + (KEY if several else 0.0)
    shift = canvas.shift(frame.rect.x - natural, frame.rect.middle - canvas.at(float(source.values[end] or 0)))
    told = telling(canvas, index, end, frame, BOTH if several else VALUE)
    said = words(frame) if len(frame.paragraphs) > 1 else told.words
    return replace(told, style=frame.paragraphs[0].runs[0].style, words=said, position="r", shift=shift, key=several)


def _stroke(color: Color) -> Xml:
    return tag("c:spPr", outline(color, STROKE))


def _alone(values: Sequence[Decimal | None]) -> list[int]:
    """The points between two gaps, which no line reaches."""
    around = (None, *values, None)
    return [i for i, value in enumerate(values) if value is not None and around[i] is None and around[i + 2] is None]
