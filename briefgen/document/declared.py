"""What a content file declares before it argues: its sources, and its figures as they are written down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from briefgen.document.figures import Basis
from briefgen.numbers import CURRENCIES, MULTIPLES, in_range

Words = Annotated[str, AfterValidator(lambda text: " ".join(text.split()))]
"""Text without references, on one line."""

AS_WRITTEN = WithJsonSchema({"type": ["string", "number"]})
"""Text that may be written without quotes where it is a number, as a year is: see `scalars.NAMES`."""

Time = Annotated[Words, AS_WRITTEN]
"""A quarter, a year, twelve months or a day, by its name."""

Id = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=60)]
"""A name for something in the content: a letter, then letters, digits, hyphens and underscores."""

_POINTS = ("pp", "bps")

ScaleName = Literal["K", "M", "B", "T"]

_MEANT: Mapping[str, str] = MappingProxyType(
    {"percent": "%", "per cent": "%", "percentage": "%", "pct": "%", "times": "x", "fold": "x"}
    | {"percentage points": "pp", "percentage point": "pp", "ppt": "pp", "ppts": "pp", "p.p.": "pp", "% points": "pp"}
    | {"basis points": "bps", "bp": "bps", "dollars": "USD", "dollar": "USD", "euro": "EUR", "euros": "EUR"}
    | {symbol.strip(): code for code, symbol in CURRENCIES.items() if symbol.strip() != code}
)
"""What people write for a unit that has one way of being written here."""

_SCALE_WORDS: Mapping[ScaleName, tuple[str, ...]] = MappingProxyType(
    {
        "K": ("k", "thousand", "thousands", "tsd", "tausend", "millier", "milliers", "mil", "mila", "duizend"),
        "M": ("m", "mn", "mm", "mio", "mln", "million", "millions", "millionen", "millones", "milioni", "miljoen"),
        "B": (
            *("b", "bn", "bln", "mrd", "mia", "md", "mds", "mld"),
            *("billion", "billions", "milliarde", "milliarden", "milliard", "milliards", "miliardi", "miljard"),
        ),
        "T": ("t", "tn", "trn", "trillion", "trillions"),
    }
)


def scale_named(text: str) -> ScaleName | None:
    """The scale a word or a letter stands for: "bn", "million"."""
    said = text.strip().rstrip(".").lower()
    return next((scale for scale, words in _SCALE_WORDS.items() if said in words), None)


def _date(value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"“{value}” is not a date such as 2025-10-30") from None


Day = Annotated[dt.date, BeforeValidator(_date, json_schema_input_type=str)]
"""A date as 2025-10-30."""


def unit_named(value: str) -> str:
    """The unit, if it is written as units are here. Raises ValueError that says how."""
    known = _MEANT.get(value.lower(), _MEANT.get(value))
    if known:
        raise ValueError(f"the unit “{value}” is written {known}")
    money, scale = money_and_scale(value)
    if money and scale:
        raise ValueError(f"the unit “{value}” says two things: write unit: {money}, scale: {scale}")
    letters = [f"{value[:i]}{value[i + 1]}{value[i]}{value[i + 2 :]}" for i in range(len(value) - 1)]
    swapped = next((code for code in letters if code in CURRENCIES), None)
    if value not in CURRENCIES and swapped:
        raise ValueError(f"there is no currency {value}; {swapped} is one")
    return value


def unit_meant(value: str) -> str:
    """The unit that people write so: "%" for "percent"."""
    return _MEANT.get(value.lower(), _MEANT.get(value, value))


def alike(one: str | None, other: str | None) -> bool:
    """Whether two units are one, written in either case."""
    return (one or "").casefold() == (other or "").casefold()


def money_and_scale(value: str) -> tuple[str | None, ScaleName | None]:
    """A currency with a scale written to it: "USD M", "$bn", "EUR million", "Mrd. €"."""
    said = value.removeprefix("in ").strip()
    folded = said.casefold()
    for written, code in (*((code, code) for code in CURRENCIES), *_MEANT.items()):
        name = written.casefold()
        for rest in (folded.removeprefix(name), folded.removesuffix(name)):
            if rest != folded and (scale := scale_named(rest)):
                return code, scale
    return None, None


Unit = Annotated[Words, AfterValidator(unit_named)]

Number = Annotated[Decimal, AfterValidator(in_range)]
"""A number that can be written out."""


class Source(BaseModel):
    """Where figures come from. `date` as the source gives it, `as_of` the day its figures stand for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Words
    publisher: Words = ""
    date: Words = ""
    as_of: Day | None = None
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    note: Words | None = None

    @property
    def short(self) -> str:
        """As in a source line: the publisher and the date."""
        return ", ".join(part for part in (self.publisher or self.title, self.date) if part)


