"""The lines of a paragraph chosen together, so that no line pays for the one before it.

After D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (1981): the sum of the lines' demerits is least.
The demerits are those of Typst 0.14, so that the two can be compared paragraph by paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from briefgen.text.hyphens import Division

STRETCH, SHRINK = 1 / 2, 1 / 3
"""By how much of itself a space of justified text stretches or shrinks with ease."""

RAGGED_STRETCH, RAGGED_SHARE = 5.0, 1 / 5
"""How short a ragged line may be with ease: so many em, but no more than this share of its room."""

LOOSEST, TIGHTEST = 10.0, -2.0
OVERFULL = 1e6
HYPHEN, RUNT = 135.0, 100.0
"""What a divided word costs, and a last line of one word, where a line stretched to its ease costs 100."""

SHORT = 1 / 3
"""A ragged last line shorter than this part of its room costs the more, the shorter it is; nothing costs most."""

NEAR = 5
"""A division nearer to a word's end than so many letters costs more."""
NEARNESS = 0.15

NAME = 2.0
"""How much more it costs to divide a name: only a narrow measure does."""


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


def divided(division: Division, hyphen: float) -> Ending:
    """The ending of a word with a hyphen of so many points at `division`."""
    steps = max(NEAR - division.before, 0) + max(NEAR - division.after, 0)
    cost = HYPHEN * (1 + NEARNESS * steps)
    return Ending(hyphen, cost * NAME if division.name else cost, dashed=True)


class _Measured(NamedTuple):
    """Running sums over pieces: where each begins and ends on an endless line, and the spaces before it."""

    starts: Sequence[float]
    ends: Sequence[float]
    spaces: Sequence[int]
    space: float
    endings: Sequence[Ending]
    room: float
    spacing: Spacing

    def demerits(self, start: int, end: int) -> float:
        """The squared cost of the line of pieces `start` to `end` (excluded)."""
        ending, last = self.endings[end - 1], end == len(self.endings)
        slack = self.room - (self.ends[end - 1] + ending.hyphen - self.starts[start])
        spaces = self.spaces[end - 1] - self.spaces[start]
        ratio = self._stretched(slack, spaces)
        if ratio < -1:
            cost = OVERFULL * (1 - slack / self.room)
        else:
            cost = 100 * abs(ratio) ** 3 if ratio < 0 or not last else 0.0
        if last:
            cost += self._runt(spaces, slack)
        if ending.dashed and start and self.endings[start - 1].dashed:
            cost += HYPHEN
        return (1 + cost + (ending.cost if self.spacing.justified else 2 * ending.cost)) ** 2

    def _stretched(self, slack: float, spaces: int) -> float:
        """How far a line is from its ease: 0 for none, 1 for all it stretches, −1 for all it shrinks."""
        spacing = self.spacing
        if not spacing.justified:
            ease = min(RAGGED_STRETCH * spacing.size, RAGGED_SHARE * self.room)
            return min(slack / ease, LOOSEST) if slack > -1e-6 else TIGHTEST
        if abs(slack) < 1e-6:
            return 0.0
        ease = spaces * self.space * (STRETCH if slack > 0 else SHRINK)
        if not ease:
            return LOOSEST if slack > 0 else TIGHTEST
        ratio = slack / ease
        if ratio > 1:
            # Beyond its ease a line is judged by how much each space grows, as letters are not spaced.
            ratio = 1 + (slack - ease) / spaces / (spacing.size / 2)
        return min(max(ratio, TIGHTEST), LOOSEST)

    def _runt(self, spaces: int, slack: float) -> float:
        """What a last line costs: a single word in justified text, too little in ragged."""
        if self.spacing.justified:
            return 0.0 if spaces else RUNT
        return max(1 - (self.room - slack) / (SHORT * self.room), 0.0) * 2 * RUNT


def _measured(
    owns: Sequence[float], gaps: Sequence[float], endings: Sequence[Ending], room: float, spacing: Spacing
) -> _Measured:
    reach = list(accumulate(own + gap for own, gap in zip(owns, gaps, strict=True)))
    ends = [at - gap for at, gap in zip(reach, gaps, strict=True)]
    spaces = list(accumulate((1 if gap else 0 for gap in gaps), initial=0))
    space = sum(gaps) / spaces[-1] if spaces[-1] else 0.0
    return _Measured([0.0, *reach[:-1]], ends, spaces[:-1], space, endings, room, spacing)


def lines(
    owns: Sequence[float], gaps: Sequence[float], endings: Sequence[Ending], room: float, spacing: Spacing
) -> list[tuple[int, int]]:
    """The lines as ranges of pieces. `owns` and `gaps` are the widths of pieces and of the spaces after them.

    Lines of whole words are found first: where they cost less than any division would, none is tried.
    """
    if not owns:
        return [(0, 0)]
    measured = _measured(owns, gaps, endings, room, spacing)
    whole = [index for index, ending in enumerate(endings, start=1) if not ending.hyphen]
    cost, cuts = _cheapest(measured, whole, float("inf"))
    if len(whole) < len(endings) and cost > (1 + HYPHEN) ** 2:
        better, divided_cuts = _cheapest(measured, range(1, len(endings) + 1), cost)
        cuts = divided_cuts if better < cost else cuts
    return list(pairwise(cuts))


def demerits(
    owns: Sequence[float],
    gaps: Sequence[float],
    endings: Sequence[Ending],
    room: float,
    spacing: Spacing,
    ranges: Sequence[tuple[int, int]],
) -> float:
    """What the lines `ranges` cost together."""
    measured = _measured(owns, gaps, endings, room, spacing)
    return sum(measured.demerits(start, end) for start, end in ranges)


def _cheapest(measured: _Measured, places: Sequence[int], bound: float) -> tuple[float, list[int]]:
    """The cheapest way to end lines at some of `places` (the last is the paragraph's end), and what it costs.

    What costs more than `bound` is not followed.
    """
    found: dict[int, tuple[float, int]] = {0: (0.0, 0)}
    begins = [0]
    longest = measured.room * (1 + SHRINK) if measured.spacing.justified else measured.room + 1e-6
    for end in places:
        earliest = measured.ends[end - 1] - longest
        first = bisect_left(begins, earliest, key=lambda begin: measured.starts[begin])
        best: tuple[float, int] | None = None
        for begin in begins[min(first, len(begins) - 1) :]:
            before = found[begin][0]
            if before <= bound:
                total = before + measured.demerits(begin, end)
                best = (total, begin) if best is None or total < best[0] else best
        if best:
            found[end] = best
            begins.append(end)
    cuts = [places[-1]]
    if cuts[0] not in found:
        return float("inf"), []
    while cuts[-1]:
        cuts.append(found[cuts[-1]][1])
    return found[places[-1]][0], cuts[::-1]
