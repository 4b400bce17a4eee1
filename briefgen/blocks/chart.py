"""A chart: native in the deck, drawn as vectors in the brief, from figures or from data given in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from briefgen.charts.finding import finding
from briefgen.charts.plan import NoRoom, arranged, capacity
from briefgen.document.figures import SCALES, Reference
from briefgen.document.model import Block, FigureRef, Text
from briefgen.errors import LayoutError
from briefgen.geometry import MILLIMETRE, Rect
from briefgen.layout.marks import paragraph, words
from briefgen.layout.protocol import Fragment, LaidOut, Room, Setting, refusal
from briefgen.layout.scale import muted
from briefgen.scene import Chart as ChartItem
from briefgen.scene import ChartData, ChartStyles, Item, Node, Series

BAR_PITCH = 15 * MILLIMETRE
"""From bar to bar in the brief."""

PLOT_HEIGHT = 62 * MILLIMETRE
"""The height of charts other than bars in the brief."""

MANY_BARS = 12
"""More bars than this stand as close in the brief as their names allow."""

LEAST_HEIGHT = 60.0
"""No chart is lower than this, in points."""

FEW_BARS = 4
"""Up to so many bars, values are set as key figures."""


KIND_NAMES = {
    "bar": "Bar",
    "column": "Column",
    "line": "Line",
    "stacked": "Stacked column",
    "share": "100% stacked column",
    "waterfall": "Waterfall",
    "combination": "Column and line",
}
"""What each kind is called in words."""

MOST_TOLD = 24
"""More values than this are not listed in words: they stand in the chart's sheet."""

SHARE_PLACES = Decimal("1e-9")
"""How exactly shares are computed, in per cent."""


class DataSeries(BaseModel):
    """A named row of values, one a category."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Text
    values: tuple[Decimal | None, ...]
    unit: str = Field("", description="combination: the unit of the line, its second series")


class Chart(Block):
    """A chart of figures or of data in place."""

    leveled: ClassVar[bool] = False
    room: ClassVar[Room] = "fills"

    type: Literal["chart"] = "chart"
    kind: Literal["bar", "column", "line", "stacked", "share", "waterfall", "combination"]
    figures: tuple[FigureRef, ...] = ()
    categories: tuple[Text, ...] = ()
    series: tuple[DataSeries, ...] = ()
    measure: Text = ""
    unit: str = ""
    period: Text = ""
    highlight: str | None = None
    segment: FigureRef | None = None
    reading: Text = ""
    totals: tuple[Text, ...] = Field(default=(), description="waterfall: the categories that stand on zero")

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
        self._has_its_units()
        units = {reference.unit for reference in self.figures}
        if len(units) > 1:
            raise ValueError(f"its figures have different units ({', '.join(sorted(str(u) for u in units))})")
        return self

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
        unit = "%" if self.kind == "share" else "" if named else self.unit
        return ", ".join(part for part in (self.measure, unit, self.period) if part)

    def data(self) -> ChartData:
        """The chart's data, the same for every edition."""
        if self.figures:
            names = tuple(reference.label for reference in self.figures)
            mixed = len({reference.scale for reference in self.figures}) > 1
            values = tuple(reference.amount if mixed else reference.value for reference in self.figures)
            labels = tuple(reference.short for reference in self.figures)
            series: tuple[Series, ...] = (Series(self.measure or "Value", values, labels),)
            keys: list[tuple[str, ...]] = [
                (reference.key, reference.figure.id, name) for reference, name in zip(self.figures, names, strict=True)
            ]
            details = tuple(_detail(reference) for reference in self.figures)
            amounts: tuple[Series, ...] = ()
        else:
            names = self.categories
            series = tuple(self._told(each) for each in self.series)
            amounts, series = (series, _shares(series)) if self.kind == "share" else ((), series)
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

    def _told(self, series: DataSeries) -> Series:
        """A series with its labels; in a combination its name says its unit."""
        unit = series.unit or self.unit
        name = f"{series.name}, {unit}" if self.kind == "combination" else series.name
        return Series(name, series.values, tuple(_shown(value, unit) for value in series.values))

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What its figures mean, as far as the content says."""
        said = {
            "Measure": self.measure,
            "Unit": _once((self.unit, *(series.unit for series in self.series), *map(_unit, self.figures))),
            "Period": self.period or _each((reference.label, reference.period) for reference in self.figures),
            "Basis": _each((reference.label, _basis(reference)) for reference in self.figures),
        }
        return tuple((name, text) for name, text in said.items() if text)

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        return _Part(self, self.data(), 0).lay_out(region, setting)

    @property
    def alt(self) -> str:
        """The finding in words: every category with its values."""
        return self.told(self.data())

    def told(self, data: ChartData) -> str:
        """What `data`, all of the chart's or a part of it, shows: its finding, then its values, unless many."""
        subject = ". ".join(part.rstrip(".") for part in (self.title, self.subtitle) if part)
        head = f"{KIND_NAMES[self.kind]} chart{f', {subject}' if subject else ''}"
        said = [finding(data)] if finding(data) else []
        if len(data.categories) * len(data.series) <= MOST_TOLD:
            said.append("; ".join(f"{name} {_values(data, index)}" for index, name in enumerate(data.categories)))
        return f"{head}: {'. '.join(said)}."


