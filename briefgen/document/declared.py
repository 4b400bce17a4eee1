"""What a content file declares before it argues: its sources, and its figures as they are written down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from graphlib import CycleError, TopologicalSorter
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from briefgen.document import dimensions, formula
from briefgen.document.figures import SCALES, Change, Figure
from briefgen.document.formula import Expression, FormulaError
from briefgen.document.periods import Period, period_of
from briefgen.document.references import Problem
from briefgen.document.spelling import suggestion

Words = Annotated[str, AfterValidator(lambda text: " ".join(text.split()))]
"""Text without references, on one line."""

Id = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=60)]
"""A name for something in the content: a letter, then letters, digits, hyphens and underscores."""


class Source(BaseModel):
    """Where figures come from. `date` as the source gives it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Words
    publisher: Words = ""
    date: Words = ""
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    note: Words | None = None

    @property
    def short(self) -> str:
        """As in a source line: the publisher and the date."""
        return ", ".join(part for part in (self.publisher or self.title, self.date) if part)


class ChangeEntry(BaseModel):
    """How a figure moved: `value` in `unit`, or `text`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: Decimal | None = None
    text: Words | None = None
    unit: Words = "%"
    basis: Words | None = None
    note: Words | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if (self.value is None) == (self.text is None):
            raise ValueError("a change has either a value or a text")
        return self


class FigureEntry(BaseModel):
    """A figure as declared: `value`, `text` or `formula`, and what it means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: Words = Field(min_length=1)
    value: Decimal | None = None
    text: Words | None = None
    formula: str | None = Field(None, description="Arithmetic over figures and `id.change`: + - * / and parentheses.")
    precision: int | None = Field(None, ge=0, le=12, description="Decimals of a formula's result.")
    across_periods: bool = Field(False, description="Whether a formula may set a quarter against a year, and says so.")
    unit: Words | None = Field(None, min_length=1, description="A currency code, %, x, or the name of what is counted.")
    scale: Literal["K", "M", "B", "T"] | None = None
    period: Words | None = None
    short_period: Words | None = None
    qualifier: Literal["+", "~", ">", "<"] | None = None
    change: ChangeEntry | None = None
    source: str | None = None
    note: Words | None = None

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        if [self.value, self.text, self.formula].count(None) != 2:
            raise ValueError("a figure has exactly one of value, text and formula")
        if self.text is None and not self.unit:
            raise ValueError("a figure with a number needs its unit: a currency code, %, x, or what is counted")
        if (self.formula is None) != (self.precision is None):
            raise ValueError("a formula and its precision (the decimals of its result) go together")
        if self.text is not None and (self.scale or self.qualifier):
            raise ValueError("a figure in words has no scale and no qualifier")
        return self


class Objection(NamedTuple):
    """A problem with one field of one figure."""

    figure: str
    field: str
    problem: Problem


def figures(
    entries: Mapping[str, FigureEntry | None], sources: Mapping[str, Source | None]
) -> tuple[dict[str, Figure | None], list[Objection]]:
    """The declared figures with formulas computed, in the order declared, and what is wrong with the others.

    None, as an entry or a source, has findings already; a figure that depends on one becomes None silently.
    """
    valid = {name: entry for name, entry in entries.items() if entry is not None}
    expressions, unreadable = _expressions(valid)
    needs = {name: {part.partition(".")[0] for part in formula.names(e)} for name, e in expressions.items()}
    order, cycles = _ordered(needs)
    objections = [*_unknown_sources(valid, sources), *unreadable, *cycles]
    results: dict[str, Figure | None] = dict.fromkeys(entries)
    results |= {name: _figure(name, entry) for name, entry in valid.items() if entry.formula is None}
    for name in filter(expressions.__contains__, order):
        try:
            value = _computed(valid[name], expressions[name], results)
        except _CascadeError:
            continue
        except _InputError as wrong:
            objections.append(Objection(name, "formula", wrong.problem))
            continue
        inputs = tuple(dict.fromkeys(formula.names(expressions[name])))
        results[name] = _figure(name, valid[name], value, inputs)
    return results, objections


class _CascadeError(Exception):
    """Depends on something that has a finding of its own."""


class _InputError(Exception):
    def __init__(self, message: str, hint: str | None = None, fragment: str = "") -> None:
        self.problem = Problem(message, hint, fragment)


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


def _ordered(waiting: Mapping[str, set[str]]) -> tuple[list[str], list[Objection]]:
    """Formulas after what they need; a cycle is taken out and the rest tried again."""
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


def _computed(entry: FigureEntry, expression: Expression, results: Mapping[str, Figure | None]) -> Decimal:
    def value(part: str) -> Decimal:
        name, _, of = part.partition(".")
        if name not in results:
            hint = suggestion(name, results, "figures")
            if "-" in name:
                hint += " A minus sign between figures has spaces around it."
            raise _InputError(f"There is no figure “{name}”.", hint, part)
        if of not in ("", "change"):
            raise _InputError(f"A figure has no “.{of}” to compute with.", f"Write {name} or {name}.change.", part)
        figure = results[name]
        if figure is None:
            raise _CascadeError
        number = (figure.change.value if figure.change else None) if of else figure.amount
        if number is None:
            raise _InputError(f"“{part}” is not a number.", None, part)
        return number

    def unit(part: str) -> str | None:
        figure = results[part.partition(".")[0]]
        change = figure.change if figure and part.endswith(".change") else None
        return change.unit if change else figure.unit if figure else None

    try:
        exact = formula.evaluate(expression, value) / (SCALES[entry.scale].worth if entry.scale else 1)
        dimensions.check(expression, unit, entry.unit)
        _check_periods(entry, expression, results)
        return exact.quantize(Decimal(1).scaleb(-(entry.precision or 0)), ROUND_HALF_UP)
    except FormulaError as error:
        raise _InputError(str(error)) from error
    except InvalidOperation as error:
        raise _InputError("The formula's result is too large to write down.", "Give the figure a scale.") from error


def _check_periods(entry: FigureEntry, expression: Expression, results: Mapping[str, Figure | None]) -> None:
    """Raise _InputError where the formula sets a quarter against a year and does not say that it means to."""
    measured: dict[Period, str] = {}
    for part in formula.names(expression):
        figure = results[part.partition(".")[0]]
        period = period_of(figure.period) if figure else None
        if period and period.months:
            measured.setdefault(period, part)
    if len(measured) > 1 and not entry.across_periods:
        (one, first), (other, second) = list(measured.items())[:2]
        raise _InputError(
            f"The formula sets {one.words} ({first}) against {other.words} ({second}).",
            "Use figures of one period, or say across_periods: true, and the document says so too.",
            second,
        )


def _figure(name: str, entry: FigureEntry, value: Decimal | None = None, inputs: tuple[str, ...] = ()) -> Figure:
    said = entry.model_dump(exclude={"precision", "value", "change"})
    change = Change(**entry.change.model_dump()) if entry.change else None
    return Figure(id=name, value=entry.value if value is None else value, change=change, inputs=inputs, **said)
