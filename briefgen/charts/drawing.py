"""Drawing a chart into a rectangle: which form its kind takes, and what is said when it has no room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple, cast

from briefgen.charts import bars, columns, combination, lines
from briefgen.charts.identity import identity
from briefgen.charts.sketch import Sketch
from briefgen.errors import Finding, LayoutError
from briefgen.geometry import Rect
from briefgen.scene import ChartData, ChartStyles, Item, Segment, Shape, TextFrame
from briefgen.shelf import Shelf
from briefgen.theme import Theme

ROUNDING = 0.01


class Form(NamedTuple):
    """One way to draw: whether a width is enough for every name, the least height then, and the drawing."""

    fits: Callable[[Sketch, float], bool]
    least_height: Callable[[Sketch, float], float]
    draw: Callable[[Sketch, Rect], tuple[Item, ...]]


_LYING = Form(bars.fits, bars.least_height, bars.draw)
_STANDING = Form(columns.fits, columns.least_height, columns.draw)
_LINES = Form(lines.fits, lines.least_height, lines.draw)

_COMBINED = Form(combination.fits, combination.least_height, combination.draw)

FORMS: Mapping[str, tuple[Form, ...]] = {
    "bar": (_LYING,),
    "column": (_STANDING, _LYING),
    "stacked": (_STANDING, _LYING),
    "waterfall": (_STANDING, _LYING),
    "line": (_LINES,),
    "combination": (_COMBINED,),
}
"""The forms of each kind, the first that fits is taken: columns whose names find no room lie down as bars."""


def least_height(data: ChartData, width: float, styles: ChartStyles, theme: Theme) -> float:
    """The least height, in points, that `data` can be drawn in at `width`. Raises LayoutError if that is too narrow."""
    sketch = Sketch(data, styles, theme)
    return _form(sketch, width).least_height(sketch, width)


def draw(
    data: ChartData, rect: Rect, styles: ChartStyles, theme: Theme, shelf: Shelf | None = None
) -> tuple[Item, ...]:
    """The chart as shapes and lines of text inside `rect`, in page points. Equal arguments give equal items.

    Bars start at zero; the largest fills the room that values leave. What the `shelf` has is not drawn again. Raises
    LayoutError when names and values cannot stand apart in `rect`.
    """
    sketch = Sketch(data, styles, theme)
    form = _form(sketch, rect.width)
    needed = form.least_height(sketch, rect.width)
    if rect.height < needed - ROUNDING:
        raise _no_room(f"needs {needed:.0f} pt of height and has {rect.height:.0f}")
    # Drawn at the origin and moved, so that a chart is the same one wherever its page has it.
    area = Rect(0.0, 0.0, rect.width, rect.height)

    def anew() -> tuple[Item, ...]:
        return form.draw(sketch, area)

    items = shelf.drawn(identity(data, area, styles, theme), anew) if shelf else anew()
    return tuple(_moved(item, rect.x, rect.y) for item in items)


def _moved(item: Item, dx: float, dy: float) -> Item:
    if isinstance(item, Shape):
        path = tuple(_moved_segment(segment, dx, dy) for segment in item.path)
        return replace(item, rect=item.rect.moved(dx, dy), path=path)
    return replace(item, rect=item.rect.moved(dx, dy)) if isinstance(item, TextFrame) else item


def _moved_segment(segment: Segment, dx: float, dy: float) -> Segment:
    kind, *places = segment
    moved = [value + (dy if axis % 2 else dx) for axis, value in enumerate(places)]
    return cast("Segment", (kind, *moved))


def _form(sketch: Sketch, width: float) -> Form:
    for form in FORMS[sketch.data.kind]:
        if form.fits(sketch, width):
            return form
    raise _no_room(f"finds no room for its names and values in {width:.0f} pt of width")


def _no_room(reason: str) -> LayoutError:
    hint = "Give it a wider region, shorten the names, or split the categories over two charts."
    return LayoutError((Finding(f"The chart {reason}.", hint=hint),))
