"""Standing bars: one series of columns, and waterfalls whose steps stand on an unseen base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.charts import columns as drawn
from briefgen.charts.marks import Mark, marks
from briefgen.charts.sketch import BAR_SHARE, GAP, THICKEST
from briefgen.geometry import Rect
from briefgen.writers.pptx.chart.bars import bars
from briefgen.writers.pptx.chart.labels import Label, Labels
from briefgen.writers.pptx.chart.reading import axis_names, common, names_column, series_format, value_labels
from briefgen.writers.pptx.chart.series import (
    Canvas,
    Direction,
    Plot,
    Series,
    axes,
    bar_group,
    filled,
    limits_with_labels,
    line_group,
)
from briefgen.writers.pptx.chart.workbook import Column, letter
from briefgen.writers.pptx.markup import Xml, tag
from briefgen.writers.pptx.roles import outline


def stands(canvas: Canvas) -> bool:
    """Whether every name and value has its place at a standing column; if not, the chart lies down."""
    return drawn.fits(canvas.sketch, canvas.width)


def names_height(canvas: Canvas, pitch: float) -> float:
    """The height of the names under columns `pitch` points apart."""
    return max((c.height for c in canvas.sketch.captions(pitch - GAP)), default=0.0) + 2 * GAP


def gap(pitch: float) -> float:
    """The space between columns in thicknesses of a column."""
    return pitch / min(pitch * BAR_SHARE, 2 * THICKEST) - 1


def columns(canvas: Canvas) -> Plot:
    """One series of columns, values on top."""
    if not stands(canvas):
        return bars(canvas)
    source = canvas.sketch.data.series[0]
    found = marks(canvas.sketch.data, canvas.sketch.theme)
    form = series_format(canvas, 0)
    fill = common([mark.fill for mark in found])
    pitch = canvas.width / canvas.count
    inner = Rect(0, 0, canvas.width, canvas.height - names_height(canvas, pitch))
    line = canvas.sketch.styles.value.leading + GAP
    limits = limits_with_labels([(float(v), line) for v in source.values if v is not None], inner.height)
    categories = axis_names(canvas, detailed=True)
    series = Series(
        order=0,
        title=source.name,
        values=source.values,
        column=1,
        shape=filled(fill),
        points={mark.category: filled(mark.fill) for mark in found if mark.fill is not fill},
        labels=Labels(canvas.sketch.styles.value, "outEnd", format=form, points=value_labels(canvas, found, 0)),
        format=form or "General",
    )
    return Plot(
        groups=(bar_group("col", [series.markup(canvas, categories)], gap(pitch)),),
        axes=axes(canvas, "col", limits, named=True, zero=True),
        inner=inner,
        columns=(Column(source.name, source.values, form or "General"),),
        categories=categories,
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of a waterfall, from one level to another."""

    start: Decimal
    end: Decimal

    @property
    def base(self) -> Decimal:
        """What lies unseen between zero and the step."""
        if self.start * self.end <= 0:
            return Decimal(0)
        return min(self.start, self.end) if self.end > 0 else max(self.start, self.end)

    @property
    def above(self) -> Decimal:
        return max(self.start, self.end, Decimal(0)) - max(min(self.start, self.end), Decimal(0))

    @property
    def below(self) -> Decimal:
        return min(self.start, self.end, Decimal(0)) - min(max(self.start, self.end), Decimal(0))

    @property
    def top(self) -> Decimal:
        return max(self.start, self.end)


