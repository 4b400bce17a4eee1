"""What must hold of a chart's numbers: steps lead where they say, shares make a whole, data agree with figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from briefgen.document.checks.statements import Quantity, Rule, same, shares, told, total
from briefgen.document.declared import ScaleName, money_and_scale, scale_named
from briefgen.document.figures import Figure
from briefgen.document.periods import period_of
from briefgen.document.references import Problem
from briefgen.numbers import CURRENCIES
from briefgen.positions import Location

if TYPE_CHECKING:
    from briefgen.blocks.chart import Chart

FEWEST_WHOLE = 2
"""Where so many categories of a stack in % make a hundred, it is a stack of shares, and all must."""


def rules(chart: Chart, figures: Mapping[str, Figure]) -> Iterator[Rule]:
    """The rules of a chart with data in place; places are within the block."""
    if chart.kind == "waterfall":
        yield from _arrivals(chart)
    if chart.unit == "%" and chart.kind in ("stacked", "share"):
        yield from _wholes(chart)
    yield from _agreements(chart, figures)


def periods_differ(chart: Chart) -> Iterator[tuple[Location, Problem]]:
    """Bars of a quarter beside bars of a year, and growth on one basis beside growth on another."""
    values = [reference for reference in chart.figures if reference.part == "value"]
    lengths = {reference.key: period for reference in values if (period := period_of(reference.period))}
    if len({period.months for period in lengths.values()}) > 1 and not chart.across_periods:
        said = ", ".join(f"{key} {period.words}" for key, period in lengths.items())
        message = f"The chart compares what was measured over different lengths of time: {said}."
        yield ("figures",), Problem(message, "Chart one length, or say across_periods: true and note it.")
    moved = [reference for reference in chart.figures if reference.part == "change"]
    bases = {reference.key: change.basis for reference in moved if (change := reference.figure.change)}
    if len({(basis or "").lower() for basis in bases.values()}) > 1:
        said = ", ".join(f"{key} {basis or 'no basis'}" for key, basis in bases.items())
        yield ("figures",), Problem(f"The chart compares changes on different bases: {said}.", "Chart one basis.")


def _arrivals(chart: Chart) -> Iterator[Rule]:
    """A waterfall's totals but its first: where it stood before, and the steps since."""
    since: list[Quantity] = []
    for index, (name, value) in enumerate(zip(chart.categories, chart.series[0].values, strict=True)):
        if value is None:
            continue
        quantity = _quantity(chart, f"“{name}”", value, (0, index))
        if name in chart.totals:
            if since:
                yield total(quantity, since)
            since = []
        since.append(quantity)


def _wholes(chart: Chart) -> Iterator[Rule]:
    whole = []
    for index, name in enumerate(chart.categories):
        values = [(number, each.name, each.values[index]) for number, each in enumerate(chart.series)]
        parts = [_quantity(chart, said, value, (at, index)) for at, said, value in values if value is not None]
        whole.append(shares(parts, f"“{name}”"))
    telling = [rule for rule in whole if rule.problem() is None]
    if chart.kind == "share" or len(telling) >= min(FEWEST_WHOLE, len(whole)):
        yield from (_placed(rule) for rule in whole)


def _placed(rule: Rule) -> Rule:
    """The rule, at the first of its parts."""
    first = rule.inputs[0].place if rule.inputs else ()
    return replace(rule, claimed=replace(rule.claimed, place=first))


def _agreements(chart: Chart, figures: Mapping[str, Figure]) -> Iterator[Rule]:
    """Where a value of the chart is also a figure, by its name, its period and its unit, the two are equal."""
    named: dict[str, list[Figure]] = {}
    for figure in figures.values():
        named.setdefault(_folded(figure.label), []).append(figure)
    for row, series in enumerate(chart.series):
        unit, scale = _unit(series.unit or chart.unit)
        for index, (category, value) in enumerate(zip(chart.categories, series.values, strict=True)):
            if value is None or (chart.kind == "waterfall" and category not in chart.totals):
                continue
            for name, when in ((series.name, category), (category, chart.period), (chart.measure, category)):
                for figure in named.get(_folded(name), ()):
                    known = told(figure)
                    if known and figure.unit == unit and _is(figure, when):
                        said = f"“{category}” of “{series.name}”"
                        place: Location = ("series", row, "values", index)
                        yield same(Quantity(said, value, unit, scale, place=place), known)


def _is(figure: Figure, when: str) -> bool:
    """Whether a figure is of the period that a chart names."""
    if not when or not figure.period:
        return False
    one, other = period_of(figure.period), period_of(when)
    same_time = one is not None and other is not None and one.end is not None and one == other
    return same_time or _folded(when) in (_folded(figure.period), _folded(figure.short_period or ""))


def _quantity(chart: Chart, name: str, value: Decimal, at: tuple[int, int]) -> Quantity:
    unit, scale = _unit(chart.unit)
    counted = unit not in CURRENCIES and unit != "%" and scale is None and value == value.to_integral()
    place: Location = ("series", at[0], "values", at[1])
    return Quantity(name, value, "%" if unit == "%" else None, None, counted, place)


def _unit(written: str) -> tuple[str, ScaleName | None]:
    """A chart's unit as a figure's unit and scale: "USD B", "$ billion", "thousand customers"."""
    money, scale = money_and_scale(written)
    if money:
        return money, scale
    first, _, rest = written.partition(" ")
    return (rest, scale_named(first)) if rest and scale_named(first) else (written, None)


def _folded(text: str) -> str:
    return " ".join(text.lower().split())
