"""Columns under a line of another measure, each in a band of its own."""

from __future__ import annotations

from briefgen.charts.combination import DOT, Bands, bands, columns_of, limits, name_width
from briefgen.charts.plan.columns import columns, stands
from briefgen.charts.plan.draft import Draft, NoRoom, line
from briefgen.charts.sketch import GAP, Sketch
from briefgen.geometry import Rect
from briefgen.scene import ChartPlan, ChartText

LEAST_WIDTH = 48.0
"""What a chart is said to lack, in points, whose names find no room under their columns."""


def combination(draft: Draft) -> ChartPlan | NoRoom:
    """The plan: the columns' own, its axis carried on over the band of the line."""
    sketch = draft.sketch
    alone = Sketch(columns_of(draft.data), sketch.styles, sketch.theme, sketch.typesetter)
    found = bands(draft.rect, sketch.styles)
    lower = Draft(alone, alone, found.columns, draft.key)
    wide = name_width(sketch) - draft.rect.width
    if wide > 0:
        return NoRoom("the name of a measure is wider than the chart", wide)
    if not stands(lower):
        return NoRoom("the names find no room under their columns", LEAST_WIDTH)
    plan = columns(lower)
    if isinstance(plan, NoRoom):
        return plan
    plot = Rect(plan.plot.x, found.line.y, plan.plot.width, plan.plot.bottom - found.line.y)
    low, high = plan.limits
    reach = (low, low + (high - low) * plot.height / plan.plot.height)
    upper = _upper(draft, found, plot)
    texts = (*plan.texts, *_names(draft, found), *_values(draft, plot, upper))
    return ChartPlan("standing", plan.names, plot, reach, plan.thickness, texts, upper)


def _upper(draft: Draft, found: Bands, plot: Rect) -> tuple[float, float]:
    """The line's values at the plot's lower and upper end, by which it lies in its band."""
    low, high = limits([float(value) for value in draft.data.series[1].values if value is not None])
    return (high - (high - low) * plot.height / found.line.height, high)


def _names(draft: Draft, found: Bands) -> tuple[ChartText, ...]:
    """Each measure's name over its band."""
    style, x = draft.sketch.styles.detail, draft.rect.x
    places = ((1, found.line_name), (0, found.column_name))
    return tuple(
        draft.text("series", (line(draft.data.series[index].name, style),), x, top, edge="top", series=index)
        for index, top in places
    )


def _values(draft: Draft, plot: Rect, upper: tuple[float, float]) -> tuple[ChartText, ...]:
    """The line's values over its points, the last one first, as far as they stay inside the chart and apart."""
    low, high = upper
    series, style = draft.data.series[1], draft.sketch.styles.value
    placed: list[ChartText] = []
    taken = draft.rect.right
    for index in reversed(range(draft.count)):
        value = series.values[index]
        if value is None:
            continue
        x = plot.x + (index + 0.5) * plot.width / draft.count
        y = plot.bottom - (float(value) - low) / (high - low) * plot.height - DOT / 2 - 1
        said = (line(series.labels[index], style, "center"),)
        text = draft.text("value", said, x, y, align="center", edge="bottom", series=1, category=index)
        if draft.rect.x <= text.frame.rect.x and text.frame.rect.right <= taken:
            placed.append(text)
            taken = text.frame.rect.x - GAP
    return tuple(reversed(placed))