class ChangeEntry(BaseModel):
    """How a figure moved: `value` in `unit`, or `text`, or computed `from` the value before, by figure or number."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    value: Number | None = None
    text: Words | None = None
    prior: Number | Id | None = Field(None, alias="from", description="What it was before: a number, or a figure.")
    precision: int | None = Field(None, ge=0, le=12, description="Decimals of a change that is computed.")
    unit: Unit = "%"
    basis: Words | None = None
    note: Words | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if self.value is not None and self.text is not None:
            raise ValueError("a change has either a value or a text")
        if self.value is None and self.text is None and self.prior is None:
            raise ValueError("a change has a value, a text, or from: what it is computed from")
        if self.computed != (self.precision is not None):
            raise ValueError("a change that is computed from a value before, and no other, has a precision")
        return self

    @property
    def computed(self) -> bool:
        """Whether its value is that of two figures."""
        return self.value is None and self.text is None


class DataCell(BaseModel):
    """A cell of a data file, and the scale of the numbers in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cell: str
    scale: ScaleName | None = None


class FigureEntry(BaseModel):
    """A figure as declared: `value`, `range`, `text`, `data` or `formula`, and what it means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: Words = Field(min_length=1)
    value: Number | None = None
    range: tuple[Number, Number] | None = Field(None, description="The least and the most.")
    text: Words | None = None
    data: str | DataCell | None = Field(None, description="A cell: figures.xlsx#Sheet!B4, or capex.csv#B4.")
    formula: str | None = Field(None, description="Arithmetic over figures and `id.change`, and growth(), share() ….")
    precision: int | None = Field(None, ge=0, le=12, description="Decimals of a result, or of what is read.")
    across_periods: bool = Field(False, description="Whether a formula may set a quarter against a year, and says so.")
    unit: Unit | None = Field(None, min_length=1, description="A currency code, %, pp, x, or what is counted.")
    scale: ScaleName | None = None
    period: Time | None = None
    short_period: Time | None = None
    as_of: Day | None = Field(None, description="The day it stands for, where that is not its source's.")
    max_age: int | None = Field(None, ge=0, description="How many days old it may be at the document's date.")
    basis: Basis | None = None
    qualifier: Literal["+", "~", ">", "<"] | None = None
    change: ChangeEntry | None = None
    source: str | None = None
    locator: Words | None = Field(None, description="Where in its source it stands: a page, a table.")
    note: Words | None = None

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        if [self.value, self.range, self.text, self.data, self.formula].count(None) != 4:
            raise ValueError("a figure has exactly one of value, range, text, data and formula")
        if self.text is None and not self.unit:
            raise ValueError("a figure with a number needs its unit: a currency code, %, x, or what is counted")
        if self.formula is not None and self.precision is None:
            raise ValueError("a formula and its precision (the decimals of its result) go together")
        if self.precision is not None and self.formula is None and self.data is None:
            raise ValueError("only what is computed or read from a file has a precision: others show their digits")
        if self.text is not None and (self.scale or self.qualifier):
            raise ValueError("a figure in words has no scale and no qualifier")
        if self.scale and self.unit in ("%", *MULTIPLES, *_POINTS):
            raise ValueError(f"a figure in {self.unit} has no scale: write its number out")
        if self.range and self.range[0] >= self.range[1]:
            raise ValueError(f"the range ends at {self.range[1]}, before it begins at {self.range[0]}")
        if self.range and self.change and self.change.prior is not None:
            raise ValueError("the change of a range leads from no one value: give its value or text, without from")
        if self.locator and not self.source:
            raise ValueError("a locator says where in a source: name the source too")
        self._has_a_change_in_its_unit()
        return self

    def _has_a_change_in_its_unit(self) -> None:
        change = self.change
        if change and self.unit == "%" and change.text is None and "unit" not in change.model_fields_set:
            raise ValueError('the change of a figure in % says whether it is in points: unit: pp, or unit: "%"')
        if change and change.prior is not None and self.text is not None:
            raise ValueError("a figure in words is not computed with")
        if change and change.unit in _POINTS and self.unit not in (None, "%", *_POINTS):
            message = f"a change in {change.unit} is between figures in %, and this one is in {self.unit}"
            raise ValueError(message)
        if change and change.prior is not None and change.unit not in ("%", *MULTIPLES, *_POINTS, self.unit):
            raise ValueError(f"a change of a figure in {self.unit} is in %, x or {self.unit}, not in {change.unit}")
