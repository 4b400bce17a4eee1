"""Stacked bars, standing or lying: values in their parts, the series' names beside the last stack or over the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from briefgen.charts.marks import Mark, limits, marks, series_fill, unit
from briefgen.charts.sketch import BAR_SHARE, GAP, THICKEST, spread
from briefgen.geometry import Rect
from briefgen.writers.pptx.chart.columns import gap, names_height, stands
from briefgen.writers.pptx.chart.labels import SERIES, Label, Labels
from briefgen.writers.pptx.chart.reading import axis_names, names_column, series_format
from briefgen.writers.pptx.chart.series import Canvas, Direction, Plot, Series, axes, bar_group, filled, line_group
from briefgen.writers.pptx.chart.workbook import Column
from briefgen.writers.pptx.markup import Xml, tag
from briefgen.writers.pptx.roles import outline

WIDEST_SERIES = 0.3
"""The share of the chart that the series' names take at most beside the stacks."""


@dataclass(frozen=True, slots=True)
class _Ruler:
    """How data becomes points: `scale` points a unit, from `low` on."""

    low: float
    high: float
    length: float

    @property
    def scale(self) -> float:
        return self.length / (self.high - self.low)


def stacked(canvas: Canvas) -> Plot:
    """A stack for each category."""
    data = canvas.sketch.data
    standing = stands(canvas)
    direction: Direction = "col" if standing else "bar"
    found = marks(data, canvas.sketch.theme)
    one = float(unit(data))
    low, high = (end * one for end in limits(found))
    inner = _inner(canvas, standing=standing)
    pitch = (inner.width if standing else inner.height) / canvas.count
    ruler = _Ruler(low, high, inner.height if standing else inner.width)
    categories = axis_names(canvas, detailed=True)
    parts, columns = [], []
    for index, source in enumerate(data.series):
        form = series_format(canvas, index)
        columns.append(Column(source.name, source.values, form or "General"))
        series = _part(canvas, found, index, pitch, ruler, standing=standing)
        parts.append(series.markup(canvas, categories))
    several = len(data.series) > 1
    names = _names(canvas, found, ruler, pitch, standing=standing) if several else []
    told = [name.markup(canvas, categories, line=standing) for name in names]
    group = bar_group(direction, parts if standing else [*told, *parts], gap(pitch), stacked=True)
    return Plot(
        groups=(group, line_group(told)) if standing and told else (group,),
        axes=axes(canvas, direction, (low, high), named=True, zero=low < 0),
        inner=inner,
        columns=tuple(columns),
        categories=categories,
    )


def _inner(canvas: Canvas, *, standing: bool) -> Rect:
    """The area of the stacks, less the names of categories and series."""
    style = canvas.sketch.styles.detail
    series = canvas.sketch.data.series
    widest = max((canvas.room(s.name, style) for s in series), default=0.0) if len(series) > 1 else 0.0
    if standing:
        beside = min(widest, WIDEST_SERIES * canvas.width) + GAP if widest else 0.0
        pitch = (canvas.width - beside) / canvas.count
        return Rect(0, 0, canvas.width - beside, canvas.height - names_height(canvas, pitch))
    column = names_column(canvas)
    header = style.leading + GAP if widest else 0.0
    return Rect(column, header, canvas.width - column, canvas.height - header)


def _part(canvas: Canvas, found: Sequence[Mark], index: int, pitch: float, ruler: _Ruler, *, standing: bool) -> Series:
    """One series; a value that its part cannot hold is not shown."""
    source, styles = canvas.sketch.data.series[index], canvas.sketch.styles
    form = series_format(canvas, index)
    fill = series_fill(index, canvas.sketch.theme)
    style = replace(styles.value, color=canvas.sketch.theme.text_on(fill))
    thick = min(pitch * BAR_SHARE, 2 * THICKEST)
    one = float(unit(canvas.sketch.data))
    points, hidden = {}, set()
    for mark in (mark for mark in found if mark.series == source.name):
        length = abs(mark.end - mark.start) * one * ruler.scale
        width = canvas.room(mark.label, style)
        across, along = (width, style.leading) if standing else (style.leading, width)
        if across > thick or along > length:
            hidden.add(mark.category)
        elif form is None:
            points[mark.category] = Label(style, ((mark.label, style),))
    return Series(
        order=index,
        title=source.name,
        values=source.values,
        column=index + 1,
        shape=filled(fill),
        labels=Labels(style, "ctr", format=form, points=points, hidden=frozenset(hidden)),
        format=form or "General",
    )


def _names(canvas: Canvas, found: Sequence[Mark], ruler: _Ruler, pitch: float, *, standing: bool) -> list[Series]:
    """Unseen series whose one label is the name of a part, apart from its neighbours."""
    data, style = canvas.sketch.data, canvas.sketch.styles.detail
    at = canvas.count - 1 if standing else 0
    firsts = {mark.series: mark for mark in found if mark.category == at}
    one = float(unit(data))
    spans = [
        sorted((firsts[s.name].start * one, firsts[s.name].end * one)) if s.name in firsts else [0.0, 0.0]
        for s in data.series
    ]
    rooms = [style.leading if standing else canvas.room(s.name, style) + GAP for s in data.series]
    edges = [(a + b) / 2 if standing else a for a, b in spans]
    wanted = [
        (edge - ruler.low) * ruler.scale - (room / 2 if standing else 0)
        for edge, room in zip(edges, rooms, strict=True)
    ]
    starts = spread(wanted, rooms, 0.0, ruler.length)
    thick = min(pitch * BAR_SHARE, 2 * THICKEST)
    zero = -ruler.low * ruler.scale
    names = []
    for index, (series, start, room) in enumerate(zip(data.series, starts, rooms, strict=True)):
        values: list[Decimal | None] = [None] * canvas.count
        if standing:
            values[at] = Decimal(str(round((start + room / 2) / ruler.scale + ruler.low, 6)))
            shift = canvas.shift(thick / 2, 0)
        else:
            values[at] = Decimal(0)
            shift = canvas.shift(start - zero, -thick / 2 - style.leading / 2 - GAP / 2)
        label = Label(style, shown=SERIES, shift=shift)
        names.append(
            Series(
                order=len(data.series) + index,
                title=series.name,
                values=tuple(values),
                title_column=index + 1,
                shape=_unseen_line() if standing else filled(None),
                labels=Labels(points={at: label}, position="r" if standing else "inBase"),
            )
        )
    return names


def _unseen_line() -> Xml:
    return tag("c:spPr", outline(None))
