"""Whether a formula compares periods as it says: alike in length, the new after the old, so many years apart."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

from briefgen.document.formula import Call, Expression, calls, names
from briefgen.document.periods import Period

MONTHS = 12

PeriodOf = Callable[[str], Period | None]


class DurationError(ValueError):
    """Two periods that do not go together, as a sentence. `part` is the figure to point at."""

    def __init__(self, message: str, hint: str, part: str) -> None:
        super().__init__(message)
        self.hint, self.part = hint, part


def check(expression: Expression, period: PeriodOf, own: Period | None, *, across: bool) -> None:
    """Raise DurationError where it does not.

    `period` gives that of a figure, `own` is the result's; `across`: they may differ in length.
    """
    if not across:
        _check_lengths(expression, period)
        if own and own.months:
            _check_own(expression, period, own)
    for call in calls(expression):
        if call.function in ("growth", "cagr"):
            _check_order(call, period)


def _check_lengths(expression: Expression, period: PeriodOf) -> None:
    measured: dict[Period, str] = {}
    for part in names(expression):
        found = period(part)
        if found and found.months:
            measured.setdefault(found, part)
    for (one, first), (other, second) in pairwise(measured.items()):
        if one.months != other.months:
            message = f"The formula sets {one.words} ({first}) against {other.words} ({second})."
            hint = "Use figures of one period, or say across_periods: true, and the document says so too."
            raise DurationError(message, hint, second)


def _check_own(expression: Expression, period: PeriodOf, own: Period) -> None:
    """A result is of the time of what it is computed from, or of all of it together."""
    parts = {part: found for part in names(expression) if (found := period(part)) and found.months}
    lengths = {found.months for found in parts.values()}
    ends = {found.end for found in parts.values()}
    grown = any(call.function == "cagr" for call in calls(expression))
    unlike = not grown and own.months not in lengths and sum(found.months for found in parts.values()) != own.months
    if parts and (unlike or (own.end and None not in ends and own.end not in ends)):
        part, found = next(iter(parts.items()))
        message = f"The formula is of {own.words}, and is computed from {found.words} ({part})."
        if not unlike:
            message = f"The formula is of another time than all that it is computed from, such as {part}."
        raise DurationError(
            message, "Mend its period, or say across_periods: true, and the document says so too.", part
        )


def _check_order(call: Call, period: PeriodOf) -> None:
    """Growth leads from an earlier to a later value; compound growth over as many years as lie between."""
    new, old, *years = call.arguments
    if not isinstance(new, str) or not isinstance(old, str):
        return
    last, first = period(new), period(old)
    if not last or not first or last.end is None or first.end is None:
        return
    apart = last.end - first.end
    if apart < 0:
        message = f"{call.function} leads from {old} to {new}, which is the earlier by {-apart} months."
        raise DurationError(message, f"Write {call.function}({old}, {new}{', …' if years else ''}).", new)
    if years and isinstance(years[0], Decimal) and years[0] * MONTHS != apart:
        between = f"{Decimal(apart) / MONTHS:.4g}"
        message = f"cagr counts {years[0]} years, but {between} lie between {old} and {new}."
        raise DurationError(message, f"Write cagr({new}, {old}, {between}).", new)
