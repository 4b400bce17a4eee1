"""Lines over categories, told at their ends; names under the plot, thinned where they would touch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.charts.plan.draft import NEAR, Draft, NoRoom, Ruler, line
from briefgen.charts.plan.names import BELOW, UNDER, all_fit, captions, height, room, thinned
from briefgen.charts.sketch import GAP, spread
from briefgen.geometry import PIXEL, Rect
from briefgen.scene import ChartPlan, ChartText, Color, Paragraph, Run

STROKE = 3 * PIXEL
DOT = 9.0
"""Diameter of the highlighted point, in points."""

KEY = 24.0
"""The stroke of its line before each label, in points, where there are several lines."""

LEAST_SPREAD = 1 / 6
"""Values closer together than this share of the largest are drawn without zero, as spreadsheets do."""

WIDEST_LABEL = 0.4
"""The share of the chart that the labels at the ends take at most before they wrap."""

ALIKE = 1.2
"""Names that are no wider than this, in widths of the first, are of its kind."""

LEAST_RISE, LEAST_RUN = 48.0, 72.0


def lines(draft: Draft) -> ChartPlan | NoRoom:
    """The plan of a line chart."""
    labels = _labels(draft)
    beside = max((draft.sketch.type.natural_width(each) for label in labels for each in label), default=0.0)
    beside += _key(draft) + 2 * NEAR + DOT / 2
    left = _left(draft)
    run = draft.rect.width - left - beside
    if run < LEAST_RUN:
        return NoRoom("the labels at the ends leave the lines too little width", LEAST_RUN - run)
    pitch = run / max(draft.count - 1, 1)
    # The first and the last name reach beyond the plot by half of their width.
    width = min(room(pitch), 2 * left - GAP, 2 * beside - GAP)
    fit = all_fit(draft.sketch, width)
    found = captions(draft.sketch, width) if fit else ((line("", draft.sketch.styles.category),),)
    plot = Rect(draft.rect.x + left, draft.rect.y, run, draft.rect.height - height(found) - UNDER)
    sizes = [sum(each.leading for each in label) for label in labels]
    needed = max(LEAST_RISE + 2 * draft.sketch.styles.value.leading, sum(sizes))
    if plot.height < needed:
        return NoRoom("the lines and the labels at their ends need more height", needed - plot.height)
    low, high = _limits([float(v) for s in draft.data.series for v in s.values if v is not None])
    margin = draft.sketch.styles.value.leading + DOT
    air = (high - low) * margin / max(plot.height - 2 * margin, margin)
    limits = (low - air if low else low, high + air)
    ruler = Ruler(*limits, plot.bottom, plot.height, -1)
    texts = (*_names(draft, plot, pitch, width if fit else None), *_ends(draft, plot, ruler))
    return ChartPlan(
        "line", "under" if fit else "placed", plot, limits, 0.0, (*texts, *_told(draft, plot, pitch, ruler, texts))
    )


def last(values: tuple[object, ...]) -> int:
    """The index of the last point; 0 if there is none."""
    return max((index for index, value in enumerate(values) if value is not None), default=0)


def _limits(values: list[float]) -> tuple[float, float]:
    low, high = min(values, default=0.0), max(values, default=1.0)
    if high - low >= LEAST_SPREAD * max(abs(low), abs(high)) or high == low:
        low, high = min(low, 0.0), max(high, 0.0)
    return (low, high) if high > low else (0.0, 1.0)


def _key(draft: Draft) -> float:
    return KEY if len(draft.data.series) > 1 else 0.0


def _left(draft: Draft) -> float:
    """What the first name and the first value need to the left of their point, in points."""
    styles = draft.sketch.styles
    told = draft.data.series[0].labels[0] if len(draft.data.series) == 1 else ""
    widths = [draft.sketch.width(name, styles.category) for name in draft.data.categories]
    # Names of a kind, as quarters, wrap alike: none for being a hair wider than the first.
    first = max(width for width in widths if width <= ALIKE * widths[0])
    words = draft.sketch.longest_word(draft.data.categories[0], styles.category)
    name = words if first > WIDEST_LABEL * draft.rect.width else first
    return max(DOT, draft.sketch.width(told, styles.value) / 2 + 2 * NEAR, (name + GAP) / 2 + 0.01)


def _labels(draft: Draft) -> tuple[tuple[Paragraph, ...], ...]:
    """For each series the lines at its end: its name where there are several, and its last value."""
    style, sketch = draft.sketch.styles.value, draft.sketch
    several = len(draft.data.series) > 1
    widest = WIDEST_LABEL * draft.rect.width - _key(draft)
    labels: list[tuple[Paragraph, ...]] = []
    for series in draft.data.series:
        value = series.labels[last(series.values)]
        told = replace(style, color=Color.ACCENT) if _highlighted_end(draft) else style
        whole = Paragraph((Run(f"{series.name}  {value}" if several else value, told),))
        if all(point is None for point in series.values):
            labels.append(())
        elif not several or sketch.type.natural_width(whole) <= widest:
            labels.append((whole,) if whole.text.strip() else ())
        else:
            wrapped = [line(said, told) for said in sketch.wrapped(series.name, told, widest)]
            labels.append((*wrapped, line(value, told)) if value else tuple(wrapped))
    return tuple(labels)


def _highlighted_end(draft: Draft) -> bool:
    return len(draft.data.series) == 1 and draft.data.highlight == last(draft.data.series[0].values)


def _names(draft: Draft, plot: Rect, pitch: float, width: float | None) -> tuple[ChartText, ...]:
    """The names under their points, wrapped to `width`; without one, thinned."""
    top = plot.bottom + BELOW
    centres = [plot.x + index * pitch for index in range(draft.count)]
    if width is not None:
        shown = list(enumerate(centres))
        found = captions(draft.sketch, width)
    else:
        shown = list(thinned(draft, centres, draft.rect.x, draft.rect.right))
        style = draft.sketch.styles.category
        found = tuple((line(name, style, "center"),) for name in draft.data.categories)
    return tuple(
        draft.text("name", found[index], centre, top, align="center", edge="top", category=index)
        for index, centre in shown
        if found[index] and found[index][0].text
    )


def _told(draft: Draft, plot: Rect, pitch: float, ruler: Ruler, taken: Sequence[ChartText]) -> tuple[ChartText, ...]:
    """A lone line tells its highlighted and its first point, above or below, away from the line and other texts."""
    if len(draft.data.series) > 1:
        return ()
    series = draft.data.series[0]
    end = last(series.values)
    first = next((i for i, value in enumerate(series.values) if value is not None), end)
    texts: tuple[ChartText, ...] = ()
    for index in dict.fromkeys(i for i in (draft.data.highlight, first) if i is not None and i != end):
        value = series.values[index]
        if value is None:
            continue
        around = [float(v) for v in series.values[max(index - 1, 0) : index + 2] if v is not None]
        above = sum(around) / len(around) <= float(value)
        sides = (_beside_point(draft, plot.x + index * pitch, ruler, index, up) for up in (above, not above))
        areas = [text.frame.rect for text in (*taken, *texts)]
        free = (side for side in sides if _is_free(draft, side.frame.rect, areas))
        texts = (*texts, *(side for side in [next(free, None)] if side))
    return texts


def _beside_point(draft: Draft, x: float, ruler: Ruler, index: int, above: bool) -> ChartText:
    """The value of a lone line's point, over or under it."""
    series = draft.data.series[0]
    color = Color.ACCENT if index == draft.data.highlight else draft.sketch.styles.value.color
    style = replace(draft.sketch.styles.value, color=color)
    y = ruler.at(float(series.values[index] or 0)) + (-DOT / 2 - 1 if above else DOT / 2 + 1)
    words = (line(series.labels[index], style, "center"),)
    return draft.text("value", words, x, y, align="center", edge="bottom" if above else "top", category=index)


def _is_free(draft: Draft, area: Rect, taken: Sequence[Rect]) -> bool:
    return draft.rect.holds(area) and not any(area.inset(-NEAR, -NEAR).overlaps(other) for other in taken)


def _ends(draft: Draft, plot: Rect, ruler: Ruler) -> tuple[ChartText, ...]:
    """The labels beside the plot, level with the ends of their lines as far as they stay apart."""
    labels = _labels(draft)
    ends = [last(series.values) for series in draft.data.series]
    sizes = [sum(each.leading for each in label) for label in labels]
    levels = [ruler.at(float(s.values[end] or 0)) for s, end in zip(draft.data.series, ends, strict=True)]
    tops = spread([level - size / 2 for level, size in zip(levels, sizes, strict=True)], sizes, plot.y, plot.bottom)
    return tuple(
        draft.text("series", label, plot.right + DOT / 2 + NEAR + _key(draft), top, edge="top", series=i, category=end)
        for i, (label, top, end) in enumerate(zip(labels, tops, ends, strict=True))
        if label
    )
