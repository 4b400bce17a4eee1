"""The plan of a native chart: its plot, its axis and the place of every text, measured before anything is written."""

from __future__ import annotations

from briefgen.charts.plan.columns import columns, stands
from briefgen.charts.plan.combination import combination
from briefgen.charts.plan.draft import Draft, NoRoom
from briefgen.charts.plan.lines import lines
from briefgen.charts.plan.lying import lying, rows_that_fit
from briefgen.charts.sketch import Sketch
from briefgen.geometry import Rect
from briefgen.scene import ChartData, ChartPlan, ChartStyles
from briefgen.text.lines import Typesetter

__all__ = ["NoRoom", "arranged", "capacity"]


def arranged(
    data: ChartData,
    rect: Rect,
    styles: ChartStyles,
    by: Typesetter,
    whole: ChartData | None = None,
    key: str = "chart",
) -> ChartPlan | NoRoom:
    """The plan of `data` in `rect`, or what it lacks. A pure function.

    Standing forms whose names find no room at their marks lie down; a count (years, months by number) is thinned
    instead. A part of a `whole` chart shares the whole's axis and column of names. `key` prefixes the texts' names.
    """
    draft = _draft(data, rect, styles, by, whole, key)
    if data.kind == "line":
        return lines(draft)
    if data.kind == "combination":
        return combination(draft)
    return columns(draft) if stands(draft) else lying(draft)


def capacity(data: ChartData, rect: Rect, styles: ChartStyles, by: Typesetter, whole: ChartData | None = None) -> int:
    """How many of the categories stand in `rect` when the chart may go on elsewhere; all where it cannot be split."""
    draft = _draft(data, rect, styles, by, whole, "")
    splits = data.kind not in ("line", "combination") and not stands(draft)
    return min(rows_that_fit(draft), len(data.categories)) if splits else len(data.categories)


def _draft(
    data: ChartData, rect: Rect, styles: ChartStyles, by: Typesetter, whole: ChartData | None, key: str
) -> Draft:
    sketch = Sketch(data, styles, by.theme, by)
    return Draft(sketch, Sketch(whole, styles, by.theme, by) if whole else sketch, rect, key)
