"""The drawing of a chart: native in the deck, as vectors in the brief; lying bars may go on on the next slide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar

from briefgen.charts.plan import NoRoom, arranged, capacity
from briefgen.errors import LayoutError
from briefgen.geometry import MILLIMETRE, Rect
from briefgen.layout.protocol import Fragment, LaidOut, Room, Setting, refusal
from briefgen.layout.scale import muted
from briefgen.scene import Chart as ChartItem
from briefgen.scene import ChartData, ChartStyles, Node, Series

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

Facts = tuple[tuple[str, str], ...]
"""What figures mean: names and texts."""


@dataclass(frozen=True)
class ChartPart(LaidOut):
    """The chart from its category `first` on: lying bars go on in the next region, on the same axis."""

    leveled: ClassVar[bool] = False
    room: ClassVar[Room] = "fills"

    told: Callable[[ChartData], str]
    """What a part shows, in words."""
    facts: Facts
    whole: ChartData
    first: int = 0

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        chart = self._chart(region, setting)
        if isinstance(chart, NoRoom):
            return refusal(self, chart.lacks, chart.reason)
        rest = self.first + len(chart.data.categories)
        left = replace(self, first=rest) if rest < len(self.whole.categories) else None
        return Fragment((chart,), chart.rect.height, left)

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
        name, alt = f"{setting.key} · chart", self.told(data)
        tag = (*setting.tag, Node("Figure", f"{setting.key}/{self.first}" if self.first else setting.key, alt=alt))
        plan = arranged(data, area, styles, setting.type, whole if split else None, setting.key)
        if isinstance(plan, NoRoom):
            return plan
        rect = area if not split else Rect(area.x, area.y, area.width, plan.plot.bottom - area.y)
        return ChartItem(name, rect, data, styles, alt, (), tag, facts=self.facts, plan=plan)

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
        tag = (*setting.tag, Node("Figure", setting.key, alt=self.told(data)))
        items = draw(data, rect, styles, setting.theme, setting.shelf)
        return ChartItem(f"{setting.key} · chart", rect, data, styles, self.told(data), items, tag)


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