def _values(data: ChartData, index: int) -> str:
    """What a category has: its label, or each series' name and label."""
    if len(data.series) == 1:
        return data.series[0].labels[index]
    return ", ".join(f"{series.name} {series.labels[index]}" for series in data.series if series.labels[index])


def _detail(reference: FigureRef) -> str:
    """The quiet line under a category: the level behind a change, and its period."""
    period = reference.figure.short_period or reference.figure.period or ""
    parts = (reference.figure.short, period) if reference.part == "change" else (period,)
    return ", ".join(part for part in parts if part)


def _shares(amounts: Sequence[Series]) -> tuple[Series, ...]:
    """Each value as its share of all in its category, in per cent, shown in whole ones."""
    totals = [sum(value or Decimal(0) for value in values) for values in zip(*(s.values for s in amounts), strict=True)]
    shared = []
    for series in amounts:
        shares = tuple(
            None if value is None else (100 * value / total).quantize(SHARE_PLACES).normalize()
            for value, total in zip(series.values, totals, strict=True)
        )
        labels = tuple("" if share is None else f"{share.quantize(Decimal(1), ROUND_HALF_UP):f}%" for share in shares)
        shared.append(Series(series.name, shares, labels))
    return tuple(shared)


def _unit(reference: Reference) -> str:
    return " ".join(part for part in (reference.unit, SCALES[reference.scale].word if reference.scale else "") if part)


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


def _shown(value: Decimal | None, unit: str) -> str:
    if value is None:
        return ""
    text = f"{value:,f}"
    return f"{text}%" if unit == "%" else text


