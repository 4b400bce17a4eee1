"""Periods as people write them, as far as needed to tell a quarter from a year, and one year from the next."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from briefgen.vocabulary import ENGLISH

_MONTHS = (
    "january|jan|januar|jänner|janvier|janv|enero|ene|gennaio|gen|januari|janeiro",
    "february|feb|februar|février|févr|febrero|febbraio|februari|fevereiro|fev",
    "march|mar|märz|mär|mars|marzo|maart|mrt|março",
    "april|apr|avril|avr|abril|abr|aprile",
    "may|mai|mayo|maggio|mag|mei|maio",
    "june|jun|juni|juin|junio|giugno|giu|junho",
    "july|jul|juli|juillet|juil|julio|luglio|lug|julho",
    "august|aug|août|agosto|ago|augustus",
    "september|sep|sept|septembre|septiembre|settembre|set|setembro",
    "october|oct|oktober|okt|octobre|octubre|ottobre|ott|outubro|out",
    "november|nov|novembre|noviembre|novembro",
    "december|dec|dezember|dez|décembre|déc|diciembre|dic|dicembre|dezembro",
)
"""The names of the months, whole and short, in English, German, French, Spanish, Italian, Dutch and Portuguese."""

MONTH_NAMES = frozenset(name for names in _MONTHS for name in names.split("|"))
_NUMBER_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")}
_MONTH = "|".join(sorted(_NUMBER_OF, key=len, reverse=True))
_FISCAL = r"(?:FY|CY|GJ|Geschäftsjahr|exercice|ejercicio|esercizio|boekjaar|fiscal|calendar|financial|year|fiscal year)"
_YEAR = rf"(?:{_FISCAL} ?)*(?P<year>(?:19|20)\d\d)(?:[/–-](?P<to>\d\d(?:\d\d)?))?[AEFBP]?"
_SHORT = r"(?:(?:FY|CY|GJ) ?|[’'])?(?P<short>\d\d)(?:/(?P<until>\d\d))?[AEFBP]?"
_OF_YEAR = rf"(?:[ /-]?{_YEAR}|[ /-]?{_SHORT})?"
_NUMBERS = {"three": 3, "six": 6, "nine": 9, "twelve": 12, "eighteen": 18, "twenty-four": 24}
_NUMBERS |= {"drei": 3, "sechs": 6, "neun": 9, "zwölf": 12, "trois": 3, "neuf": 9, "douze": 12}
_NUMBERS |= {"tres": 3, "seis": 6, "nueve": 9, "doce": 12}
_ORDINALS = (
    ("first", "erstes", "ersten", "premier", "primer", "primo"),
    ("second", "zweites", "zweiten", "deuxième", "segundo", "secondo"),
    ("third", "drittes", "dritten", "troisième", "tercer", "terzo"),
    ("fourth", "viertes", "vierten", "quatrième", "cuarto", "quarto"),
)
_NTH = rf"(?P<part>{'|'.join(name for names in _ORDINALS for name in names)}|[1-4](?:\.|er|e|ème|º)?)"
_QUARTER = r"(?:quarter|Quartal|trimestre|kwartaal)"
_HALF = r"(?:half|Halbjahr|semestre|halfjaar)"
_OF = r"(?: of| de| del)?"


@dataclass(frozen=True, slots=True)
class Period:
    """How long something was measured: `months`, 0 for a point in time.

    `end`: its last month, counted from the year 0, where it is known. A fiscal year ends with its own December.
    """

    months: int
    end: int | None = None
    counted: bool = field(default=False, compare=False, repr=False)
    """Whether it is a part of a year that may be a fiscal one, not one between dates."""

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
        number = _nth(which) if which else 0
        year = _year(match)
        return Period(months, year * 12 + number * months if year and number else None, counted=True)

    return read


def _nth(said: str) -> int:
    """The number of a quarter or a half: "3", "3.", "third"."""
    if said[0].isdigit():
        return int(said[0])
    return next(number for number, names in enumerate(_ORDINALS, 1) if said.lower() in names)


def _first(match: re.Match[str]) -> Period:
    """The months of a year up to one: "9M 2025", "Q1–Q3 2025"."""
    said = match.groupdict()
    months = int(said["months"]) if said.get("months") else 3 * int(said["quarters"])
    year = _year(match)
    return Period(months, year * 12 + months if year else None, counted=True)


def _whole(match: re.Match[str]) -> Period:
    """A year; "2024/25" is one too, 2023–2025 are three."""
    said, year = match.groupdict(), _year(match)
    first = int(said["year"]) if said.get("year") else year
    years = year - first + 1 if year and first and year - first > 1 else 1
    return Period(12 * years, year * 12 + 12 if year else None, counted=True)


def _counted(match: re.Match[str]) -> Period | None:
    """So many months, up to a month if one is named."""
    written = match["count"]
    months = int(written) if written.isdigit() else _NUMBERS.get(written.lower())
    return Period(months, _month(match)) if months is not None else None


def _year(match: re.Match[str]) -> int | None:
    """The year a match names; of two, the later."""
    said = match.groupdict()
    if short := said.get("until") or said.get("short"):
        return 2000 + int(short)
    year, to = said.get("year") or said.get("whole"), said.get("to")
    return int(f"{year[: 4 - len(to)]}{to}") if year and to else int(year) if year else None


def _month(match: re.Match[str]) -> int | None:
    said, year = match.groupdict(), _year(match)
    name = said.get("month")
    if not name or not year:
        return None
    return year * 12 + _NUMBER_OF[name.lower()]


_END = rf"(?:\d{{1,2}}\.? )?(?P<month>{_MONTH})\.?(?: \d{{1,2}},)? {_YEAR}"

_TO = r"(?:to|ended|ending|until|from|bis|zum)"
_ON = r"(?:(?:as of|at|on|per|zum|am|au|le|al|a|el) )?"


def _point(match: re.Match[str]) -> Period:
    return Period(0, _month(match))


_FORMS: tuple[tuple[re.Pattern[str], Read], ...] = tuple(
    (re.compile(rf"(?:in |the |im |das )?(?:{pattern})", re.IGNORECASE), read)
    for pattern, read in (
        (rf"(?=[1-4]?Q|T[1-4]|[1-4]T)(?P<before>[1-4])?[QT](?P<part>[1-4])?{_OF_YEAR}", _part(3)),
        (rf"{_YEAR}[ /-]?[QT](?P<part>[1-4])", _part(3)),
        (rf"FY ?{_SHORT}[ /-]?Q(?P<part>[1-4])", _part(3)),
        (rf"{_NTH} {_QUARTER}{_OF}(?: {_YEAR})?", _part(3)),
        (r"(?:(?P<year>(?:19|20)\d\d)年?度?)?第?(?P<part>[1-4])四半期", _part(3)),
        (rf"(?=[HS][12]|[12][HS])(?P<before>[12])?[HS](?P<part>[12])?{_OF_YEAR}", _part(6)),
        (rf"{_YEAR}[ /-]?H(?P<part>[12])", _part(6)),
        (rf"{_NTH} {_HALF}{_OF}(?: {_YEAR})?", _part(6)),
        (rf"(?P<months>3|6|9|12)M{_OF_YEAR}", _first),
        (rf"Q1[–-]Q?(?P<quarters>[2-4]) {_YEAR}", _first),
        (rf"{_YEAR}|(?:FY|CY|GJ) ?{_SHORT}|(?P<whole>(?:19|20)\d\d)年度?", _whole),
        (r"TTM|LTM|NTM|trailing twelve months|last twelve months", lambda _: Period(12)),
        (rf"(?P<count>\d+|[^\W\d]+(?:-[a-z]+)?) (?:months|Monate|mois|meses)(?: {_TO} (?:{_END}|.+))?", _counted),
        (rf"(?:a |one )?year(?: (?:to|ended|ending) (?:{_END}|.+))?", lambda match: Period(12, _month(match))),
        (rf"(?P<month>{_MONTH})\.?(?: de)? {_YEAR}", lambda match: Period(1, _month(match))),
        (rf"(?P<month>{_MONTH})-{_SHORT}", lambda match: Period(1, _month(match))),
        (rf"{_ON}\d{{1,2}}(?:er)?\.?(?: de)? (?P<month>{_MONTH})\.?(?: de)? {_YEAR}", _point),
        (rf"{_ON}\d{{4}}-\d\d-\d\d|{_ON}\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}", lambda _: Period(0)),
        (rf"{_ON}(?P<month>{_MONTH})\.? \d{{1,2}}, {_YEAR}", _point),
    )
)


@lru_cache(maxsize=1024)
def period_of(text: str | None) -> Period | None:
    """The period a text means; None where it is not understood, which is no mistake."""
    said = " ".join((text or "").split())
    for pattern, read in _FORMS:
        match = pattern.fullmatch(said)
        if match:
            return read(match)
    return None
