"""From figures as they are declared to figures: cells read, formulas and changes computed, each after what it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from briefgen.document import dimensions, durations, formula
from briefgen.document.data import MOST_DECIMALS, DataFiles
from briefgen.document.declared import ChangeEntry, DataCell, FigureEntry, Source
from briefgen.document.durations import DurationError
from briefgen.document.figures import Change, Figure, Origin
from briefgen.document.formula import HUNDRED, Call, Expression, FormulaError, Operation
from briefgen.document.periods import Period, period_of
from briefgen.document.references import Problem, UnresolvedError
from briefgen.document.spelling import suggestion
from briefgen.numbers import ENGLISH, SCALES, Style


class Objection(NamedTuple):
    """A problem with one field of one figure."""

    figure: str
    field: str
    problem: Problem


def figures(
    entries: Mapping[str, FigureEntry | None],
    sources: Mapping[str, Source | None],
    files: DataFiles,
    style: Style = ENGLISH,
) -> tuple[dict[str, Figure | None], list[Objection]]:
    """The declared figures with all computed, in the order declared, and what is wrong with the others.

    None, as an entry or a source, has findings already; a figure that depends on one becomes None silently.
    """
    valid = {name: entry for name, entry in entries.items() if entry is not None}
    expressions, unreadable = _expressions(valid)
    order, cycles = _ordered({name: _needs(entry, expressions.get(name)) for name, entry in valid.items()})
    making = _Making(valid, expressions, files, style, dict.fromkeys(entries))
    objections = [*_unknown_sources(valid, sources), *unreadable, *cycles]
    doubtful = {each.figure for each in (*unreadable, *cycles)}
    for name in order:
        if name in valid and name not in doubtful:
            try:
                making.results[name] = making.figure(name)
            except _CascadeError:
                continue
            except _InputError as wrong:
                objections.append(Objection(name, wrong.field, wrong.problem))
    return making.results, objections


class _CascadeError(Exception):
    """Depends on something that has a finding of its own."""


class _InputError(Exception):
    def __init__(self, message: str, hint: str | None = None, fragment: str = "", field: str = "formula") -> None:
        self.problem, self.field = Problem(message, hint, fragment), field


def _unknown_sources(entries: Mapping[str, FigureEntry], sources: Mapping[str, Source | None]) -> Iterator[Objection]:
    for name, entry in entries.items():
        if entry.source is not None and entry.source not in sources:
            hint = suggestion(entry.source, sources, "sources")
            yield Objection(name, "source", Problem(f"There is no source “{entry.source}”.", hint))


def _expressions(entries: Mapping[str, FigureEntry]) -> tuple[dict[str, Expression], list[Objection]]:
    expressions: dict[str, Expression] = {}
    objections = []
    for name, entry in entries.items():
        if entry.formula is not None:
            try:
                expressions[name] = formula.parse(entry.formula)
            except FormulaError as error:
                objections.append(Objection(name, "formula", Problem(str(error))))
    return expressions, objections


def _needs(entry: FigureEntry, expression: Expression | None) -> set[str]:
    needs = {part.partition(".")[0] for part in formula.names(expression)} if expression is not None else set()
    prior = entry.change.prior if entry.change else None
    return {*needs, prior} if isinstance(prior, str) else needs


def _ordered(waiting: Mapping[str, set[str]]) -> tuple[list[str], list[Objection]]:
    """Figures after what they need; a cycle is taken out and the rest tried again."""
    remaining = dict(waiting)
    objections: list[Objection] = []
    while True:
        try:
            return list(TopologicalSorter(remaining).static_order()), objections
        except CycleError as error:
            cycle: list[str] = error.args[1][:-1][::-1]
            around = " → ".join((*cycle, cycle[0]))
            objections.append(Objection(cycle[0], "formula", Problem(f"This formula needs itself: {around}.")))
            remaining = {name: needs for name, needs in remaining.items() if name not in cycle}


@dataclass(frozen=True)
class _Making:
    """Figures being made; `results` has those that are."""

    entries: Mapping[str, FigureEntry]
    expressions: Mapping[str, Expression]
    files: DataFiles
    style: Style
    results: dict[str, Figure | None] = field(default_factory=dict)

    def figure(self, name: str) -> Figure:
        """The figure, after all that it needs. Raises _InputError, or _CascadeError."""
        entry = self.entries[name]
        value, upper = (entry.value, None) if entry.range is None else entry.range
        origin: Origin | None = None
        inputs: tuple[str, ...] = ()
        if entry.data is not None:
            value, origin = self._read(entry)
        if name in self.expressions:
            value = self._computed(entry, self.expressions[name])
            inputs = tuple(dict.fromkeys(formula.names(self.expressions[name])))
        said = entry.model_dump(exclude={"precision", "value", "range", "data", "change"})
        made = Figure(id=name, value=value, upper=upper, inputs=inputs, origin=origin, style=self.style, **said)
        if entry.change is None:
            return made
        change = self._changed(entry.change, made)
        prior = (entry.change.prior,) if isinstance(entry.change.prior, str) else ()
        return replace(made, change=change, inputs=(*inputs, *prior))

    def _read(self, entry: FigureEntry) -> tuple[Decimal, Origin]:
        cell = entry.data if isinstance(entry.data, DataCell) else DataCell(cell=str(entry.data), scale=entry.scale)
        try:
            number, origin = self.files.number(cell.cell, entry.unit)
        except UnresolvedError as error:
            first: Problem = error.context["problems"][0] if error.context else Problem(str(error))
            raise _InputError(first.message, first.hint, field="data") from error
        value = number * _worth(cell.scale) / _worth(entry.scale)
        if entry.precision is not None:
            return _rounded(value, entry.precision, "data"), origin
        if -int(value.normalize().as_tuple().exponent) > MOST_DECIMALS:
            shown = f"The cell {cell.cell} comes to {value:f}, which has more decimals than a reader needs."
            raise _InputError(shown, "Say the figure's precision.", field="data")
        plain = value.normalize()
        return (plain if int(plain.as_tuple().exponent) < 0 else plain.quantize(Decimal(1))), origin

    def _computed(self, entry: FigureEntry, expression: Expression) -> Decimal:
        try:
            exact = formula.evaluate(expression, self._amount) / _worth(entry.scale)
            dimensions.check(expression, self._unit, entry.unit)
            dimensions.check_points(expression, self._unit, self._label, entry.unit)
        except FormulaError as error:
            raise _InputError(str(error)) from error
        try:
            durations.check(expression, self._period, period_of(entry.period), across=entry.across_periods)
        except DurationError as error:
            raise _InputError(str(error), error.hint, error.part) from error
        return _rounded(exact, entry.precision or 0, "formula")

    def _amount(self, part: str) -> Decimal:
        """The number a formula's name stands for, in single units."""
        name, _, of = part.partition(".")
        if name not in self.results:
            hint = suggestion(name, self.results, "figures")
            if "-" in name:
                hint += " A minus sign between figures has spaces around it."
            raise _InputError(f"There is no figure “{name}”.", hint, part)
        if of not in ("", "change"):
            raise _InputError(f"A figure has no “.{of}” to compute with.", f"Write {name} or {name}.change.", part)
        figure = self.results[name]
        if figure is None:
            raise _CascadeError
        number = (figure.change.amount if figure.change else None) if of else figure.amount
        if figure.upper is not None and not of:
            raise _InputError(f"“{part}” is a range, which a formula does not compute with.", None, part)
        if number is None:
            raise _InputError(f"“{part}” is not a number.", None, part)
        return number

    def _unit(self, part: str) -> str | None:
        figure = self.results[part.partition(".")[0]]
        change = figure.change if figure and part.endswith(".change") else None
        return change.unit if change else figure.unit if figure else None

    def _period(self, part: str) -> Period | None:
        figure = self.results[part.partition(".")[0]]
        return period_of(figure.period) if figure else None

    def _label(self, part: str) -> str | None:
        figure = self.results[part.partition(".")[0]]
        return figure.label.casefold() if figure else None

    def _changed(self, entry: ChangeEntry, figure: Figure) -> Change:
        """The change as declared, or as the value before makes it."""
        prior = self._prior(entry, figure)
        value = entry.value
        scale = figure.scale if entry.unit == figure.unit else None
        if entry.computed and prior is not None:
            new, old = figure.amount, prior.amount
            if new is None or old is None:
                raise _InputError("A change is computed between numbers.", None, field="change")
            grown = self._growth(entry.unit, figure.unit, new, old)
            value = _rounded(grown / _worth(scale), entry.precision or 0, "change")
        said = entry.model_dump(include={"text", "unit", "basis", "note"})
        return Change(value=value, prior=prior, scale=scale, style=self.style, **said)

    def _prior(self, entry: ChangeEntry, figure: Figure) -> Figure | None:
        """The value before: a figure of its own, or a number in this figure's unit."""
        if entry.prior is None:
            return None
        if isinstance(entry.prior, Decimal):
            label = f"{figure.label} before"
            return Figure("", label, entry.prior, unit=figure.unit, scale=figure.scale, style=self.style)
        if entry.prior not in self.results:
            hint = suggestion(entry.prior, self.results, "figures")
            raise _InputError(f"There is no figure “{entry.prior}”.", hint, entry.prior, "change")
        known = self.results[entry.prior]
        if known is None:
            raise _CascadeError
        if known.unit != figure.unit:
            message = f"“{entry.prior}” is in {known.unit}, and “{figure.id}” in {figure.unit}: they make no change."
            raise _InputError(message, None, entry.prior, "change")
        return known

    @staticmethod
    def _growth(unit: str, own: str | None, new: Decimal, old: Decimal) -> Decimal:
        """The change from one value to another. `own`: the unit of the values."""
        apart = Operation("-", new, old)
        expressions: dict[str, Expression] = {
            "%": Call("growth", (new, old)),
            "x": Operation("/", new, old),
            "×": Operation("/", new, old),
            "bps": apart if own == "bps" else Operation("*", apart, HUNDRED),
        }
        try:
            return formula.evaluate(expressions.get(unit, apart), Decimal)
        except FormulaError as error:
            said = str(error).replace("The formula", "The change")
            raise _InputError(said, "Say it in words, such as text: n.m.", field="change") from error


def _worth(scale: str | None) -> Decimal:
    return SCALES[scale].worth if scale else Decimal(1)


def _rounded(value: Decimal, precision: int, where: str) -> Decimal:
    try:
        return value.quantize(Decimal(1).scaleb(-precision), ROUND_HALF_UP)
    except InvalidOperation as error:
        message = "The formula's result is too large to write down."
        raise _InputError(message, "Give the figure a scale.", field=where) from error
