"""Columns under a line of another measure: one chart, the line on axes of its own that nobody sees."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from briefgen.charts.combination import DOT, STROKE
from briefgen.scene import Color, TextFrame
from briefgen.writers.pptx.chart.bars import whole
from briefgen.writers.pptx.chart.labels import SERIES, Label, Labels
from briefgen.writers.pptx.chart.reading import axis_names, names_series, series_format, telling, unseen_line
from briefgen.writers.pptx.chart.series import (
    UNSEEN,
    Canvas,
    Plot,
    Series,
    axes,
    bar_group,
    dot,
    line_group,
    unseen_axes,
)
from briefgen.writers.pptx.chart.stacks import BESIDE
from briefgen.writers.pptx.chart.workbook import Column
from briefgen.writers.pptx.markup import tag
from briefgen.writers.pptx.roles import outline

EDGE = 0.001
"""How far inside its axis an unseen point stays, in its length: on the very end a renderer's rounding drops it."""


def combination(canvas: Canvas) -> Plot:
    """Columns, the line over them, and their names over each."""
    categories = axis_names(canvas)
    bars, sheet = whole(canvas, order=0)
    names = [(index, frame) for index in (1, 0) for frame in canvas.plan.told("series", index).values()]
    named = [_name(canvas, order, index, frame) for order, (index, frame) in enumerate(names, start=2)]
    placed = canvas.plan.names == "placed"
    if placed:
        named.append(names_series(canvas, 2 + len(named)))
    line = _line(canvas)
    source = canvas.sketch.data.series[1]
    upper = canvas.plan.upper or canvas.plan.limits
    return Plot(
        groups=(
            bar_group("col", [one.markup(canvas, categories) for one in bars], canvas.gap),
            line_group([one.markup(canvas, categories, line=True) for one in named]),
            line_group([line.markup(canvas, categories, line=True)], UNSEEN),
        ),
        axes=(*axes(canvas, named=not placed, zero=True), *unseen_axes(canvas, upper)),
        columns=(*sheet, Column(source.name, source.values, series_format(canvas, 1) or "General")),
        categories=categories,
    )


def _line(canvas: Canvas) -> Series:
    source, form = canvas.sketch.data.series[1], series_format(canvas, 1)
    told = canvas.plan.told("value", 1)
    points = {index: replace(telling(canvas, 1, index, frame), position="t") for index, frame in told.items()}
    return Series(
        order=1,
        title=source.name,
        values=source.values,
        column=2,
        shape=tag("c:spPr", outline(Color.INK, STROKE)),
        marker=dot(Color.INK, DOT),
        labels=Labels(points=points, format=form, position="t"),
        format=form or "General",
    )


def _name(canvas: Canvas, order: int, index: int, frame: TextFrame) -> Series:
    """An unseen point level with a name, whose label is that name."""
    low, high = canvas.plan.limits
    plot = canvas.plan.plot
    level = Decimal(repr(low + (plot.bottom - frame.rect.middle) / plot.height * (high - low)))
    inside = EDGE * (high - low)
    above = max(Decimal(repr(low + inside)), min(level, Decimal(repr(high - inside))))
    shift = canvas.shift(frame.rect.x - canvas.centre(0) - BESIDE, frame.rect.middle - canvas.at(float(above)))
    values: list[Decimal | None] = [above, *([None] * (canvas.count - 1))]
    label = Label(canvas.sketch.styles.detail, shown=SERIES, shift=shift)
    return Series(
        order=order,
        title=canvas.sketch.data.series[index].name,
        values=tuple(values),
        title_column=index + 1,
        shape=unseen_line(),
        labels=Labels(points={0: label}, position="r", inset=0),
    )
