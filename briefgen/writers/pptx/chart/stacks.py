"""Stacked bars, standing or lying: values in their parts, the series' names beside the last stack or over the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from briefgen.charts.marks import series_fill
from briefgen.scene import ChartData, TextFrame
from briefgen.writers.pptx.chart.labels import SERIES, Label, Labels, Words
from briefgen.writers.pptx.chart.number_format import number_format
from briefgen.writers.pptx.chart.reading import (
    axis_names,
    names_series,
    series_format,
    telling,
    unseen_line,
    untold,
    words,
)
from briefgen.writers.pptx.chart.series import Canvas, Plot, Series, axes, bar_group, filled, line_group
from briefgen.writers.pptx.chart.workbook import Column, letter


def stacked(canvas: Canvas) -> Plot:
    """A stack for each category."""
    categories = axis_names(canvas)
    forms = [series_format(canvas, index) for index in range(len(canvas.sketch.data.series))]
    parts = [_part(canvas, index, form) for index, form in enumerate(forms)]
    told = _names(canvas)
    placed = canvas.plan.names == "placed"
    if placed:
        told = [*told, names_series(canvas, 2 * len(parts))]
    bars = parts if canvas.standing else [*told, *parts]
    group = bar_group(canvas.direction, [one.markup(canvas, categories) for one in bars], canvas.gap, stacked=True)
    over = (line_group([one.markup(canvas, categories, line=True) for one in told]),) if told else ()
    return Plot(
        groups=(group, *over) if canvas.standing else (group,),
        axes=axes(canvas, named=not placed, zero=canvas.plan.limits[0] < 0),
        columns=_columns(canvas, forms),
        categories=categories,
    )


def _columns(canvas: Canvas, forms: Sequence[str | None]) -> tuple[Column, ...]:
    """The series; where they are shares, the amounts first, from which the shares follow by formula.

    So the stacks are plain ones: PowerPoint's own 100 % stacks show amounts on their labels, never shares.
    """
    data = canvas.sketch.data
    given = [Column(s.name, s.values, form or "General") for s, form in zip(data.series, forms, strict=True)]
    if not data.amounts:
        return tuple(given)
    shares = [replace(column, formulas=_shared(column, index, data)) for index, column in enumerate(given, start=1)]
    return (*(Column(s.name, s.values, number_format(s.values, s.labels) or "General") for s in data.amounts), *shares)


def _shared(column: Column, index: int, data: ChartData) -> tuple[str, ...]:
    """Each share as a formula of the amounts in its row; nothing where there is none."""
    last = letter(len(data.amounts))
    rows = enumerate(column.values, start=2)
    return tuple("" if value is None else f"100*{letter(index)}{row}/SUM($B{row}:${last}{row})" for row, value in rows)


def _part(canvas: Canvas, index: int, form: str | None) -> Series:
    """One series; a value that its part cannot hold is not shown."""
    source, theme = canvas.sketch.data.series[index], canvas.sketch.theme
    fill = series_fill(index, theme)
    style = canvas.sketch.value_style(fill, inside=True)
    told = canvas.plan.told("value", index)
    points = {c: telling(canvas, index, c, frame) for c, frame in told.items() if form is None}
    return Series(
        order=index,
        title=source.name,
        values=source.values,
        column=len(canvas.sketch.data.amounts) + index + 1,
        shape=filled(fill),
        labels=Labels(style, "ctr", format=form, points=points, hidden=untold(canvas, index)),
        format=form or "General",
    )


def _names(canvas: Canvas) -> list[Series]:
    """Unseen series whose one label is the name of a part, where the plan has it."""
    series = canvas.sketch.data.series
    frames = [(index, frame) for index in range(len(series)) for frame in canvas.plan.told("series", index).values()]
    return [_name(canvas, index, frame) for index, frame in frames]


def _name(canvas: Canvas, index: int, frame: TextFrame) -> Series:
    standing = canvas.standing
    values: list[Decimal | None] = [None] * canvas.count
    at = canvas.count - 1 if standing else 0
    if standing:
        values[at] = _value_at(canvas, frame.rect.middle)
        shift = canvas.shift(frame.rect.x - canvas.centre(at) - BESIDE, 0)
    else:
        values[at] = Decimal(0)
        middle = canvas.plan.plot.y + canvas.pitch / 2
        shift = canvas.shift(frame.rect.x - canvas.at(0), frame.rect.middle - middle)
    label = Label(canvas.sketch.styles.detail, _broken(frame), SERIES, shift=shift)
    return Series(
        order=len(canvas.sketch.data.series) + index,
        title=canvas.sketch.data.series[index].name,
        values=tuple(values),
        title_column=index + 1,
        shape=unseen_line() if standing else filled(None),
        labels=Labels(points={at: label}, position="r" if standing else "inBase", inset=0),
    )


BESIDE = 2.8
"""How far beside a point renderers set the label beside it, in points."""


def _broken(frame: TextFrame) -> Words:
    """The frame's lines, if it has several: a name on one line is told by the sheet."""
    return words(frame) if len(frame.paragraphs) > 1 else ()


def _value_at(canvas: Canvas, y: float) -> Decimal:
    """The value that stands at a height of the page."""
    low, high = canvas.plan.limits
    plot = canvas.plan.plot
    return Decimal(repr(low + (plot.bottom - y) / plot.height * (high - low)))
