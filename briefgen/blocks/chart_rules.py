"""What must hold of a chart's numbers: steps lead where they say, shares make a whole, data agree with figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from briefgen.document.checks.agreement import by_label, disagreement, folded, meant
from briefgen.document.checks.statements import Quantity, Rule, shares, told, total
from briefgen.document.declared import ScaleName, alike, money_and_scale, scale_named, unit_meant
from briefgen.document.figures import Figure
from briefgen.document.periods import period_of
from briefgen.document.references import Problem
from briefgen.numbers import CURRENCIES, powers_apart
from briefgen.positions import Location

if TYPE_CHECKING:
    from briefgen.blocks.chart import Chart

UNNAMED = frozenset({"", "value", "values", "wert", "valeur", "valor", "valore"})
"""What a series is called that has no name but what it measures."""

FEWEST_STEPS = 3
FEWEST_WHOLE = 2
"""Where so many categories of a stack in %, or half of few, make a hundred, it is a stack of shares, and all must."""


def rules(chart: Chart, figures: Mapping[str, Figure]) -> Iterator[Rule]:
    """The rules of a chart with data in place; places are within the block."""
    if chart.kind == "waterfall":
        yield from _arrivals(chart)
    if chart.unit == "%" and chart.kind in ("stacked", "share"):
        yield from _wholes(chart)
    if chart.kind in ("stacked", "share") and len(chart.series) > 1:
        yield from _stacked(chart, figures)
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


def unnamed_total(chart: Chart) -> Iterator[tuple[Location, Problem]]:
    """A waterfall's last step that is the sum of all before it, and would be drawn on top of them."""
    steps = list(_steps(chart))
    if chart.kind != "waterfall" or len(steps) < FEWEST_STEPS or steps[-1][1] or any(named for _, named in steps[1:]):
        return
    (last, _), before = steps[-1], [quantity for quantity, _ in steps[:-1]]
    if total(last, before).verdict() != "wrong":
        message = (
            f"{last.name} is what all before it come to, but no total: it would be drawn as a step on top of them."
        )
        yield last.place, Problem(message, "Name it under totals.")


def _arrivals(chart: Chart) -> Iterator[Rule]:
    """A waterfall's totals but its first: where it stood before, and the steps since."""
    since: list[Quantity] = []
    for quantity, total_ in _steps(chart):
        if total_:
            if since:
                yield total(quantity, since)
            since = []
        since.append(quantity)


def _steps(chart: Chart) -> Iterator[tuple[Quantity, bool]]:
    """What a waterfall's bars tell, and whether they stand on zero."""
    for index, reference in enumerate(chart.figures):
        if (known := told(reference)) is not None:
            yield replace(known, place=("figures", index)), reference.label in chart.totals
    if chart.series:
        for index, (name, value) in enumerate(zip(chart.categories, chart.series[0].values, strict=True)):
            if value is not None:
                yield _quantity(chart, f"“{name}”", value, (0, index)), name in chart.totals


def _wholes(chart: Chart) -> Iterator[Rule]:
    whole = []
    for index, name in enumerate(chart.categories):
        values = [(number, each.name, each.values[index]) for number, each in enumerate(chart.series)]
        parts = [_quantity(chart, said, value, (at, index)) for at, said, value in values if value is not None]
        whole.append(shares(parts, f"“{name}”"))
    telling = [rule for rule in whole if rule.problem() is None]
    if chart.kind == "share" or (telling and len(telling) >= min(FEWEST_WHOLE, len(whole) // 2)):
        yield from (_placed(rule) for rule in whole)


def _placed(rule: Rule) -> Rule:
    """The rule, at the first of its parts."""
    first = rule.inputs[0].place if rule.inputs else ()
    return replace(rule, claimed=replace(rule.claimed, place=first))


def _agreements(chart: Chart, figures: Mapping[str, Figure]) -> Iterator[Rule]:
    """Where a value of the chart is also a figure, by its name, its period and its unit, the two are equal."""
    named = by_label(figures.values())
    for row, series in enumerate(chart.series):
        unit, scale = _unit(series.unit or chart.unit)
        for index, (category, value) in enumerate(zip(chart.categories, series.values, strict=True)):
            if value is None or (chart.kind == "waterfall" and category not in chart.totals):
                continue
            said = f"“{category}” of “{series.name}”"
            quantity = Quantity(said, value, unit, scale, place=("series", row, "values", index))
            names = [(series.name, category), (category, chart.period)]
            names += [(chart.measure, category)] if folded(series.name) in UNNAMED else []
            known = [figure for name, when in names for figure in meant(named, name, when)]
            yield from disagreement(known, partial(_in_unit, quantity))


def _stacked(chart: Chart, figures: Mapping[str, Figure]) -> Iterator[Rule]:
    """Where what is measured is a figure of a category's period, the category's stack is no more than it.

    Less may be meant, as of a stack that leaves others out, unless one likely mistake makes the difference.
    """
    named = by_label(figures.values())
    unit, scale = _unit(chart.unit)
    for index, category in enumerate(chart.categories):
        values = [(at, each.name, each.values[index]) for at, each in enumerate(chart.series)]
        parts = [
            Quantity(f"“{name}”", value, unit, scale, place=("series", at, "values", index))
            for at, name, value in values
            if value is not None
        ]
        known = [figure for figure in meant(named, chart.measure, category) if alike(figure.unit, unit)]
        rules = [total(quantity, parts) for figure in known if (quantity := told(figure))]
        if parts and rules and all(_is_mistaken(rule) for rule in rules):
            yield replace(rules[0], claimed=replace(rules[0].claimed, place=parts[0].place))


def _is_mistaken(rule: Rule) -> bool:
    problem = rule.problem()
    return problem is not None and (rule.exactly() > rule.claimed.amount or problem.hint != rule.hint)


def _in_unit(quantity: Quantity, figure: Figure) -> Quantity | None:
    """The quantity in a figure's unit: TWh for GWh; None if it is in another."""
    if alike(figure.unit, quantity.unit):
        return quantity
    apart = powers_apart(quantity.unit, figure.unit)
    return None if apart is None else replace(quantity, value=quantity.value.scaleb(apart), unit=figure.unit)


def _quantity(chart: Chart, name: str, value: Decimal, at: tuple[int, int]) -> Quantity:
    unit, scale = _unit(chart.unit)
    counted = unit not in CURRENCIES and unit != "%" and scale is None and value == value.to_integral()
    place: Location = ("series", at[0], "values", at[1])
    return Quantity(name, value, "%" if unit == "%" else None, None, counted, place)


def _unit(written: str) -> tuple[str, ScaleName | None]:
    """A chart's unit as a figure's unit and scale: "USD B", "Mrd. €", "thousand customers"."""
    money, scale = money_and_scale(written)
    if money:
        return money, scale
    first, _, rest = written.partition(" ")
    return (rest, scale_named(first)) if rest and scale_named(first) else (unit_meant(written), None)