def waterfall(canvas: Canvas) -> Plot:
    """Steps as stacks of an unseen base and what stands above and below zero; each step's change is told at its top."""
    steps = _steps(canvas)
    found = marks(canvas.sketch.data, canvas.sketch.theme)
    direction: Direction = "col" if stands(canvas) else "bar"
    standing = direction == "col"
    style = canvas.sketch.styles.value
    pitch = (canvas.width if standing else canvas.height) / canvas.count
    column = 0.0 if standing else names_column(canvas)
    height = canvas.height - (names_height(canvas, pitch) if standing else 0.0)
    inner = Rect(column, 0, canvas.width - column, height)
    rooms = {mark.category: style.leading if standing else canvas.room(mark.label, style) + GAP for mark in found}
    reaches = [(float(step.top), rooms.get(index, 0.0) + GAP) for index, step in enumerate(steps)]
    reaches += [(float(min(step.start, step.end)), 0.0) for step in steps]
    limits = limits_with_labels(reaches, inner.height if standing else inner.width)
    categories = axis_names(canvas, detailed=True)
    sheet = _sheet(canvas, steps)
    told = _told(canvas, found)
    stacks = [_stack(found, sheet, number) for number in (4, 5, 6)]
    tops = Series(
        order=3,
        title=sheet[6].title,
        values=sheet[6].values if standing else (Decimal(0),) * canvas.count,
        column=7 if standing else None,
        shape=_unseen_line() if standing else filled(None),
        labels=Labels(points=told, position="t" if standing else "inBase"),
    )
    marked = tops.markup(canvas, categories, line=standing)
    stacked = [one.markup(canvas, categories) for one in stacks]
    over = (line_group([marked]),) if standing else ()
    group = bar_group(direction, stacked if standing else [*stacked, marked], gap(pitch), stacked=True)
    return Plot(
        groups=(group, *over),
        axes=axes(canvas, direction, limits, named=True, zero=True),
        inner=inner,
        columns=sheet,
        categories=categories,
    )


def _unseen_line() -> Xml:
    return tag("c:spPr", outline(None))


def _steps(canvas: Canvas) -> list[_Step]:
    data, level, steps = canvas.sketch.data, Decimal(0), []
    for index, value in enumerate(data.series[0].values):
        start = Decimal(0) if index in data.totals else level
        level = start + (value or Decimal(0)) if index not in data.totals else value or Decimal(0)
        steps.append(_Step(start, level))
    return steps


def _sheet(canvas: Canvas, steps: Sequence[_Step]) -> tuple[Column, ...]:
    """Only the changes are typed; everything the chart stands on follows from them by formula."""
    data = canvas.sketch.data
    source = data.series[0]
    change, start, end = (letter(index) for index in (1, 2, 3))
    rows = range(2, canvas.count + 2)
    stood = ["0" if row - 2 in data.totals or row == 2 else f"{end}{row - 1}" for row in rows]
    form = series_format(canvas, 0) or "General"

    def column(title: str, name: str, formula: str) -> Column:
        formulas = tuple(formula.format(s=f"{start}{row}", e=f"{end}{row}") for row in rows)
        return Column(title, tuple(getattr(step, name) for step in steps), formulas=formulas)

    return (
        Column(source.name, source.values, form),
        Column("Start", tuple(step.start for step in steps), formulas=tuple(stood)),
        Column("End", tuple(step.end for step in steps), formulas=tuple(f"{start}{row}+{change}{row}" for row in rows)),
        column("Base", "base", "IF({s}*{e}<=0,0,IF({e}>0,MIN({s},{e}),MAX({s},{e})))"),
        column("Above zero", "above", "MAX({s},{e},0)-MAX(MIN({s},{e}),0)"),
        column("Below zero", "below", "MIN({s},{e},0)-MIN(MAX({s},{e}),0)"),
        column("Top", "top", "MAX({s},{e})"),
    )


def _stack(found: Sequence[Mark], sheet: Sequence[Column], number: int) -> Series:
    source = sheet[number - 1]
    fill = common([mark.fill for mark in found])
    seen = source.title != "Base"
    return Series(
        order=number - 4,
        title=source.title,
        values=source.values,
        column=number,
        shape=filled(fill if seen else None),
        points={mark.category: filled(mark.fill) for mark in found if seen and mark.fill is not fill},
    )


def _told(canvas: Canvas, found: Sequence[Mark]) -> dict[int, Label]:
    styles = ((mark, canvas.sketch.value_style(mark.fill, inside=False)) for mark in found)
    return {mark.category: Label(style, ((mark.label, style),)) for mark, style in styles}
