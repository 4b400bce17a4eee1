"""Standing forms: columns, stacks and waterfalls, with names under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.charts.marks import Mark, marks, unit
from briefgen.charts.plan.draft import NEAR, Draft, NoRoom, Ruler, limits_with_labels, line
from briefgen.charts.plan.names import BELOW, UNDER, all_fit, captions, counted, height, room, thinned
from briefgen.charts.sketch import BAR_SHARE, GAP, THICKEST, spread
from briefgen.geometry import Rect
from briefgen.scene import ChartPlan, ChartText, Color, Style

LEAST_RISE = 48.0
"""Columns lower than this, in points, say nothing."""

LEAST_PITCH = 6.0
"""Columns closer than this, in points, are a texture."""

WIDEST_SERIES = 0.3
"""The share of the chart that the series' names take at most before they wrap."""

ABOVE = 2.0
"""Between a column and its value, in points."""


def stands(draft: Draft) -> bool:
    """Whether every name has its place under its column, or the names are a count; several series never stand."""
    data = draft.whole.data
    if data.kind == "bar" or (len(data.series) > 1 and data.kind != "stacked"):
        return False
    pitch = (draft.rect.width - _beside(draft)) / draft.whole.count
    if all_fit(draft.whole, room(pitch)):
        return data.kind != "waterfall" or _widest_value(draft) <= pitch
    return counted(draft.whole) and pitch >= LEAST_PITCH and data.kind != "waterfall"


def columns(draft: Draft) -> ChartPlan | NoRoom:
    """The plan of a standing form."""
    area = _area(draft)
    needed = LEAST_RISE + (sum(_series_heights(draft)) if area.names else 0.0)
    if area.plot.height < needed:
        return NoRoom("the columns and their names need more height", needed - area.plot.height)
    found = marks(draft.data, draft.sketch.theme)
    one = float(unit(draft.data))
    stacked = draft.data.kind == "stacked"
    limits = _limits(draft, found, area.plot.height)
    ruler = Ruler(*limits, area.plot.bottom, area.plot.height, -1)
    boxes = [_bar(mark, area, ruler, one) for mark in found]
    values = _inside(draft, found, boxes) if stacked else _on_top(draft, found, boxes)
    series = _series_names(draft, found, area, ruler, one) if area.names else ()
    texts = (*_names(draft, area), *values, *series)
    return ChartPlan("standing", "under" if area.whole_names else "placed", area.plot, limits, area.thickness, texts)


@dataclass(frozen=True, slots=True)
class _Area:
    """The plot, from column to column, a column's thickness, and whether series are named beside it."""

    plot: Rect
    pitch: float
    thickness: float
    names: bool
    whole_names: bool

    def centre(self, index: int) -> float:
        return self.plot.x + (index + 0.5) * self.pitch


def _area(draft: Draft) -> _Area:
    beside = _beside(draft)
    width = draft.rect.width - beside
    pitch = width / draft.count
    fit = all_fit(draft.sketch, room(pitch))
    left = right = 0.0
    if not fit:
        # The first and the last name and value may be wider than their column.
        left, right = (max(0.0, (_end_width(draft, end) - pitch) / 2) for end in (0, -1))
        right = max(0.0, right - beside)
        pitch = (width - left - right) / draft.count
    found = captions(draft.sketch, room(pitch)) if fit else ((line("", draft.sketch.styles.category),),)
    plot = Rect(draft.rect.x + left, draft.rect.y, width - left - right, draft.rect.height - height(found) - UNDER)
    return _Area(plot, pitch, min(pitch * BAR_SHARE, 2 * THICKEST), beside > 0, fit)


def _end_width(draft: Draft, end: int) -> float:
    styles = draft.sketch.styles
    said = draft.data.series[0].labels[end] if draft.data.kind != "stacked" else ""
    return max(
        draft.sketch.width(draft.data.categories[end], styles.category),
        draft.sketch.width(said, styles.value) + 2 * NEAR,
    )


def _widest_value(draft: Draft) -> float:
    return max(draft.whole.width(said, draft.whole.styles.value) for said in draft.whole.data.series[0].labels)


def _limits(draft: Draft, found: Sequence[Mark], length: float) -> tuple[float, float]:
    one = float(unit(draft.data))
    over = 0.0 if draft.data.kind == "stacked" else draft.sketch.styles.value.leading + GAP
    ends = [(mark.end * one, over) for mark in found]
    if draft.data.kind == "waterfall":
        ends = [(max(mark.start, mark.end) * one, over) for mark in found]
        ends += [(min(mark.start, mark.end) * one, 0.0) for mark in found]
    return limits_with_labels(ends, length)


def _bar(mark: Mark, area: _Area, ruler: Ruler, one: float) -> Rect:
    top, bottom = sorted((ruler.at(mark.start * one), ruler.at(mark.end * one)))
    return Rect(area.centre(mark.category) - area.thickness / 2, top, area.thickness, bottom - top)


