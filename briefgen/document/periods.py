"""Periods as people write them, understood as far as needed to tell a quarter from a year."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = "|".join((*_MONTHS, *(month[:3] for month in _MONTHS), "Sept"))
_YEAR = r"(?:FY ?)?(?:CY ?)?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?[EF]?"
_NUMBERS = {"three": 3, "six": 6, "nine": 9, "twelve": 12, "eighteen": 18, "twenty-four": 24}


@dataclass(frozen=True, slots=True)
class Period:
    """How long something was measured: `months`; 0 for a point in time."""

    months: int

    @property
    def words(self) -> str:
        """As a noun: "a quarter", "a year"."""
        return _WORDS.get(self.months, f"{self.months} months")


_WORDS: Mapping[int, str] = MappingProxyType(
    {0: "a point in time", 1: "a month", 3: "a quarter", 6: "half a year", 9: "nine months", 12: "twelve months"}
)

_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], int]], ...] = tuple(
    (re.compile(rf"(?:in |the )?(?:{pattern})", re.IGNORECASE), months)
    for pattern, months in (
        (rf"[1-4]?Q[1-4]?(?: ?[’']?{_YEAR}| ?[’']\d\d| ?FY ?\d\d)?", lambda _: 3),
        (rf"(?:first|second|third|fourth) quarter(?: of)?(?: {_YEAR})?", lambda _: 3),
        (rf"H[12](?: ?{_YEAR})?|(?:first|second) half(?: of)?(?: {_YEAR})?", lambda _: 6),
        (rf"(?:fiscal |calendar |financial )?(?:year )?{_YEAR}|FY ?\d\d", lambda _: 12),
        (r"TTM|LTM|NTM|trailing twelve months|last twelve months", lambda _: 12),
        (r"(\d+|[a-z-]+) months(?: (?:to|ended|ending|until|from) .+)?", lambda match: _number(match[1])),
        (r"(?:a |one )?year(?: (?:to|ended|ending) .+)?", lambda _: 12),
        (rf"(?:{_MONTH}) {_YEAR}", lambda _: 1),
        (rf"(?:as of |at |on )?\d{{1,2}} (?:{_MONTH}) {_YEAR}|(?:as of )?\d{{4}}-\d\d-\d\d", lambda _: 0),
        (rf"(?:as of |at |on )(?:{_MONTH}) \d{{1,2}}, {_YEAR}", lambda _: 0),
    )
)


def period_of(text: str | None) -> Period | None:
    """The period a text means; None where it is not understood, which is no mistake."""
    said = " ".join((text or "").split())
    for pattern, months in _FORMS:
        match = pattern.fullmatch(said)
        if match and (length := months(match)) >= 0:
            return Period(length)
    return None


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _NUMBERS.get(written.lower(), -1)
