"""Periods as people write them, as far as needed to tell a quarter from a year, and one year from the next."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefgen.vocabulary import ENGLISH

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = "|".join((*_MONTHS, *(month[:3] for month in _MONTHS), "Sept"))
_YEAR = r"(?:FY ?)?(?:CY ?)?(?P<year>(?:19|20)\d\d)(?:[/–-](?P<to>\d\d(?:\d\d)?))?[EF]?"
_SHORT = r"[’']?(?P<short>\d\d)"
_NUMBERS = {"three": 3, "six": 6, "nine": 9, "twelve": 12, "eighteen": 18, "twenty-four": 24}
_ORDINALS = ("first", "second", "third", "fourth")


@dataclass(frozen=True, slots=True)
class Period:
    """How long something was measured: `months`, 0 for a point in time.

    `end`: its last month, counted from the year 0, where it is known. A fiscal year ends with its own December.
    """

    months: int
    end: int | None = None

    @property
    def words(self) -> str:
        """As a noun: "a quarter", "a year"."""
        return ENGLISH.length(self.months)


Read = Callable[[re.Match[str]], Period | None]


def _part(months: int) -> Read:
    """A quarter or a half: the first, second … part of that length in its year."""

    def read(match: re.Match[str]) -> Period:
        said = match.groupdict()
        which = said.get("part") or said.get("before")
        number = int(which) if which and which.isdigit() else _ORDINALS.index(which.lower()) + 1 if which else 0
        year = _year(match)
        return Period(months, year * 12 + number * months if year and number else None)

    return read


def _whole(match: re.Match[str]) -> Period:
    year = _year(match)
    return Period(12, year * 12 + 12 if year else None)


def _counted(match: re.Match[str]) -> Period | None:
    """So many months, up to a month if one is named."""
    written = match["count"]
    months = int(written) if written.isdigit() else _NUMBERS.get(written.lower())
    return Period(months, _month(match)) if months is not None else None


def _year(match: re.Match[str]) -> int | None:
    """The year a match names; of two, the later."""
    said = match.groupdict()
    if short := said.get("short") or said.get("fy"):
        return 2000 + int(short)
    year, to = said.get("year"), said.get("to")
    return int(f"{year[: 4 - len(to)]}{to}") if year and to else int(year) if year else None


def _month(match: re.Match[str]) -> int | None:
    said, year = match.groupdict(), _year(match)
    name = said.get("month")
    if not name or not year:
        return None
    return year * 12 + next(index for index, month in enumerate(_MONTHS, 1) if month[:3].lower() == name[:3].lower())


_END = rf"(?:\d{{1,2}} )?(?P<month>{_MONTH})(?: \d{{1,2}},)? {_YEAR}"

_FORMS: tuple[tuple[re.Pattern[str], Read], ...] = tuple(
    (re.compile(rf"(?:in |the )?(?:{pattern})", re.IGNORECASE), read)
    for pattern, read in (
        (rf"(?P<before>[1-4])?Q(?P<part>[1-4])?(?: ?{_YEAR}| ?{_SHORT}| ?FY ?(?P<fy>\d\d))?", _part(3)),
        (rf"(?P<part>first|second|third|fourth) quarter(?: of)?(?: {_YEAR})?", _part(3)),
        (rf"H(?P<part>[12])(?: ?{_YEAR})?|(?P<before>first|second) half(?: of)?", _part(6)),
        (rf"(?P<part>first|second) half(?: of)?(?: {_YEAR})", _part(6)),
        (rf"(?:fiscal |calendar |financial )?(?:year )?{_YEAR}|FY ?{_SHORT}", _whole),
        (r"TTM|LTM|NTM|trailing twelve months|last twelve months", lambda _: Period(12)),
        (rf"(?P<count>\d+|[a-z-]+) months(?: (?:to|ended|ending|until|from) (?:{_END}|.+))?", _counted),
        (rf"(?:a |one )?year(?: (?:to|ended|ending) (?:{_END}|.+))?", lambda match: Period(12, _month(match))),
        (rf"(?P<month>{_MONTH}) {_YEAR}", lambda match: Period(1, _month(match))),
        (rf"(?:as of |at |on )?\d{{1,2}} (?P<month>{_MONTH}) {_YEAR}", lambda match: Period(0, _month(match))),
        (r"(?:as of )?\d{4}-\d\d-\d\d", lambda _: Period(0)),
        (rf"(?:as of |at |on )(?P<month>{_MONTH}) \d{{1,2}}, {_YEAR}", lambda match: Period(0, _month(match))),
    )
)


def period_of(text: str | None) -> Period | None:
    """The period a text means; None where it is not understood, which is no mistake."""
    said = " ".join((text or "").split())
    for pattern, read in _FORMS:
        match = pattern.fullmatch(said)
        if match:
            return read(match)
    return None
