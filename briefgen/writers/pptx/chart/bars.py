"""Lying bars: names over the bars where there is room, else beside them; values at the ends; bars cut into pieces."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from briefgen.charts.marks import Mark, marks, series_fill
from briefgen.charts.sketch import BAR_SHARE, GAP, THICKEST
from briefgen.geometry import Rect
from briefgen.writers.pptx.chart.cuts import cut, pieces
from briefgen.writers.pptx.chart.labels import BOTH, CATEGORY, Label, Labels
from briefgen.writers.pptx.chart.reading import axis_names, common, names_column, series_format, value_labels
from briefgen.writers.pptx.chart.series import (
    Canvas,
    Plot,
    Reach,
    Series,
    axes,
    bar_group,
    filled,
    limits_with_labels,
)
from briefgen.writers.pptx.chart.workbook import Column

LEAST_BAR = 20.0
"""Names stand over bars if these can still be so thick, in points."""

CLOSE = 4.0
"""Between a name and its bar, in points."""


def bars(canvas: Canvas) -> Plot:
    """One series of bars, or several side by side."""
    if len(canvas.sketch.data.series) > 1:
        return _grouped(canvas)
    thick = _thickness_under_names(canvas)
    above = thick >= LEAST_BAR
    column = 0.0 if above else names_column(canvas)
    pitch = canvas.height / canvas.count
    if not above:
        thick = min(pitch * BAR_SHARE, THICKEST)
    inner = Rect(column, 0, canvas.width - column, canvas.height)
    found = marks(canvas.sketch.data, canvas.sketch.theme)
    limits = limits_with_labels(_reaches(canvas, found), inner.width)
    count = pieces(canvas)
    categories = axis_names(canvas, detailed=not above)
    names = (_names(canvas, thick),) if above else ()
    series, columns = cut(canvas, found, count) if count else _whole(canvas, found)
    return Plot(
        groups=(
            bar_group(
                "bar",
                [one.markup(canvas, categories) for one in (*names, *series)],
                pitch / thick - 1,
                stacked=bool(count),
            ),
        ),
        axes=axes(canvas, "bar", limits, named=not above, zero=limits[0] < 0),
        inner=inner,
        columns=columns,
        categories=categories,
    )


def _thickness_under_names(canvas: Canvas) -> float:
    """How thick a bar in the middle of its row can be under a name, in points."""
    line = canvas.sketch.styles.category.leading
    return min(THICKEST, canvas.height / canvas.count - 2 * (line + CLOSE))


def _reaches(canvas: Canvas, found: Sequence[Mark]) -> list[Reach]:
    """Every bar's end and the width of its label, values being in units of the data."""
    data, style = canvas.sketch.data, canvas.sketch.styles.value
    labels = [(mark.label, mark.series, mark.lane, mark.category) for mark in found]
    reaches: list[Reach] = []
    for label, name, lane, category in labels:
        value = data.series[lane].values[category] or Decimal(0)
        beside = canvas.room(name, style) + GAP if name else 0.0
        reaches.append((float(value), canvas.room(label, style) + beside + 2 * GAP))
    return reaches


def _names(canvas: Canvas, thick: float) -> Series:
    """Bars of no length whose labels are the categories, moved up to stand over the real bars."""
    data, styles = canvas.sketch.data, canvas.sketch.styles
    shift = canvas.shift(0, -(thick + styles.category.leading) / 2 - CLOSE / 2)
    points = {
        index: Label(
            styles.category,
            words=((f"{data.categories[index]}  ", styles.category), (detail, styles.detail)) if detail else (),
            shown=CATEGORY,
            shift=shift,
        )
        for index, detail in enumerate(data.details or ("",) * canvas.count)
    }
    labels = Labels(styles.category, "inBase", CATEGORY, points=points, inset=0)
    return Series(0, "Names", (Decimal(0),) * canvas.count, shape=filled(None), labels=labels)


def _whole(canvas: Canvas, found: Sequence[Mark]) -> tuple[list[Series], tuple[Column, ...]]:
    source = canvas.sketch.data.series[0]
    form = series_format(canvas, 0)
    fill = common([mark.fill for mark in found])
    points = value_labels(canvas, found, 0)
    series = Series(
        order=1,
        title=source.name,
        values=source.values,
        column=1,
        shape=filled(fill),
        points={mark.category: filled(mark.fill) for mark in found if mark.fill is not fill},
        labels=Labels(canvas.sketch.styles.value, "outEnd", format=form, points=points),
        format=form or "General",
    )
    return [series], (Column(source.name, source.values, form or "General"),)


def _grouped(canvas: Canvas) -> Plot:
    """Several series: a lane each, every bar told by its series and its value."""
    data, styles = canvas.sketch.data, canvas.sketch.styles
    column = names_column(canvas)
    inner = Rect(column, 0, canvas.width - column, canvas.height)
    found = marks(data, canvas.sketch.theme)
    limits = limits_with_labels(_reaches(canvas, found), inner.width)
    lanes = len(data.series)
    pitch = canvas.height / canvas.count
    share = min(BAR_SHARE, lanes * THICKEST / pitch)
    categories = axis_names(canvas, detailed=True)
    series, columns = [], []
    for lane, source in enumerate(data.series):
        form = series_format(canvas, lane)
        points = {
            mark.category: Label(styles.value, ((f"{source.name}  ", styles.value), (mark.label, styles.value)))
            for mark in found
            if mark.lane == lane and form is None
        }
        columns.append(Column(source.name, source.values, form or "General"))
        series.append(
            Series(
                order=lane,
                title=source.name,
                values=source.values,
                column=lane + 1,
                shape=filled(series_fill(lane, canvas.sketch.theme)),
                labels=Labels(styles.value, "outEnd", BOTH, form, points),
                format=form or "General",
            ).markup(canvas, categories)
        )
    return Plot(
        groups=(bar_group("bar", series, lanes * (1 / share - 1), overlap=0),),
        axes=axes(canvas, "bar", limits, named=True, zero=limits[0] < 0),
        inner=inner,
        columns=tuple(columns),
        categories=categories,
    )
