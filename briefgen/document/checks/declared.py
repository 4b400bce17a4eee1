"""The checks that a content file declares, besides those that always hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from briefgen.document import dimensions, formula
from briefgen.document.checks.statements import Quantity, Rule, same, shares, told, total
from briefgen.document.figures import Figure, Reference
from briefgen.document.formula import FormulaError
from briefgen.document.periods import Period, period_of
from briefgen.document.references import FigureRef, Problem, UnresolvedError
from briefgen.document.spelling import suggestion

Loose = Literal["allow", "tell", "refuse"]
"""What becomes of a number in a text that is neither a figure nor said to be plain."""


Month = Literal[
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip


class Check(BaseModel):
    """What must hold: a `total` of `parts`, `shares` of a whole, the `same` fact twice, what a `formula` `gives`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    total: FigureRef | None = None
    parts: tuple[FigureRef, ...] = ()
    shares: tuple[FigureRef, ...] = Field((), description="Figures in % that make a hundred.")
    same: tuple[FigureRef, ...] = Field((), description="Figures that are one fact.")
    formula: str | None = None
    gives: FigureRef | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if (self.total is None) == bool(self.parts) or (self.formula is None) == bool(self.gives):
            raise ValueError("a total goes with its parts, and a formula with what it gives")
        if [bool(self.parts), bool(self.shares), bool(self.same), bool(self.formula)].count(True) != 1:
            raise ValueError("a check is a total with its parts, shares, the same fact, or a formula and what it gives")
        for reference in (*self.figures, *((self.gives,) if self.gives else ())):
            if told(reference) is None:
                raise ValueError(f"“{reference.key}” is not one number")
        units = {dimensions.dimension_of(reference.unit) for reference in self.figures}
        if len(units) > 1:
            raise ValueError(f"the units differ: {', '.join(sorted({str(each.unit) for each in self.figures}))}")
        if self.shares and units != {dimensions.PERCENT}:
            raise ValueError("shares are in %")
        self._is_of_one_time()
        return self

    def _is_of_one_time(self) -> None:
        """Parts are of the whole's period, or fill it one after the other; shares and equals are of one."""
        parts = [(each, period) for each in (*self.parts, *self.shares, *self.same) if (period := _period(each))]
        whole = _period(self.total) if self.total else None
        known = [*parts, *([(self.total, whole)] if self.total and whole else [])]
        lengths = {period.months for _, period in known}
        ends = {period.end for _, period in known if period.end is not None}
        filled = whole and sum(period.months for _, period in parts) == whole.months
        if not filled and (len(lengths) > 1 or len(ends) > 1):
            said = ", ".join(f"{each.key} is of {each.period}" for each, _ in known)
            raise ValueError(f"the periods differ: {said}")

    @property
    def figures(self) -> tuple[Reference, ...]:
        """What is set against each other; a formula's figures are checked with it."""
        return (*((self.total,) if self.total else ()), *self.parts, *self.shares, *self.same)

    def rules(self, figures: Mapping[str, Figure]) -> Iterator[Rule]:
        """What it says. Raises UnresolvedError for a formula that cannot be computed."""
        if self.total:
            yield total(_quantity(self.total), map(_quantity, self.parts))
        if self.shares:
            yield shares(map(_quantity, self.shares), "the whole")
        for other in self.same[1:]:
            yield same(_quantity(self.same[0]), _quantity(other))
        if self.formula and self.gives:
            yield _formula(self.formula, self.gives, figures)


class Checks(BaseModel):
    """Which checks are made. `max_age`: how many days before the document's date a figure may stand for.

    `year_ends`: the month in which the years of the figures end, where they are fiscal ones.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: tuple[Check, ...] = ()
    max_age: int | None = Field(None, ge=0)
    loose: Loose = "tell"
    year_ends: Month = "December"

    @property
    def last_month(self) -> int:
        """The month in which years end, from 1."""
        return get_args(Month).index(self.year_ends) + 1


def _period(reference: Reference) -> Period | None:
    """The length of time it was measured over; None for a point in time or where it is not said."""
    period = period_of(reference.period)
    return period if period and period.months else None


def _quantity(reference: Reference) -> Quantity:
    quantity = told(reference)
    if quantity is None:
        raise UnresolvedError(Problem(f"“{reference.key}” is not one number."))
    return quantity


def _formula(text: str, gives: Reference, figures: Mapping[str, Figure]) -> Rule:
    try:
        expression = formula.parse(text)
        names = tuple(dict.fromkeys(formula.names(expression)))
        inputs = {name: _quantity(_named(name, figures)) for name in names}
        dimensions.check(expression, lambda name: inputs[name].unit, gives.unit)
    except FormulaError as error:
        raise UnresolvedError(Problem(str(error))) from error

    def compute(amounts: list[Decimal]) -> Decimal:
        values = dict(zip(names, amounts, strict=True))
        return formula.evaluate(expression, values.__getitem__)

    return Rule(_quantity(gives), tuple(inputs.values()), compute, "the formula gives")  # type: ignore[arg-type]


def _named(name: str, figures: Mapping[str, Figure]) -> Reference:
    figure, _, part = name.partition(".")
    if figure not in figures:
        raise UnresolvedError(Problem(f"There is no figure “{figure}”.", suggestion(figure, figures, "figures"), name))
    return Reference(figures[figure], "change" if part else "value")
