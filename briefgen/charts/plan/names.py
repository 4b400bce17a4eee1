"""The names of categories: wrapped where all have their place, thinned where they count, never turned."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefgen.charts.plan.draft import Draft, line
from briefgen.charts.sketch import GAP, Sketch
from briefgen.scene import Paragraph

BELOW, UNDER = 5.0, 9.0
"""Between the plot and the names under it, where renderers set them and what is kept, in points."""

MOST_LINES = 3
"""A name under its mark, its detail included, wraps to so many lines."""


def captions(sketch: Sketch, width: float) -> tuple[tuple[Paragraph, ...], ...]:
    """Every category's name and detail in lines of at most `width` points. An axis has one style for both."""
    style = sketch.styles.category
    details = sketch.data.details or ("",) * sketch.count
    pairs = zip(sketch.data.categories, details, strict=True)
    return tuple(
        tuple(line(said, style, "center") for part in pair for said in sketch.wrapped(part, style, width))
        for pair in pairs
    )


def height(found: Sequence[Sequence[Paragraph]]) -> float:
    """The height of the highest caption, in points."""
    return max((sum(each.leading for each in lines) for lines in found), default=0.0)


def longest_word(sketch: Sketch) -> float:
    """The least width in which every caption can be wrapped, in points."""
    said = (*sketch.data.categories, *sketch.data.details)
    return max((sketch.longest_word(text, sketch.styles.category) for text in said), default=0.0)


def room(pitch: float) -> float:
    """The width of a name under its mark, marks being `pitch` points apart; LibreOffice breaks near 95 % of that."""
    return min(pitch - 1.5 * GAP, 0.9 * pitch)


def all_fit(sketch: Sketch, width: float) -> bool:
    """Whether every name stands under its mark, wrapped to a few lines of `width` points."""
    return longest_word(sketch) <= width and max(map(len, captions(sketch, width)), default=0) <= MOST_LINES


def counted(sketch: Sketch) -> bool:
    """Whether the names are a count that is read across gaps: a number in every one of more than a few."""
    names = sketch.data.categories
    return len(names) > MOST_LINES and all(any(c.isdecimal() for c in name) and len(name) <= 12 for name in names)


def thinned(draft: Draft, centres: Sequence[float], left: float, right: float) -> tuple[tuple[int, float], ...]:
    """The names that stay, by index, with the centre of each inside `left`…`right`.

    The highlighted, the first and the last stay before others; of the rest every n-th, with the least n that keeps
    them apart.
    """
    style = draft.sketch.styles.category
    widths = [draft.sketch.width(name, style) for name in draft.data.categories]
    places = [max(left + w / 2, min(c, right - w / 2)) for c, w in zip(centres, widths, strict=True)]
    highlight = draft.data.highlight
    steps = (range(0, draft.count, stride) for stride in range(1, draft.count + 1))
    regular = next(step for step in steps if _all_apart([(places[i], widths[i]) for i in step]))
    telling = (index for index in (highlight, 0, draft.count - 1) if index is not None)
    kept: list[int] = []
    for index in dict.fromkeys((*telling, *regular)):
        reach = ((abs(places[index] - places[k]), (widths[index] + widths[k]) / 2) for k in kept)
        if all(distance >= both + GAP for distance, both in reach):
            kept = [*kept, index]
    return tuple((index, places[index]) for index in sorted(kept))


def _all_apart(spans: Sequence[tuple[float, float]]) -> bool:
    return all(b - a >= (u + v) / 2 + GAP for (a, u), (b, v) in pairwise(spans))
