"""Figures: numbers declared once, with their unit, period and source, and how they are written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from briefgen.dates import written
from briefgen.numbers import ENGLISH, MULTIPLES, SCALES, Style, is_symbol, quantity

Basis = Literal["reported", "adjusted", "estimate", "forecast"]
"""What kind of truth a number claims."""


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
    scale: str | None = None
    """That of its figure, where it is in the figure's own unit: revenue of $120M grows by $12M."""
    basis: str | None = None
    note: str | None = None
    prior: Figure | None = None
    """What it is measured from, where the content says so."""
    style: Style = field(default_factory=lambda: ENGLISH)

    @property
    def told(self) -> str:
        """With its sign and its basis in words: "+13% YoY", "+13 % ggü. Vorjahr"."""
        known, basis = self.style.words, self.basis or ""
        return f"{self.short} {known.since.of(basis) if known else basis}".strip()

    @property
    def plain(self) -> str:
        """Without the plus sign: "78%"."""
        return self.text or "" if self.value is None else quantity(self.value, self.unit, self.scale, style=self.style)

    @property
    def short(self) -> str:
        """With its sign: "+78%". A multiple ("2×") has none."""
        gains = self.value is not None and self.value > 0 and self.unit not in MULTIPLES
        return f"+{self.plain}" if gains else self.plain

    @property
    def amount(self) -> Decimal | None:
        """The value in single units."""
        return self.value if self.value is None or self.scale is None else self.value * SCALES[self.scale].worth


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
    style: Style = field(default_factory=lambda: ENGLISH)
    """How its numbers are written."""

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
        known = self.style.words
        if known is None or self.qualifier is None:
            return f"{self.qualifier or ''}{self._written(long=True)}"
        words = {"+": known.more_than, ">": known.more_than, "<": known.less_than, "~": known.about}
        return words[self.qualifier].format(self._written(long=True))

    def _written(self, long: bool = False) -> str:
        return quantity(self.value or Decimal(0), self.unit, self.scale, long, self.upper, self.style)

    @property
    def when(self) -> str:
        """The time it stands for, as briefly as it is said: "Q3 2025", "30 Sept 2025"; "" where nothing says it."""
        day = written(self.as_of, self.style.tag, "medium") if self.as_of else ""
        return self.short_period or self.period or day

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
        if self.part == "value":
            return self.figure.amount
        return self.figure.change.amount if self.figure.change else None

    @property
    def scale(self) -> str | None:
        if self.part == "value":
            return self.figure.scale
        return self.figure.change.scale if self.figure.change else None

    @property
    def unit(self) -> str | None:
        if self.part == "value":
            return self.figure.unit
        return self.figure.change.unit if self.figure.change else None