def _on_top(draft: Draft, found: Sequence[Mark], boxes: Sequence[Rect]) -> tuple[ChartText, ...]:
    """Values at the ends; where they would meet a column or each other, the telling ones stay."""
    waterfall = draft.data.kind == "waterfall"
    placed: list[ChartText] = []
    for index in _by_weight(draft, found):
        mark, box = found[index], boxes[index]
        style = draft.sketch.value_style(mark.fill, inside=False)
        up = waterfall or mark.end >= 0
        text = draft.text(
            "value",
            (line(mark.label, style, "center"),),
            box.centre,
            box.y - ABOVE if up else box.bottom + ABOVE,
            align="center",
            edge="bottom" if up else "top",
            category=mark.category,
        )
        around = text.frame.rect.inset(-NEAR, 0)
        others = [*(b for i, b in enumerate(boxes) if i != index), *(t.frame.rect for t in placed)]
        inside = around.x >= draft.rect.x - NEAR and around.right <= draft.rect.right + NEAR
        if mark.label and inside and not any(around.overlaps(other) for other in others):
            placed.append(text)
    return tuple(sorted(placed, key=lambda text: text.category))


def _by_weight(draft: Draft, found: Sequence[Mark]) -> list[int]:
    """The marks, the most telling first: highlight, last, first, extremes, then in order."""
    order = range(len(found))
    first = [i for i in order if found[i].category == draft.data.highlight]
    extremes = [max(order, key=lambda i: found[i].end), min(order, key=lambda i: found[i].end)] if found else []
    ends = [len(found) - 1, 0] if found else []
    return list(dict.fromkeys([*first, *ends, *extremes, *order]))


def _inside(draft: Draft, found: Sequence[Mark], boxes: Sequence[Rect]) -> tuple[ChartText, ...]:
    """Values in the middle of their parts, where these hold them."""
    index = {series.name: number for number, series in reversed(list(enumerate(draft.data.series)))}
    texts = []
    for mark, box in zip(found, boxes, strict=True):
        style = draft.sketch.value_style(mark.fill, inside=True)
        text = draft.text(
            "value",
            (line(mark.label, style, "center"),),
            box.centre,
            box.middle,
            align="center",
            series=index[mark.series],
            category=mark.category,
            on=mark.fill,
        )
        if mark.label and box.holds(text.frame.rect):
            texts.append(text)
    return tuple(texts)


def _names(draft: Draft, area: _Area) -> tuple[ChartText, ...]:
    top = area.plot.bottom + BELOW
    if area.whole_names:
        found = captions(draft.sketch, room(area.pitch))
        return tuple(
            draft.text("name", lines, area.centre(i), top, align="center", edge="top", category=i)
            for i, lines in enumerate(found)
            if lines
        )
    style = draft.sketch.styles.category
    centres = [area.centre(index) for index in range(draft.count)]
    return tuple(
        draft.text(
            "name",
            (line(draft.data.categories[index], style, "center"),),
            centre,
            top,
            align="center",
            edge="top",
            category=index,
        )
        for index, centre in thinned(draft, centres, draft.rect.x, draft.rect.right)
    )


def _wrapped(draft: Draft) -> tuple[tuple[str, ...], ...]:
    style = draft.sketch.styles.detail
    widest = WIDEST_SERIES * draft.rect.width - GAP
    return tuple(draft.sketch.wrapped(series.name, style, widest) for series in draft.data.series)


def _series_heights(draft: Draft) -> list[float]:
    return [len(lines) * draft.sketch.styles.detail.leading for lines in _wrapped(draft)]


def _beside(draft: Draft) -> float:
    """The width of the series' names beside the last stack, in points; none where there is only one series."""
    if len(draft.data.series) < 2:
        return 0.0
    style: Style = draft.sketch.styles.detail
    widest = max((draft.sketch.width(said, style) for lines in _wrapped(draft) for said in lines), default=0.0)
    return widest + 2 * GAP


def _series_names(draft: Draft, found: Sequence[Mark], area: _Area, ruler: Ruler, one: float) -> tuple[ChartText, ...]:
    """The series' names beside the last stack, each level with its part."""
    style = draft.sketch.styles.detail
    last = {mark.series: mark for mark in found if mark.category == draft.count - 1}
    middles = [
        ruler.at((last[s.name].start + last[s.name].end) / 2 * one) if s.name in last else ruler.at(0)
        for s in draft.data.series
    ]
    sizes = _series_heights(draft)
    wanted = [middle - size / 2 for middle, size in zip(middles, sizes, strict=True)]
    tops = spread(wanted, sizes, area.plot.y, area.plot.bottom)
    x = area.centre(draft.count - 1) + area.thickness / 2 + GAP
    return tuple(
        draft.text(
            "series",
            [line(said, style) for said in lines],
            x,
            top,
            edge="top",
            series=index,
            category=draft.count - 1,
            on=Color.PAPER,
        )
        for index, (lines, top) in enumerate(zip(_wrapped(draft), tops, strict=True))
        if lines
    )
