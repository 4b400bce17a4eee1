"""What a layout costs: one sum of weighted faults, none negative. The table is all that the search prefers.

Every fault can only grow as more blocks are placed, so the cost of a layout begun is a bound for the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from briefgen.layout.arrangement import Arrangement

FAMILIAR_SIZES = frozenset({28.0, 10.0})
"""The sizes every slide has: its claim and its small print."""

MOST_SIZES = 4
LONGEST_LINE = 75
"""Characters a line, as typographers count a comfortable measure."""

COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Term:
    """One kind of fault, what one of it costs, and why."""

    name: str
    weight: float
    fault: Callable[[Arrangement], float]
    reason: str


def _level(arrangement: Arrangement) -> float:
    return arrangement.level


def _departure(arrangement: Arrangement) -> float:
    return arrangement.template.rank


def _form(arrangement: Arrangement) -> float:
    return arrangement.departure


def _repeat(arrangement: Arrangement) -> float:
    name = arrangement.template.name
    return float(len(arrangement.before) == 2 and all(each == name for each in arrangement.before))


def _void(arrangement: Arrangement) -> float:
    area = arrangement.area.width * arrangement.area.height
    empty = sum(each.region.width * each.region.height - each.used for each in arrangement.placed)
    share = max(0.0, (empty + arrangement.spare) / area)
    return share / 2 if arrangement.template.centred else share


def _imbalance(arrangement: Arrangement) -> float:
    fills = [min(each.rect.height / each.region.height, 1.0) for each in arrangement.placed]
    return max(fills) - min(fills) if fills else 0.0


def _measure(arrangement: Arrangement) -> float:
    """How far the longest text is set wider than eyes follow, as a share of the comfortable measure."""
    texts = (frame for each in arrangement.placed for frame in each.texts if frame.reserved > 1)
    longest = max((len(frame.text) / frame.reserved for frame in texts), default=0.0)
    return max(0.0, longest / LONGEST_LINE - 1)


def _crumbs(arrangement: Arrangement) -> float:
    return sum(each.fragment.crumbs for each in arrangement.placed)


def _sizes(arrangement: Arrangement) -> float:
    return max(0, len(FAMILIAR_SIZES | sizes(arrangement)) - MOST_SIZES)


def sizes(arrangement: Arrangement) -> set[float]:
    """The type sizes its blocks are set in, in points."""
    frames = (frame for each in arrangement.placed for frame in each.texts)
    return {run.style.size for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs}


def _disorder(arrangement: Arrangement) -> float:
    """Pairs of blocks that stand in regions the other way round than they were written."""
    return sum(first.order > second.order for first, second in combinations(arrangement.placed, 2))


def _misalignment(arrangement: Arrangement) -> float:
    """How far blocks stand off their column and off the line they hang from, in twelfths of a column."""
    twelfth = arrangement.area.width / COLUMNS / 12
    offsets = (abs(p.rect.x - p.region.x) + abs(p.rect.y - p.region.y) for p in arrangement.placed)
    return sum(offsets) / twelfth


TERMS: tuple[Term, ...] = (
    Term("level", 1.0, _level, "Smaller text is the last resort before a second slide."),
    Term("form", 0.45, _form, "A block's first form says it best; the others are for want of room."),
    Term("departure", 0.3, _departure, "Equal halves and plain stacks before other cuts: a quiet deck."),
    Term("repeat", 3.0, _repeat, "A third slide of one cut in a row puts the room to sleep."),
    Term("void", 1.5, _void, "A slide should use its room; white that is centred counts half, as it is meant."),
    Term("imbalance", 0.8, _imbalance, "Columns side by side should end together."),
    Term("measure", 1.0, _measure, "Lines of more than 75 characters lose the eye on its way back."),
    Term("crumbs", 0.1, _crumbs, "A cell of one short word a line wants a wider place."),
    Term("sizes", 1.2, _sizes, "More than four type sizes on a slide, and rank is no longer seen."),
    Term("disorder", 2.0, _disorder, "Blocks are read in the order they were written."),
    Term("misalignment", 0.2, _misalignment, "What stands side by side hangs from one line and on one grid."),
)

SLIDE = 2.5
"""What another slide costs: more than a step down the scale, less than text at the floor in a bad cut."""


def cost_of(arrangement: Arrangement) -> float:
    """The sum of the weighted faults; for a layout begun, a lower bound of every way to end it."""
    return sum(term.weight * term.fault(arrangement) for term in TERMS)


def bill(arrangement: Arrangement) -> Iterable[tuple[str, float]]:
    """What each kind of fault adds to the cost, the faults it has only."""
    for term in TERMS:
        amount = term.weight * term.fault(arrangement)
        if amount:
            yield term.name, amount
