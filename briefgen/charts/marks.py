"""What a chart's values become before anyone asks where they stand: bars from a start to an end, with a fill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from briefgen.scene import ChartData, Color
from briefgen.theme import DERIVED, Theme


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar, or one part of it. `start` and `end` in units of the chart's largest magnitude.

    `lane` is its place in the group of its category, `lanes` their number.
    """

    category: int
    start: float
    end: float
    fill: Color
    label: str
    series: str = ""
    lane: int = 0
    lanes: int = 1

    @property
    def name(self) -> str:
        return f"bar {self.category + 1}" + (f" {self.series}" if self.series else "")


SEEN = 3.0
"""What a mark needs to be seen on its ground (WCAG 2.2, 1.4.11)."""


def quiet(theme: Theme) -> Color:
    """The fill of bars beside a highlighted one: dark where the accent is bright, pale where the accent is dark."""
    if theme.band is Color.INK:
        return Color.INK
    return _seen((Color.TINT, Color.MUTED), theme)


def step(theme: Theme, *, rises: bool) -> Color:
    """The fill of a waterfall's steps between its totals: a colour for those that add, a grey for those that take."""
    rising = _seen((Color.SECOND, *DERIVED, Color.MUTED), theme)
    return rising if rises else _seen([fill for fill in (Color.MUTED, *DERIVED) if fill is not rising], theme)


def _seen(fills: Sequence[Color], theme: Theme) -> Color:
    """The first that is seen on the ground, else the last."""
    return next((fill for fill in fills if theme.contrast(fill, Color.PAPER) >= SEEN), fills[-1])


def series_fill(index: int, theme: Theme) -> Color:
    """The fill of the series at `index`; after the last fill they begin again."""
    return theme.series[index % len(theme.series)]


def line_fill(index: int, data: ChartData, theme: Theme) -> Color:
    """The colour of the line at `index`."""
    if len(data.series) == 1:
        return Color.INK if data.highlight is not None else theme.band
    return series_fill(index, theme)


def unit(data: ChartData) -> Decimal:
    """The magnitude that is drawn as 1: values are divided by it, so that any size of number can be drawn."""
    values = [[v for v in series.values if v is not None] for series in data.series]
    columns = ([s.values[i] or Decimal(0) for s in data.series] for i in range(len(data.categories)))
    if data.kind in ("stacked", "waterfall"):
        reach = [sum((abs(v) for v in column), Decimal(0)) for column in columns]
        passed = sum(reach, abs(data.carried))
        largest = passed if data.kind == "waterfall" else max(reach, default=Decimal(0))
    else:
        largest = max((abs(v) for row in values for v in row), default=Decimal(0))
    return largest or Decimal(1)


def marks(data: ChartData, theme: Theme) -> tuple[Mark, ...]:
    """The bars of a chart that has any, category by category."""
    if data.kind == "waterfall":
        return tuple(_steps(data, theme))
    if data.kind == "combination":
        return tuple(_bars(replace(data, series=data.series[:1]), theme))
    if data.kind == "stacked":
        return tuple(_stacks(data, theme))
    return tuple(_bars(data, theme))


def _bars(data: ChartData, theme: Theme) -> Iterator[Mark]:
    one, many = unit(data), len(data.series) > 1
    for category in range(len(data.categories)):
        for lane, series in enumerate(data.series):
            value = series.values[category]
            if value is None:
                continue
            fill = series_fill(lane, theme) if many else _single_fill(category, data.highlight, theme)
            name = series.name if many else ""
            yield Mark(category, 0.0, float(value / one), fill, series.labels[category], name, lane, len(data.series))


def _stacks(data: ChartData, theme: Theme) -> Iterator[Mark]:
    one = unit(data)
    for category in range(len(data.categories)):
        reach = {True: Decimal(0), False: Decimal(0)}
        for index, series in enumerate(data.series):
            value = series.values[category]
            if value is None:
                continue
            start = reach[value >= 0]
            reach[value >= 0] = end = start + value
            fill = series_fill(index, theme)
            yield Mark(category, float(start / one), float(end / one), fill, series.labels[category], series.name)


def _steps(data: ChartData, theme: Theme) -> Iterator[Mark]:
    one, level = unit(data), data.carried
    series = data.series[0]
    for category, value in enumerate(series.values):
        if value is None:
            continue
        total = category in data.totals
        start = Decimal(0) if total else level
        level = value if total else level + value
        fill = Color.ACCENT if category == data.highlight else Color.INK if total else step(theme, rises=value >= 0)
        yield Mark(category, float(start / one), float(level / one), fill, series.labels[category])


def _single_fill(category: int, highlight: int | None, theme: Theme) -> Color:
    if highlight is None:
        return theme.band
    return Color.ACCENT if category == highlight else quiet(theme)


def limits(bars: Sequence[Mark]) -> tuple[float, float]:
    """The least and the greatest value, zero always between them."""
    ends = [0.0, *(mark.start for mark in bars), *(mark.end for mark in bars)]
    low, high = min(ends), max(ends)
    return (low, high) if high > low else (0.0, 1.0)