@dataclass(frozen=True)
class _Part(LaidOut):
    """The chart from its category `first` on: lying bars go on in the next region, on the same axis."""

    leveled: ClassVar[bool] = False
    room: ClassVar[Room] = "fills"

    block: Chart
    whole: ChartData
    first: int

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        scale, block = setting.scale, self.block
        above = (paragraph(block.subtitle, muted(scale.body)),) if block.subtitle and setting.deck else ()
        below = (paragraph(block.reading, muted(scale.body)),) if block.reading else ()
        head = setting.type.height(above, region.width) + scale.step if above else 0.0
        foot = setting.type.height(below, region.width) + scale.step if below else 0.0
        area = Rect(region.x, region.y + head, region.width, max(region.height - head - foot, 0.0))
        chart = self._chart(area, setting)
        if isinstance(chart, NoRoom):
            return refusal(self, chart.lacks, chart.reason)
        items: list[Item] = []
        if above:
            items.append(words(setting, "measure", above, region, node=Node("P", f"{setting.key}/measure")))
        items.append(chart)
        height = head + chart.rect.height
        rest = self.first + len(chart.data.categories)
        if rest < len(self.whole.categories):
            return Fragment(tuple(items), height, replace(self, first=rest))
        if below:
            foot_area = Rect(region.x, chart.rect.bottom + scale.step, region.width, 0)
            node = Node("P", f"{setting.key}/reading")
            items.append(words(setting, "reading", below, foot_area, node=node, placeholder="body"))
        return Fragment(tuple(items), height + foot)

    def _chart(self, area: Rect, setting: Setting) -> ChartItem | NoRoom:
        """The chart of the categories that find room in `area`."""
        whole = self.whole
        styles = _styles(whole, setting)
        left = part(whole, self.first, len(whole.categories))
        count = self._capacity(left, whole, area, styles, setting)
        if count < 1:
            return NoRoom("a bar and its name need more height", LEAST_HEIGHT)
        data = part(whole, self.first, self.first + count)
        split = len(data.categories) < len(whole.categories)
        if not setting.deck:
            return self._drawn(data, area, styles, setting)
        name, alt = f"{setting.key} · chart", self.block.told(data)
        tag = (*setting.tag, Node("Figure", f"{setting.key}/{self.first}" if self.first else setting.key, alt=alt))
        plan = arranged(data, area, styles, setting.type, whole if split else None, setting.key)
        if isinstance(plan, NoRoom):
            return plan
        rect = area if not split else Rect(area.x, area.y, area.width, plan.plot.bottom - area.y)
        return ChartItem(name, rect, data, styles, alt, (), tag, facts=self.block.facts, plan=plan)

    def _capacity(self, left: ChartData, whole: ChartData, area: Rect, styles: ChartStyles, setting: Setting) -> int:
        """How many of the categories left stand in `area`; the brief never splits a chart."""
        if not setting.deck:
            return len(left.categories)
        split = whole if self.first else None
        count = capacity(left, area, styles, setting.type, split)
        # Once a chart is split, all its parts have the whole's axis and column of names.
        again = split is None and count < len(left.categories)
        return capacity(left, area, styles, setting.type, whole) if again else count

    def _drawn(self, data: ChartData, area: Rect, styles: ChartStyles, setting: Setting) -> ChartItem | NoRoom:
        """The chart of the brief, as vectors, as high as it reads best."""
        from briefgen.charts.drawing import draw, least_height

        try:
            least = least_height(data, area.width, styles, setting.theme)
        except LayoutError as error:
            return NoRoom(error.findings[0].message, LEAST_HEIGHT)
        many = len(data.categories) > MANY_BARS
        natural = BAR_PITCH * len(data.categories) if data.kind == "bar" and not many else PLOT_HEIGHT
        height = max(least, natural)
        if height > area.height + 0.01:
            return NoRoom("the chart needs more height", height - area.height)
        rect = area.resized(height=height)
        tag = (*setting.tag, Node("Figure", setting.key, alt=self.block.told(data)))
        items = draw(data, rect, styles, setting.theme, setting.shelf)
        return ChartItem(f"{setting.key} · chart", rect, data, styles, self.block.told(data), items, tag)


def _styles(data: ChartData, setting: Setting) -> ChartStyles:
    scale = setting.scale
    few = len(data.categories) <= FEW_BARS and data.kind == "bar" and len(data.series) == 1
    value = (scale.figure if setting.deck else scale.lead) if few else scale.name
    return ChartStyles(scale.name, muted(scale.body), value)


def part(whole: ChartData, first: int, end: int) -> ChartData:
    """The categories from `first` to before `end`; a waterfall goes on from the level it had reached."""
    if first == 0 and end >= len(whole.categories):
        return whole
    level = whole.carried
    for index, value in enumerate(whole.series[0].values[:first]):
        level = (value or Decimal(0)) + (Decimal(0) if index in whole.totals else level)
    lit = whole.highlight - first if whole.highlight is not None and first <= whole.highlight < end else None
    return replace(
        whole,
        categories=whole.categories[first:end],
        series=tuple(_cut(series, first, end) for series in whole.series),
        amounts=tuple(_cut(series, first, end) for series in whole.amounts),
        details=whole.details[first:end],
        totals=frozenset(index - first for index in whole.totals if first <= index < end),
        carried=level if whole.kind == "waterfall" else whole.carried,
        highlight=lit,
    )


def _cut(series: Series, first: int, end: int) -> Series:
    return replace(series, values=series.values[first:end], labels=series.labels[first:end])
