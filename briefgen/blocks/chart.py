"""A chart: native in the deck, drawn as vectors in the brief, from figures or from data given in place."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from briefgen.document.model import Block, FigureRef, Text
from briefgen.errors import LayoutError
from briefgen.geometry import MILLIMETRE, Rect
from briefgen.layout.marks import paragraph, words
from briefgen.layout.protocol import Fragment, Setting, refusal
from briefgen.layout.scale import muted
from briefgen.scene import Chart as ChartItem
from briefgen.scene import ChartData, ChartStyles, Item, Node, Series

BAR_PITCH = 15 * MILLIMETRE
"""From bar to bar in the brief."""

PLOT_HEIGHT = 62 * MILLIMETRE
"""The height of charts other than bars in the brief."""

FEW_BARS = 4
"""Up to so many bars, values are set as key figures."""


class DataSeries(BaseModel):
    """A named row of values, one a category."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Text
    values: tuple[Decimal | None, ...]


class Chart(Block):
    """A chart of figures or of data in place."""

    type: Literal["chart"] = "chart"
    kind: Literal["bar", "column", "line", "stacked", "waterfall"]
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
        units = {reference.unit for reference in self.figures}
        if len(units) > 1:
            raise ValueError(f"its figures have different units ({', '.join(sorted(str(u) for u in units))})")
        return self

    @property
    def subtitle(self) -> str:
        """What is measured, in which unit, for which period."""
        return ", ".join(part for part in (self.measure, self.unit if not self.figures else "", self.period) if part)

    def data(self) -> ChartData:
        """The chart's data, the same for every edition."""
        if self.figures:
            names = tuple(reference.label for reference in self.figures)
            values = tuple(reference.value for reference in self.figures)
            labels = tuple(reference.short for reference in self.figures)
            series: tuple[Series, ...] = (Series(self.measure or "Value", values, labels),)
            keys: list[tuple[str, ...]] = [
                (reference.key, reference.figure.id, name) for reference, name in zip(self.figures, names, strict=True)
            ]
            details = tuple(_detail(reference) for reference in self.figures)
        else:
            names = self.categories
            series = tuple(Series(s.name, s.values, tuple(_shown(v, self.unit) for v in s.values)) for s in self.series)
            keys = [(name,) for name in names]
            details = ()
        highlight = next((i for i, key in enumerate(keys) if self.highlight in key), None) if self.highlight else None
        return ChartData(
            kind=self.kind,
            categories=names,
            series=series,
            unit=self.unit or (self.figures[0].unit or "" if self.figures else ""),
            period=self.period or None,
            highlight=highlight,
            details=details,
            totals=frozenset(i for i, name in enumerate(names) if name in self.totals),
            segment=self.segment.value if self.segment else None,
        )

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        scale = setting.scale
        above = (paragraph(self.subtitle, muted(scale.body)),) if self.subtitle and setting.deck else ()
        below = (paragraph(self.reading, muted(scale.body)),) if self.reading else ()
        head = setting.type.height(above, region.width) + scale.step if above else 0.0
        foot = setting.type.height(below, region.width) + scale.step if below else 0.0
        data = self.data()
        room = region.height - head - foot
        height = room if setting.deck else self._natural_height(data)
        if height > room + 0.01 or height < 60:
            return refusal(self, max(height - room, 60 - height), "the chart needs room")
        area = Rect(region.x, region.y + head, region.width, height)
        items: list[Item] = (
            [words(setting, "measure", above, region, node=Node("P", f"{setting.key}/measure"))] if above else []
        )
        items.append(self._item(data, area, setting))
        if below:
            foot_area = Rect(region.x, area.bottom + scale.step, region.width, 0)
            items.append(words(setting, "reading", below, foot_area, node=Node("P", f"{setting.key}/reading")))
        return Fragment(tuple(items), head + height + foot)

    def _natural_height(self, data: ChartData) -> float:
        return BAR_PITCH * len(data.categories) if self.kind == "bar" else PLOT_HEIGHT

    def _item(self, data: ChartData, area: Rect, setting: Setting) -> ChartItem:
        scale = setting.scale
        few = len(data.categories) <= FEW_BARS and self.kind == "bar"
        value = (scale.figure if few else scale.name) if setting.deck else scale.lead if few else scale.name
        styles = ChartStyles(scale.name, muted(scale.body), value)
        tag = (*setting.tag, Node("Figure", setting.key, alt=self.alt))
        drawing = () if setting.deck else _drawn(data, area, styles, setting)
        return ChartItem(f"{setting.key} · chart", area, data, styles, self.alt, drawing, tag)

    @property
    def alt(self) -> str:
        """The finding in words: every category with its values."""
        data = self.data()
        kind = {"bar": "Bar", "column": "Column", "line": "Line", "stacked": "Stacked column", "waterfall": "Waterfall"}
        parts = []
        for index, category in enumerate(data.categories):
            values = ", ".join(
                f"{series.name} {series.labels[index]}" if len(data.series) > 1 else series.labels[index]
                for series in data.series
            )
            parts.append(f"{category} {values}")
        subject = self.title or self.subtitle
        return f"{kind[self.kind]} chart{f', {subject}' if subject else ''}: {'; '.join(parts)}."


def _detail(reference: FigureRef) -> str:
    """The quiet line under a category: the level behind a change, and its period."""
    period = reference.figure.short_period or reference.figure.period or ""
    parts = (reference.figure.short, period) if reference.part == "change" else (period,)
    return ", ".join(part for part in parts if part)


def _shown(value: Decimal | None, unit: str) -> str:
    if value is None:
        return ""
    text = f"{value:,f}"
    return f"{text}%" if unit == "%" else text


def _drawn(data: ChartData, area: Rect, styles: ChartStyles, setting: Setting) -> tuple[Item, ...]:
    from briefgen.charts.drawing import draw

    try:
        return draw(data, area, styles, setting.theme)
    except LayoutError as error:
        raise error.about(setting.key) from None
