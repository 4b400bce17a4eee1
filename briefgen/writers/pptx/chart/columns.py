"""Standing bars: one series of columns, and waterfalls whose steps stand on an unseen base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.charts.marks import Mark, marks
from briefgen.charts.sketch import ZERO_LINE
from briefgen.scene import Color
from briefgen.writers.pptx.chart.bars import bars, whole
from briefgen.writers.pptx.chart.labels import Label, Labels
from briefgen.writers.pptx.chart.reading import (
    axis_names,
    common,
    names_series,
    series_format,
    unseen_line,
    words,
)
from briefgen.writers.pptx.chart.series import Canvas, Plot, Series, axes, bar_group, filled, line_group
from briefgen.writers.pptx.chart.workbook import Column, letter
from briefgen.writers.pptx.markup import tag
from briefgen.writers.pptx.roles import outline


def columns(canvas: Canvas) -> Plot:
    """One series of columns, values on top, if these stand; else bars."""
    if not canvas.standing:
        return bars(canvas)
    categories = axis_names(canvas)
    series, sheet = whole(canvas, order=0)
    placed = canvas.plan.names == "placed"
    names = (line_group([names_series(canvas, 1).markup(canvas, categories, line=True)]),) if placed else ()
    return Plot(
        groups=(bar_group("col", [one.markup(canvas, categories) for one in series], canvas.gap), *names),
        axes=axes(canvas, named=not placed, zero=True),
        columns=sheet,
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
    standing = canvas.standing
    categories = axis_names(canvas)
    sheet = _sheet(canvas, steps)
    told = {
        category: Label(frame.paragraphs[0].runs[0].style, words(frame))
        for category, frame in canvas.plan.told("value").items()
    }
    stacks = [_stack(found, sheet, number) for number in (BASE, BASE + 1, BASE + 2)]
    tops = Series(
        order=3,
        title=sheet[6].title,
        values=sheet[6].values if standing else (Decimal(0),) * canvas.count,
        column=7 if standing else None,
        shape=unseen_line() if standing else filled(None),
        labels=Labels(points=told, position="t" if standing else "inBase"),
    )
    marked = tops.markup(canvas, categories, line=standing)
    joined = [one.markup(canvas, categories, line=True) for one in _connecting(canvas, steps)] if standing else []
    stacked = [one.markup(canvas, categories) for one in stacks]
    over = (line_group([*joined, marked]),) if standing else ()
    group = bar_group(canvas.direction, stacked if standing else [*stacked, marked], canvas.gap, stacked=True)
    return Plot(
        groups=(group, *over),
        axes=axes(canvas, named=True, zero=True),
        columns=sheet,
        categories=categories,
    )


CONNECTORS = 3
"""Lines between steps are three series in turn: each has a gap after every line, where the next would touch it."""


def _connecting(canvas: Canvas, steps: Sequence[_Step]) -> list[Series]:
    """Lines from the end of each step to the next one, in the columns after the seven that make the steps."""
    columns = _connectors(canvas, steps)
    shape = tag("c:spPr", outline(Color.MUTED, ZERO_LINE))
    return [
        Series(order=3 + number, title=column.title, values=column.values, column=7 + number, shape=shape)
        for number, column in enumerate(columns, start=1)
    ]


def _connectors(canvas: Canvas, steps: Sequence[_Step]) -> tuple[Column, ...]:
    """The series of lines: a step's end at the step and at the next."""
    if not canvas.standing:
        return ()
    columns = []
    for turn in range(min(CONNECTORS, len(steps) - 1)):
        values: list[Decimal | None] = [None] * len(steps)
        formulas = [""] * len(steps)
        for index in range(turn, len(steps) - 1, CONNECTORS):
            values[index : index + 2] = [steps[index].end] * 2
            formulas[index : index + 2] = [f"{letter(3)}{index + 2}"] * 2
        columns.append(Column(canvas.known.line.format(turn + 1), tuple(values), formulas=tuple(formulas)))
    return tuple(columns)


def _steps(canvas: Canvas) -> list[_Step]:
    data, steps = canvas.sketch.data, []
    level = data.carried
    for index, value in enumerate(data.series[0].values):
        start = Decimal(0) if index in data.totals else level
        level = start + (value or Decimal(0)) if index not in data.totals else value or Decimal(0)
        steps.append(_Step(start, level))
    return steps


def _sheet(canvas: Canvas, steps: Sequence[_Step]) -> tuple[Column, ...]:
    """Only the changes are typed; everything the chart stands on follows from them by formula."""
    data, known = canvas.sketch.data, canvas.known
    source = data.series[0]
    change, start, end = (letter(index) for index in (1, 2, 3))
    rows = range(2, canvas.count + 2)
    before = [f"{data.carried:f}", *(f"{end}{row}" for row in rows)]
    stood = ["0" if row - 2 in data.totals else before[row - 2] for row in rows]
    form = series_format(canvas, 0) or "General"

    def column(title: str, name: str, formula: str) -> Column:
        formulas = tuple(formula.format(s=f"{start}{row}", e=f"{end}{row}") for row in rows)
        return Column(title, tuple(getattr(step, name) for step in steps), formulas=formulas)

    return (
        Column(source.name, source.values, form),
        Column(known.start, tuple(step.start for step in steps), formulas=tuple(stood)),
        Column(
            known.end, tuple(step.end for step in steps), formulas=tuple(f"{start}{row}+{change}{row}" for row in rows)
        ),
        column(known.base, "base", "IF({s}*{e}<=0,0,IF({e}>0,MIN({s},{e}),MAX({s},{e})))"),
        column(known.above_zero, "above", "MAX({s},{e},0)-MAX(MIN({s},{e}),0)"),
        column(known.below_zero, "below", "MIN({s},{e},0)-MIN(MAX({s},{e}),0)"),
        column(known.top, "top", "MAX({s},{e})"),
        *_connectors(canvas, steps),
    )


BASE = 4
"""The column of what lies unseen under the steps; what stands above and below zero has the next two."""


def _stack(found: Sequence[Mark], sheet: Sequence[Column], number: int) -> Series:
    source = sheet[number - 1]
    fill = common([mark.fill for mark in found])
    seen = number != BASE
    return Series(
        order=number - BASE,
        title=source.title,
        values=source.values,
        column=number,
        shape=filled(fill if seen else None),
        points={mark.category: filled(mark.fill) for mark in found if seen and mark.fill is not fill},
    )
