"""Figures: numbers declared once, with their unit, period and source, and how they are written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, NamedTuple

MINUS = "\u2212"


class Scale(NamedTuple):
    """A power of a thousand: what one of it is worth, and its word."""

    worth: Decimal
    word: str


SCALES: Mapping[str, Scale] = MappingProxyType(
    {
        "K": Scale(Decimal(10) ** 3, "thousand"),
        "M": Scale(Decimal(10) ** 6, "million"),
        "B": Scale(Decimal(10) ** 9, "billion"),
        "T": Scale(Decimal(10) ** 12, "trillion"),
    }
)

CURRENCIES: Mapping[str, str] = MappingProxyType(
    {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "INR": "₹", "KRW": "₩", "BRL": "R$", "ILS": "₪"}
    | {"AUD": "A$", "CAD": "CA$", "HKD": "HK$", "NZD": "NZ$", "MXN": "MX$", "TWD": "NT$", "VND": "₫", "PHP": "₱"}
    | {code: f"{code} " for code in ("AED", "ARS", "CHF", "CLP", "COP", "CZK", "DKK", "EGP", "HUF", "IDR", "KWD")}
    | {code: f"{code} " for code in ("MYR", "NGN", "NOK", "PLN", "QAR", "RON", "RUB", "SAR", "SEK", "SGD", "THB")}
    | {code: f"{code} " for code in ("TRY", "UAH", "ZAR")}
)
"""ISO 4217 codes and the English symbols of the Unicode CLDR; where there is none, the code and a space."""

Basis = Literal["reported", "adjusted", "estimate", "forecast"]
"""What kind of truth a number claims."""

QUALIFIERS: Mapping[str, str] = MappingProxyType(
    {"+": "more than ", "~": "about ", ">": "more than ", "<": "less than "}
)
"""The qualifiers a figure may carry, and their words in the long form."""

_SYMBOL = re.compile(
    r"[kMGTPEmµn]?(?:Wh?|Hz|bits?|bit/s|B|B/s|g|m|s|J|V|A|t|l|L|K|Pa|FLOPS|FLOP/s)|h|min|ha|bps|pp|°C|°F"
)
"""Unit symbols of the SI and its neighbours: they are written with the number, other units are words."""


def is_symbol(unit: str | None) -> bool:
    """Whether the unit is written beside its number, so that naming it again would be double."""
    return unit in ("%", "x", "×") or unit in CURRENCIES or bool(_SYMBOL.fullmatch(unit or ""))


def quantity(
    value: Decimal, unit: str | None, scale: str | None = None, long: bool = False, upper: Decimal | None = None
) -> str:
    """A value as people write it, keeping the digits it was declared with: "$115.9B", "3.8 GW", "6.0×".

    With `long`, the scale is a word ("$115.9 billion"), and whole thousands are written out ("100,000"). With `upper`
    it is a range from `value` on: "$10–12B".
    """
    if long and scale == "K" and upper is None and (value * 1000) % 1 == 0:
        value, scale = Decimal(int(value * 1000)), None
    sign = MINUS if value < 0 else ""
    number = f"{abs(value):,f}"
    if upper is not None:
        number += f" to {MINUS if upper < 0 else ''}{abs(upper):,f}" if min(value, upper) < 0 else f"–{upper:,f}"
    if scale:
        number += f" {SCALES[scale].word}" if long else scale
    if unit is not None and unit in CURRENCIES:
        return f"{sign}{CURRENCIES[unit]}{number}"
    if unit in ("x", "×"):
        return f"{sign}{number}×"
    if unit == "%":
        return f"{sign}{number}%"
    return f"{sign}{number} {unit}" if is_symbol(unit) else f"{sign}{number}"


def quantity_of(amount: Decimal, unit: str | None) -> str:
    """An amount in single units, written in its largest scale: "10K", "$100M"."""
    scale = next((letter for letter, scale in reversed(tuple(SCALES.items())) if amount >= scale.worth), None)
    return quantity(amount / SCALES[scale].worth if scale else amount, unit, scale)


class Origin(NamedTuple):
    """Where a number was read: the file, its cell, and the SHA-256 of the file as it was."""

    file: str
    cell: str
    digest: str

    @property
    def words(self) -> str:
        """As in a register: "figures.xlsx, Sheet!B4"."""
        return ", ".join(part for part in (self.file, self.cell) if part)


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure moved: by a value in a unit, or in a word. `basis` says against what ("YoY")."""

    value: Decimal | None = None
    text: str | None = None
    unit: str = "%"
    basis: str | None = None
    note: str | None = None
    prior: Figure | None = None
    """What it is measured from, where the content says so."""

    @property
    def plain(self) -> str:
        """Without the plus sign: "78%"."""
        return self.text or "" if self.value is None else quantity(self.value, self.unit)

    @property
    def short(self) -> str:
        """With its sign: "+78%". A multiple ("2×") has none."""
        gains = self.value is not None and self.value > 0 and self.unit not in ("x", "×")
        return f"+{self.plain}" if gains else self.plain


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its meaning. `value` counts in units of `scale`; `source` is the id of a source."""

    id: str
    label: str
    value: Decimal | None = None
    upper: Decimal | None = None
    """The most, where `value` is the least of a range."""
    text: str | None = None
    unit: str | None = None
    scale: str | None = None
    period: str | None = None
    short_period: str | None = None
    as_of: dt.date | None = None
    """The day it stands for."""
    max_age: int | None = None
    """How many days old it may be at the document's date."""
    basis: Basis | None = None
    qualifier: str | None = None
    change: Change | None = None
    source: str | None = None
    locator: str | None = None
    """Where in its source it stands."""
    origin: Origin | None = None
    """The cell it was read from."""
    formula: str | None = None
    across_periods: bool = False
    """Whether its formula sets figures of periods of different length against each other."""
    note: str | None = None
    inputs: tuple[str, ...] = ()
    """What a derived figure is computed from: ids and `id.change`."""

    @property
    def derived(self) -> bool:
        return self.formula is not None

    @property
    def amount(self) -> Decimal | None:
        """The value in single units, so that figures of different scales compare."""
        return self.value if self.value is None or self.scale is None else self.value * SCALES[self.scale].worth

    @property
    def short(self) -> str:
        """As in a table or at a bar: "$115.9B", "100K+"."""
        if self.value is None:
            return self.text or ""
        written = self._written()
        return f"{written}+" if self.qualifier == "+" else f"{self.qualifier or ''}{written}"

    @property
    def long(self) -> str:
        """As in running text: "$115.9 billion", "more than 100,000"."""
        if self.value is None:
            return self.text or ""
        return QUALIFIERS.get(self.qualifier or "", "") + self._written(long=True)

    def _written(self, long: bool = False) -> str:
        return quantity(self.value or Decimal(0), self.unit, self.scale, long, upper=self.upper)

    @property
    def unit_phrase(self) -> str:
        """What is counted, where the number does not say it: "developers"; "" for currencies and unit symbols."""
        return "" if self.unit is None or is_symbol(self.unit) else self.unit


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure, or its change, as a block refers to it."""

    figure: Figure
    part: Literal["value", "change"] = "value"

    @property
    def key(self) -> str:
        """As written in the content: "capex" or "capex.change"."""
        return self.figure.id if self.part == "value" else f"{self.figure.id}.change"

    @property
    def label(self) -> str:
        return self.figure.label

    @property
    def period(self) -> str | None:
        return self.figure.period

    @property
    def source(self) -> str | None:
        return self.figure.source

    @property
    def short(self) -> str:
        if self.part == "value":
            return self.figure.short
        return self.figure.change.short if self.figure.change else ""

    @property
    def value(self) -> Decimal | None:
        """The number as declared, in units of `scale`; None for a text."""
        if self.part == "value":
            return self.figure.value
        return self.figure.change.value if self.figure.change else None

    @property
    def amount(self) -> Decimal | None:
        """The number in single units."""
        return self.figure.amount if self.part == "value" else self.value

    @property
    def scale(self) -> str | None:
        return self.figure.scale if self.part == "value" else None

    @property
    def unit(self) -> str | None:
        if self.part == "value":
            return self.figure.unit
        return self.figure.change.unit if self.figure.change else None
