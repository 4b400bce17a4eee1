"""A chart: native in the deck, drawn as vectors in the brief, from figures or from data given in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationInfo, model_validator

from briefgen.blocks import chart_rules
from briefgen.blocks.chart_part import ChartPart
from briefgen.blocks.framed import Framed
from briefgen.blocks.table import Column, Table
from briefgen.charts.finding import finding
from briefgen.document.checks.statements import Rule
from briefgen.document.declared import AS_WRITTEN, Number
from briefgen.document.figures import Figure, Reference
from briefgen.document.model import Block, FigureRef, Text
from briefgen.document.references import Cell, Declared, Problem
from briefgen.geometry import Rect
from briefgen.layout.protocol import Form, Fragment, LaidOut, Room, Setting
from briefgen.numbers import ENGLISH, Style, quantity, unit_in
from briefgen.scene import ChartData, Series
from briefgen.source import Location
from briefgen.vocabulary import Vocabulary

ROWS_DEPARTURE = 12.0
"""Rows stand for a drawing only where none finds room: a table does not show what a chart shows."""

MOST_TOLD = 24
"""More values than this are not listed in words: they stand in the chart's sheet."""

SHARE_PLACES = Decimal("1e-9")
"""How exactly shares are computed, in per cent."""


class DataSeries(BaseModel):
    """A named row of values, one a category."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Text
    values: tuple[Number | None, ...]
    unit: str = Field("", description="combination: the unit of the line, its second series")


class Chart(Block):
    """A chart of figures or of data in place."""

    leveled: ClassVar[bool] = False
    room: ClassVar[Room] = "fills"

    type: Literal["chart"] = "chart"
    kind: Literal["bar", "column", "line", "stacked", "share", "waterfall", "combination"]
    file: str | None = Field(None, alias="data", description="A table: capex.csv, or figures.xlsx#Sheet!A1:D6.")
    figures: tuple[FigureRef, ...] = ()
    categories: tuple[Cell, ...] = ()
    series: tuple[DataSeries, ...] = ()
    measure: Text = ""
    unit: str = ""
    period: Cell = ""
    highlight: Annotated[str, AS_WRITTEN] | None = None
    segment: FigureRef | None = None
    across_periods: bool = Field(False, description="Whether it may set a quarter beside a year; its note says so.")
    reading: Text = ""
    totals: tuple[Cell, ...] = Field(default=(), description="waterfall: the categories that stand on zero")

    _style: Style = PrivateAttr(default_factory=lambda: ENGLISH)

    @model_validator(mode="before")
    @classmethod
    def _reads_its_data(cls, value: Any, info: ValidationInfo) -> Any:
        """Categories and series from the data file that is named."""
        name = value.get("data") if isinstance(value, dict) else None
        if not isinstance(name, str) or not isinstance(info.context, Declared) or info.context.files is None:
            return value
        if value.keys() & {"categories", "series", "figures"}:
            raise ValueError("a chart with a data file has its categories and series from it")
        categories, series = info.context.files.series(name, value.get("unit"))
        # Braces in a data file are no references.
        doubled = [_literal(category) for category in categories]
        rows = [{"name": _literal(head), "values": values} for head, values in series]
        return {**value, "categories": doubled, "series": rows}

    @model_validator(mode="after")
    def _has_one_kind_of_data(self) -> Self:
        if bool(self.figures) == bool(self.series):
            raise ValueError("a chart takes either figures, or categories with series")
        for series in self.series:
            if len(series.values) != len(self.categories):
                raise ValueError(
                    f"series “{series.name}” has {len(series.values)} values for {len(self.categories)} categories"
                )
        if self.series and not self.unit:
            raise ValueError("a chart of data in place needs its unit")
        if self.kind == "share":
            self._can_be_shared()
        self._names_what_it_has()
        self._has_its_units()
        units = {reference.unit for reference in self.figures}
        if len(units) > 1:
            raise ValueError(f"its figures have different units ({', '.join(sorted(str(u) for u in units))})")
        return self

    def _names_what_it_has(self) -> None:
        names = self.categories or tuple(reference.label for reference in self.figures)
        keys = {*names, *(key for reference in self.figures for key in (reference.key, reference.figure.id))}
        for name, known in ((self.highlight, keys), *((name, {*names}) for name in self.totals)):
            if name is not None and name not in known:
                raise ValueError(f"the chart has no “{name}”; it has {', '.join(f'“{each}”' for each in names)}")

    def _can_be_shared(self) -> None:
        if not self.series:
            raise ValueError("a chart of shares takes categories with series")
        for index, category in enumerate(self.categories):
            values = [series.values[index] or Decimal(0) for series in self.series]
            if min(values) < 0 or not sum(values):
                raise ValueError(f"“{category}” has no shares: its values must not be negative, nor all zero")

    def _has_its_units(self) -> None:
        units = [series.unit for series in self.series]
        if self.kind != "combination":
            if any(units):
                raise ValueError("only the line of a combination has a unit of its own")
        elif len(units) != 2 or units[0] not in ("", self.unit) or units[1] in ("", self.unit):
            raise ValueError(
                "a combination has two series: its columns, and a line with a unit of its own; "
                "series of one unit make a column, a line or a stacked chart"
            )

    @property
    def subtitle(self) -> str:
        """What is measured, in which unit, for which period."""
        named = self.figures or self.kind == "combination"
        unit = "%" if self.kind == "share" else "" if named else unit_in(self.unit, self._style)
        return ", ".join(part for part in (self.measure, unit, self.period) if part)

    def data(self, known: Vocabulary) -> ChartData:
        """The chart's data, the same for every edition."""
        if self.figures:
            names = tuple(reference.label for reference in self.figures)
            mixed = len({reference.scale for reference in self.figures}) > 1
            values = tuple(reference.amount if mixed else reference.value for reference in self.figures)
            labels = tuple(reference.short for reference in self.figures)
            series: tuple[Series, ...] = (Series(self.measure or known.value, values, labels),)
            keys: list[tuple[str, ...]] = [
                (reference.key, reference.figure.id, name) for reference, name in zip(self.figures, names, strict=True)
            ]
            details = tuple(_detail(reference) for reference in self.figures)
            amounts: tuple[Series, ...] = ()
        else:
            names = self.categories
            series = tuple(self._told(each) for each in self.series)
            amounts, series = (series, _shares(series, self._style)) if self.kind == "share" else ((), series)
            keys = [(name,) for name in names]
            details = ()
        highlight = next((i for i, key in enumerate(keys) if self.highlight in key), None) if self.highlight else None
        return ChartData(
            kind="stacked" if self.kind == "share" else self.kind,
            categories=names,
            series=series,
            amounts=amounts,
            unit=self.unit or (self.figures[0].unit or "" if self.figures else ""),
            period=self.period or None,
            title=self.measure or self.title or "",
            highlight=highlight,
            details=details,
            totals=frozenset(i for i, name in enumerate(names) if name in self.totals),
            segment=self.segment.value if self.segment else None,
        )

    def model_post_init(self, context: Any, /) -> None:
        if isinstance(context, Declared):
            self._style = context.style

    def _told(self, series: DataSeries) -> Series:
        """A series with its labels; in a combination its name says its unit."""
        unit = series.unit or self.unit
        name = f"{series.name}, {unit_in(unit, self._style)}" if self.kind == "combination" else series.name
        return Series(name, series.values, tuple(_shown(value, unit, self._style) for value in series.values))

    def facts(self, known: Vocabulary) -> tuple[tuple[str, str], ...]:
        """What its figures mean, as far as the content says."""
        said = (
            (known.filed.measure, self.measure),
            (known.filed.unit, _once((self.unit, *(each.unit for each in self.series), *map(_unit, self.figures)))),
            (known.period, self.period or _each((each.label, each.period) for each in self.figures)),
            (known.filed.basis, _each((each.label, _basis(each)) for each in self.figures)),
        )
        return tuple((name, text) for name, text in said if text)

    @property
    def forms(self) -> tuple[Form, ...]:
        return (Form("drawn"), Form("rows", ROWS_DEPARTURE, leveled=False))

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        known = setting.vocabulary
        data = self.data(known)
        if setting.form == "rows":
            inner: LaidOut = self._rows(data)
        else:
            inner = ChartPart(partial(self.told, known), self.facts(known), data)
        return Framed(inner, self.subtitle, self.reading).lay_out(region, setting)

    def rules(self, figures: Mapping[str, Figure]) -> Iterator[Rule]:
        return chart_rules.rules(self, figures)

    def objections(self) -> Iterator[tuple[Location, Problem]]:
        yield from chart_rules.periods_differ(self)
        yield from chart_rules.unnamed_total(self)

    def _rows(self, data: ChartData) -> Table:
        """A row a category and a column a series, as they are told, for where the drawing finds no room."""
        heads = ("", *(series.name for series in data.series))
        rows = zip(data.categories, *(series.labels for series in data.series), strict=True)
        return Table(type="table", columns=tuple(Column(title=head) for head in heads), rows=tuple(rows))

    def alt(self, known: Vocabulary) -> str:
        """All of it in words."""
        return self.told(known, self.data(known))

    def told(self, known: Vocabulary, data: ChartData) -> str:
        """What `data`, all of the chart's or a part of it, shows: its finding, then its values, unless many."""
        spoken = known.spoken
        subject = ". ".join(part.rstrip(".") for part in (self.title, self.subtitle) if part)
        head = ", ".join(part for part in (spoken.charts.of(self.kind), subject) if part)
        found = finding(data, spoken, self._style)
        said = [found] if found else []
        if len(data.categories) * len(data.series) <= MOST_TOLD:
            values = (f"{name} {_values(data, index)}" for index, name in enumerate(data.categories))
            said.append(spoken.apart.join(values))
        return spoken.chart.format(subject=head, shown=". ".join(said))


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _values(data: ChartData, index: int) -> str:
    """What a category has: its label, or each series' name and label."""
    if len(data.series) == 1:
        return data.series[0].labels[index]
    return ", ".join(f"{series.name} {series.labels[index]}" for series in data.series if series.labels[index])


