"""The lines of a paragraph chosen together, so that no line pays for the one before it.

After D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (1981): the sum of the lines' demerits is least.
The demerits are those of Typst 0.14, so that the two can be compared paragraph by paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

STRETCH, SHRINK = 1 / 2, 1 / 3
"""By how much of itself a space of justified text stretches or shrinks with ease."""

RAGGED_STRETCH = 4.0
"""How short a ragged line may be with ease, in em."""

LOOSEST, TIGHTEST = 10.0, -2.0
OVERFULL = 1e6
HYPHEN, RUNT = 135.0, 100.0
"""What a divided word costs, and a last line of one word, where a line stretched to its ease costs 100."""

SHORT = 0.15
"""A ragged last line shorter than this part of its room is as bad as a single word."""

NEAR = 5
"""A division nearer to a word's end than so many letters costs more."""
NEARNESS = 0.15


class Ending(NamedTuple):
    """What a line shows and costs that ends after a piece."""

    hyphen: float = 0.0
    """The width of the hyphen that is shown, in points; 0 for none."""
    cost: float = 0.0
    dashed: bool = False
    """Whether the line ends in a hyphen or a dash, its own or one shown."""


class Spacing(NamedTuple):
    """How lines meet their room: `justified`, or ragged with the size of its text in points."""

    justified: bool
    size: float


def division(before: int, after: int, hyphen: float) -> Ending:
    """The ending of a word divided `before` letters from its start and `after` from its end."""
    steps = max(NEAR - before, 0) + max(NEAR - after, 0)
    return Ending(hyphen, HYPHEN * (1 + NEARNESS * steps), dashed=True)


class _Paragraph(NamedTuple):
    """Running sums over pieces: where each begins and ends on an endless line, and the spaces before it."""

    starts: Sequence[float]
    ends: Sequence[float]
    spaces: Sequence[int]
    space: float
    endings: Sequence[Ending]

    def demerits(self, start: int, end: int, room: float, spacing: Spacing) -> float:
        """The squared cost of the line of pieces `start` to `end` (excluded)."""
        ending, last = self.endings[end - 1], end == len(self.endings)
        slack = room - (self.ends[end - 1] + ending.hyphen - self.starts[start])
        spaces = self.spaces[end - 1] - self.spaces[start]
        ratio = _stretched(slack, spaces * self.space, spaces, spacing)
        cost = OVERFULL if ratio < -1 else 100 * abs(ratio) ** 3 if ratio < 0 or not last else 0.0
        runt = last and (not spaces or (not spacing.justified and slack > (1 - SHORT) * room))
        return (1 + cost + ending.cost + (RUNT if runt else 0.0)) ** 2


def _stretched(slack: float, space: float, spaces: int, spacing: Spacing) -> float:
    """How far a line is from its ease: 0 for none, 1 for all it stretches, −1 for all it shrinks."""
    if not spacing.justified:
        return min(slack / (RAGGED_STRETCH * spacing.size), LOOSEST) if slack > -1e-6 else TIGHTEST
    if abs(slack) < 1e-6:
        return 0.0
    ease = space * (STRETCH if slack > 0 else SHRINK)
    if not ease:
        return LOOSEST if slack > 0 else TIGHTEST
    ratio = slack / ease
    if ratio > 1:
        # Beyond its ease a line is judged by how much each space grows, as letters are not spaced.
        ratio = 1 + (slack - ease) / spaces / (spacing.size / 2)
    return min(max(ratio, TIGHTEST), LOOSEST)


def total_fit(
    owns: Sequence[float], gaps: Sequence[float], endings: Sequence[Ending], room: float, spacing: Spacing
) -> list[tuple[int, int]]:
    """The lines as ranges of pieces. `owns` and `gaps` are the widths of pieces and of the spaces after them.

    Lines that only words of one piece make are found first: where they cost less than any division would,
    divisions are not tried.
    """
    if not owns:
        return [(0, 0)]
    reach = list(accumulate(own + gap for own, gap in zip(owns, gaps, strict=True)))
    spaces = list(accumulate((1 if gap else 0 for gap in gaps), initial=0))
    widths = [gap for gap in gaps if gap]
    paragraph = _Paragraph(
        [0.0, *reach[:-1]],
        [at - gap for at, gap in zip(reach, gaps, strict=True)],
        spaces[:-1],
        sum(widths) / len(widths) if widths else 0.0,
        endings,
    )
    whole = [index + 1 for index, ending in enumerate(endings) if not ending.hyphen]
    cost, cuts = _cheapest(paragraph, whole, room, spacing, float("inf"))
    if len(whole) < len(endings) and cost > (1 + HYPHEN) ** 2:
        better, divided = _cheapest(paragraph, range(1, len(endings) + 1), room, spacing, cost)
        cuts = divided if better < cost else cuts
    return list(pairwise(cuts))


def _cheapest(
    paragraph: _Paragraph, places: Sequence[int], room: float, spacing: Spacing, bound: float
) -> tuple[float, list[int]]:
    """The cheapest way to end lines at some of `places` (the last is the paragraph's end), and what it costs.

    What costs more than `bound` is not followed.
    """
    found: dict[int, tuple[float, int]] = {0: (0.0, 0)}
    begins = [0]
    longest = room * (1 + SHRINK) if spacing.justified else room + 1e-6
    for end in places:
        width_end = paragraph.ends[end - 1]
        first = bisect_left(begins, width_end - longest, key=lambda begin: paragraph.starts[begin])
        best, dashed = None, paragraph.endings[end - 1].dashed
        for begin in begins[min(first, len(begins) - 1) :]:
            before, _ = found[begin]
            if before > bound:
                continue
            demerits = paragraph.demerits(begin, end, room, spacing)
            if dashed and begin and paragraph.endings[begin - 1].dashed:
                demerits = (demerits**0.5 + HYPHEN) ** 2
            if best is None or before + demerits < best[0]:
                best = (before + demerits, begin)
        if best:
            found[end] = best
            begins.append(end)
    last = places[-1]
    if last not in found:
        return float("inf"), []
    cuts = [last]
    while cuts[-1]:
        cuts.append(found[cuts[-1]][1])
    return found[last][0], cuts[::-1]
