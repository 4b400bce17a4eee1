"""What must hold of numbers: a total is its parts, a change leads from one value to another, a fact has one value.

Numbers are shown rounded. A number's last digit stands for all that round to it, so a statement holds as long as some
numbers that round to those shown make it true; where the numbers shown do not, it holds by rounding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, DecimalException
from functools import cached_property
from typing import Literal

from briefgen.document.figures import Figure, Reference
from briefgen.document.references import Problem
from briefgen.numbers import SCALES, quantity
from briefgen.positions import Location

Verdict = Literal["exact", "rounded", "wrong"]

HALF = Decimal("0.5")
MOST_NAMED = 6
"""No more parts than this are named in a sentence."""

MOST_CAUSES = 3


@dataclass(frozen=True)
class Quantity:
    """A number in a statement: `name` as a sentence calls it, `value` in units of `scale`, where it is written.

    `exact`: it was counted, not rounded.
    """

    name: str
    value: Decimal
    unit: str | None = None
    scale: str | None = None
    exact: bool = False
    place: Location = ()

    @cached_property
    def worth(self) -> Decimal:
        return SCALES[self.scale].worth if self.scale else Decimal(1)

    @property
    def amount(self) -> Decimal:
        """In single units."""
        return self.value * self.worth

    @property
    def half(self) -> Decimal:
        """How far what was rounded to it may lie from it, in single units."""
        exponent = self.value.as_tuple().exponent
        return Decimal(0) if self.exact else HALF.scaleb(int(exponent)) * self.worth

    def written(self, amount: Decimal) -> str:
        """Another amount, as this one is written."""
        return quantity((amount / self.worth).quantize(self.value), self.unit, self.scale)

    @property
    def text(self) -> str:
        return quantity(self.value, self.unit, self.scale)

    @property
    def said(self) -> str:
        return f"{self.name} ({self.text})"


@dataclass(frozen=True)
class Rule:
    """`claimed` is what `compute` makes of `inputs`, all in single units. `words` say so: "its parts add up to"."""

    claimed: Quantity
    inputs: tuple[Quantity, ...]
    compute: Callable[[Sequence[Decimal]], Decimal]
    words: str
    hint: str = "Mend the number that is wrong."
    adds: bool = False
    """Whether it is a sum, which readers add up for themselves."""

    def exactly(self) -> Decimal:
        """What the inputs come to. Raises DecimalException where they come to nothing, as a growth from zero."""
        return self.compute([each.amount for each in self.inputs])

    def verdict(self) -> Verdict:
        """Whether it holds."""
        lies = abs(self.exactly() - self.claimed.amount)
        if lies < self.claimed.half or not lies:
            return "exact"
        return "rounded" if lies < self.claimed.half + self._slack() else "wrong"

    def _slack(self) -> Decimal:
        """How far the result may lie off since its inputs are rounded: each is moved to its edge, one by one."""
        amounts = [each.amount for each in self.inputs]
        exact = self.compute(amounts)
        slack = Decimal(0)
        for index, each in enumerate(self.inputs):
            if each.half:
                moved = [self.compute([*amounts[:index], edge, *amounts[index + 1 :]]) for edge in _edges(each)]
                slack += max(abs(result - exact) for result in moved)
        return slack

    @property
    def rounded(self) -> bool:
        """Whether it is a sum that readers find not to add up, since its numbers are rounded."""
        return self.adds and self.verdict() == "rounded"

    def problem(self) -> Problem | None:
        """What is wrong, with the likeliest cause; None if it holds."""
        try:
            if self.verdict() != "wrong":
                return None
            found = self.claimed.written(self.exactly())
        except DecimalException:
            return Problem(f"{self.claimed.said} cannot be compared with {_listed(self.inputs)}.")
        inputs = _listed(self.inputs)
        message = f"{_capital(self.claimed.name)} is {self.claimed.text}, but {self.words} {found}: {inputs}."
        return Problem(message, next(self._causes(), self.hint))

    def _causes(self) -> Iterator[str]:
        """Mistakes that, undone, would make it hold."""
        for mistake, change in _MISTAKES:
            fitting = [f"{each.text} for {each.name}" for each in self._mended(change)]
            if fitting:
                yield f"{mistake}: {' or '.join(fitting[:MOST_CAUSES])} would fit."

    def _mended(self, change: Callable[[Quantity], Iterable[Quantity]]) -> Iterator[Quantity]:
        for index, each in enumerate((self.claimed, *self.inputs)):
            for other in change(each):
                inputs = self.inputs if not index else (*self.inputs[: index - 1], other, *self.inputs[index:])
                try:
                    if replace(self, claimed=self.claimed if index else other, inputs=inputs).verdict() != "wrong":
                        yield other
                except DecimalException:
                    continue


def total(whole: Quantity, parts: Iterable[Quantity]) -> Rule:
    """A total and its parts."""
    hint = "Mend the number that is wrong, or name the part that is missing."
    return Rule(whole, tuple(parts), lambda amounts: sum(amounts, Decimal(0)), "its parts add up to", hint, adds=True)


def shares(parts: Iterable[Quantity], of: str) -> Rule:
    """Shares that make a whole, in per cent."""
    whole = Quantity(of, Decimal(100), "%", exact=True)
    return Rule(whole, tuple(parts), lambda amounts: sum(amounts, Decimal(0)), "the shares add up to", adds=True)


def same(one: Quantity, other: Quantity) -> Rule:
    """One fact, told twice."""
    return Rule(one, (other,), lambda amounts: amounts[0], "elsewhere it is", "A fact has one value: mend one of them.")


def grown(change: Quantity, new: Quantity, old: Quantity) -> Rule:
    """A change, in the unit it is told in, from one value to another."""
    compute: dict[str | None, Callable[[Sequence[Decimal]], Decimal]] = {
        "%": lambda amounts: (amounts[0] - amounts[1]) / abs(amounts[1]) * 100,
        "x": lambda amounts: amounts[0] / amounts[1],
        "×": lambda amounts: amounts[0] / amounts[1],
    }
    if new.unit != "bps":
        compute["bps"] = lambda amounts: (amounts[0] - amounts[1]) * 100
    rule = Rule(change, (new, old), compute.get(change.unit, lambda a: a[0] - a[1]), "the values it lies between give")
    if change.unit == "%" and replace(rule, compute=lambda a: a[0] - a[1]).verdict() != "wrong":
        return replace(rule, hint="That is the difference in points: say unit: pp.")
    if change.unit == "pp" and replace(rule, compute=compute["%"]).verdict() != "wrong":
        return replace(rule, hint='That is the growth in per cent: say unit: "%".')
    return rule


def told(figure: Figure | Reference, name: str | None = None) -> Quantity | None:
    """A figure, or its change, as a quantity at the place where it is declared; None if it is in words."""
    reference = figure if isinstance(figure, Reference) else Reference(figure)
    known = reference.figure
    if reference.value is None or known.upper is not None:
        return None
    parts = ("value",) if reference.part == "value" else ("change", "value")
    counted = not reference.scale and reference.value == reference.value.to_integral() and not _is_measured(reference)
    place = ("figures", known.id, *parts)
    said = name or f"“{reference.key}”"
    return Quantity(said, reference.value, reference.unit, reference.scale, counted, place)


def _is_measured(reference: Reference) -> bool:
    """Whether its unit is of those that are rounded even to whole numbers: money, shares, measures."""
    return bool(reference.unit) and not reference.figure.unit_phrase


def _edges(each: Quantity) -> tuple[Decimal, Decimal]:
    return each.amount - each.half, each.amount + each.half


def _listed(inputs: Sequence[Quantity]) -> str:
    said = [each.said for each in inputs[:MOST_NAMED]]
    more = len(inputs) - len(said)
    return ", ".join((*said, *((f"and {more} more",) if more else ())))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def swapped(value: Decimal) -> Iterator[Decimal]:
    """The values with two neighbouring digits exchanged."""
    sign, digits, exponent = value.as_tuple()
    for index in range(len(digits) - 1):
        one, other = digits[index : index + 2]
        if one != other and not (index == 0 and other == 0):
            yield Decimal((sign, (*digits[:index], other, one, *digits[index + 2 :]), int(exponent)))


def _swaps(each: Quantity) -> Iterator[Quantity]:
    return (replace(each, value=value) for value in swapped(each.value))


def _signs(each: Quantity) -> Iterator[Quantity]:
    if each.value:
        yield replace(each, value=-each.value)


def _scales(each: Quantity) -> Iterator[Quantity]:
    if each.unit != "%":
        yield from (replace(each, scale=other) for other in (None, *SCALES) if other != each.scale)


_MISTAKES: tuple[tuple[str, Callable[[Quantity], Iterable[Quantity]]], ...] = (
    ("Two digits may be swapped", _swaps),
    ("A sign may be wrong", _signs),
    ("A scale may be wrong", _scales),
)