def _detail(reference: FigureRef) -> str:
    """The quiet line under a category: the level behind a change, and its period."""
    when = reference.figure.when
    parts = (reference.figure.short, when) if reference.part == "change" else (when,)
    return ", ".join(part for part in parts if part)


def _shares(amounts: Sequence[Series], style: Style) -> tuple[Series, ...]:
    """Each value as its share of all in its category, in per cent, shown in whole ones."""
    totals = [sum(value or Decimal(0) for value in values) for values in zip(*(s.values for s in amounts), strict=True)]
    shared = []
    for series in amounts:
        shares = tuple(
            None if value is None else (100 * value / total).quantize(SHARE_PLACES).normalize()
            for value, total in zip(series.values, totals, strict=True)
        )
        labels = tuple(
            "" if share is None else quantity(share.quantize(Decimal(1), ROUND_HALF_UP), "%", style=style)
            for share in shares
        )
        shared.append(Series(series.name, shares, labels))
    return tuple(shared)


def _unit(reference: Reference) -> str:
    word = reference.figure.style.scale_word(reference.scale) if reference.scale else ""
    return " ".join(part for part in (reference.unit, word) if part)


def _basis(reference: Reference) -> str | None:
    """What a change is measured against, or the formula of a derived figure."""
    change = reference.figure.change
    return change.basis if reference.part == "change" and change else reference.figure.formula


def _once(texts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(text for text in texts if text))


def _each(texts: Iterable[tuple[str, str | None]]) -> str:
    """What is said of every category: once, if it is the same of all."""
    pairs = [(name, text or "") for name, text in texts]
    if len({text for _, text in pairs}) < 2:
        return pairs[0][1] if pairs else ""
    return "; ".join(f"{name}: {text}" for name, text in pairs if text)


def _shown(value: Decimal | None, unit: str, style: Style) -> str:
    return "" if value is None else quantity(value, "%" if unit == "%" else None, style=style)
