"""Lying bars: names over the bars or beside them, values at the ends; bars cut into pieces, or several in a group."""

from __future__ import annotations

from decimal import Decimal

from briefgen.charts.marks import marks, series_fill
from briefgen.charts.plan.lying import CLOSE
from briefgen.writers.pptx.chart.cuts import cut
from briefgen.writers.pptx.chart.labels import BOTH, CATEGORY, Label, Labels
from briefgen.writers.pptx.chart.reading import (
    axis_names,
    common,
    fills,
    series_format,
    telling,
    untold,
    value_labels,
    words,
)
from briefgen.writers.pptx.chart.series import Canvas, Plot, Series, axes, bar_group, filled
from briefgen.writers.pptx.chart.workbook import Column


def bars(canvas: Canvas) -> Plot:
    """One series of bars, or several side by side."""
    if len(canvas.sketch.data.series) > 1:
        return _grouped(canvas)
    over = canvas.plan.names == "over"
    categories = axis_names(canvas)
    cuts = cut(canvas)
    series, columns = cuts or whole(canvas, order=1)
    all_series = (*((_names(canvas),) if over else ()), *series)
    marked = [one.markup(canvas, categories) for one in all_series]
    return Plot(
        groups=(bar_group("bar", marked, canvas.gap, stacked=cuts is not None),),
        axes=axes(canvas, named=not over, zero=canvas.plan.limits[0] < 0),
        columns=columns,
        categories=categories,
    )


def _names(canvas: Canvas) -> Series:
    """Bars of no length whose labels are the categories, moved up to stand over the real bars."""
    styles = canvas.sketch.styles
    shift = canvas.shift(0, -(canvas.plan.thickness + styles.category.leading) / 2 - CLOSE / 2)
    details = canvas.sketch.data.details or ("",) * canvas.count
    points = {
        index: Label(styles.category, words(frame) if details[index] else (), CATEGORY, shift=shift)
        for index, frame in canvas.plan.told("name").items()
    }
    labels = Labels(styles.category, "inBase", CATEGORY, points=points, inset=0)
    return Series(0, canvas.known.names, (Decimal(0),) * canvas.count, shape=filled(None), labels=labels)


def whole(canvas: Canvas, order: int) -> tuple[list[Series], tuple[Column, ...]]:
    """The one series of bars or columns that are not cut, values at their ends."""
    found = marks(canvas.sketch.data, canvas.sketch.theme)
    source = canvas.sketch.data.series[0]
    form = series_format(canvas, 0)
    fill = common([mark.fill for mark in found])
    told = value_labels(canvas, 0)
    labels = Labels(canvas.sketch.styles.value, "outEnd", format=form, points=told, hidden=untold(canvas, 0))
    series = Series(
        order=order,
        title=source.name,
        values=source.values,
        column=1,
        shape=filled(fill),
        points={category: filled(other) for category, other in fills(found, fill).items()},
        labels=labels,
        format=form or "General",
    )
    return [series], (Column(source.name, source.values, form or "General"),)


def _grouped(canvas: Canvas) -> Plot:
    """Several series: a lane each, every bar told by its series and its value."""
    categories = axis_names(canvas)
    series, columns = [], []
    for lane, source in enumerate(canvas.sketch.data.series):
        form = series_format(canvas, lane)
        style = canvas.sketch.styles.value
        told = canvas.plan.told("value", lane)
        points = {c: telling(canvas, lane, c, frame, BOTH) for c, frame in told.items() if form is None}
        columns.append(Column(source.name, source.values, form or "General"))
        series.append(
            Series(
                order=lane,
                title=source.name,
                values=source.values,
                column=lane + 1,
                shape=filled(series_fill(lane, canvas.sketch.theme)),
                labels=Labels(style, "outEnd", BOTH, form, points, untold(canvas, lane)),
                format=form or "General",
            ).markup(canvas, categories)
        )
    lanes = len(series)
    gap = canvas.pitch / canvas.plan.thickness - lanes
    return Plot(
        groups=(bar_group("bar", series, gap, overlap=0),),
        axes=axes(canvas, named=True, zero=canvas.plan.limits[0] < 0),
        columns=tuple(columns),
        categories=categories,
    )
