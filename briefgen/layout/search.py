"""The search for the best slide: templates × levels of the type scale × the blocks' forms, by one cost, exact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from math import inf

from briefgen.geometry import Rect
from briefgen.layout.arrangement import Arrangement, Placed
from briefgen.layout.cost import cost_of
from briefgen.layout.headed import lay_out
from briefgen.layout.protocol import Fragment, LaidOut, Setting
from briefgen.layout.regions import regions
from briefgen.layout.soundness import lay_out_soundly
from briefgen.layout.templates import TEMPLATES, Canvas

LEVELS = (0, 1)
"""The levels of the type scale for free text; the last is the floor."""

OPTICAL_CENTRE = 0.4
"""A thing looks centred when this share of the free height is above it."""

Part = tuple[str, LaidOut]
"""A block with its key."""


Try = tuple[str, str, int, Rect, bool]
"""A block's key, form and level, its region, and whether it may open up."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One slide to be laid out: its blocks in order, the room for them, and the templates of the two slides before."""

    parts: tuple[Part, ...]
    canvas: Canvas
    setting: Setting
    before: tuple[str, ...] = ()
    tried: dict[Try, Fragment] = field(default_factory=dict, compare=False, repr=False)
    """What came of each block at each place; problems of one run share it."""
    failed: dict[tuple[str, str, int], list[tuple[Rect, Fragment]]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """For each block's key, form and level, the regions in which it did not stand whole."""

    @property
    def head(self) -> float:
        """What each region gives up at its top to the rule it hangs from."""
        return self.setting.scale.step if any(block.hangs for _, block in self.parts) else 0.0

    @property
    def hung(self) -> Rect:
        """The area under a claim above, less what the rule takes."""
        return self.canvas["above"].below(self.head)

    @property
    def gap(self) -> float:
        """Between rows, in points."""
        return 3 * self.setting.scale.step


def best(problem: Problem, levels: Sequence[int] = LEVELS, bound: float = inf) -> tuple[Arrangement, float] | None:
    """The cheapest arrangement that holds all blocks whole, and its cost; None if none costs less than `bound`.

    Branch and bound: plans are tried cheapest first, and left as soon as what is placed costs as much as the best.
    """
    found: tuple[Arrangement, float] | None = None
    bench = _Bench(problem, problem.setting.drafted().wholly())
    for base, plan in sorted(_plans(problem, levels), key=lambda pair: pair[0]):
        if base >= bound:
            break
        arrangement = bench.placed(plan, bound)
        if arrangement is not None:
            bound = cost_of(arrangement)
            found = (arrangement, bound)
    return found


def finished(arrangement: Arrangement, problem: Problem) -> Arrangement:
    """What the search drafted, with its lines set."""
    placed = []
    for each in arrangement.placed:
        key, block = problem.parts[each.order]
        form = block.forms[arrangement.forms[each.order]]
        level = arrangement.level if block.leveled and form.leveled else LEVELS[0]
        setting = problem.setting.leveled(level).formed(form.name).keyed(key)
        if arrangement.template.centred:
            setting = setting.compact()
        placed.append(replace(each, fragment=lay_out(block, each.region, setting)))
    return replace(arrangement, placed=tuple(placed))


def ranked(problem: Problem, levels: Sequence[int] = LEVELS) -> list[tuple[Arrangement, float]]:
    """Every arrangement that holds all blocks whole, with its cost, the cheapest first; nothing is pruned."""
    bench = _Bench(problem, problem.setting.drafted().wholly())
    plans = sorted(_plans(problem, levels), key=lambda pair: pair[0])
    whole = (bench.placed(plan, inf) for _, plan in plans)
    return sorted(((each, cost_of(each)) for each in whole if each is not None), key=lambda pair: pair[1])


def _plans(problem: Problem, levels: Sequence[int]) -> Iterator[tuple[float, Arrangement]]:
    """All arrangements with nothing placed yet, and what they cost before anything is."""
    forms = [range(len(block.forms)) for _, block in problem.parts]
    for template in TEMPLATES:
        area = problem.canvas.get(template.claim)
        if template.blocks != len(problem.parts) or area is None:
            continue
        for level, chosen in product(levels, product(*forms)):
            departure = sum(block.forms[form].departure for form, (_, block) in zip(chosen, problem.parts, strict=True))
            plan = Arrangement(template, level, tuple(chosen), departure, area, before=problem.before)
            yield cost_of(plan), plan


@dataclass(frozen=True, slots=True)
class _Bench:
    """Where the blocks of one problem are tried; what was tried once at a place is not tried again."""

    problem: Problem
    setting: Setting

    def placed(self, plan: Arrangement, bound: float) -> Arrangement | None:
        """The plan with all blocks placed; None if one does not fit whole, or once it costs `bound`."""
        if plan.template.centred:
            plan = self._lowered(plan)
        cut = self._cut(plan)
        if cut is None:
            return None
        area, head = plan.area, self.problem.head
        taken = sum(region.width * region.height for region in cut)
        plan = replace(plan, spare=max(0.0, area.width * area.height - taken))
        # Drawings are dear: they come last, when text has shown whether the plan is still worth it.
        for index in sorted(range(len(cut)), key=lambda index: self.problem.parts[index][1].room == "fills"):
            inner = cut[index].below(head)
            fragment = self._fragment(plan, index, inner, airy=not plan.template.centred)
            if not fragment.whole:
                return None
            rect = inner.resized(height=fragment.height)
            key = self.problem.parts[index][0]
            placed = (*plan.placed, Placed(key, index, inner, rect, fragment))
            plan = replace(plan, placed=tuple(sorted(placed, key=lambda each: each.order)))
            if cost_of(plan) >= bound:
                return None
        return plan

    def _cut(self, plan: Arrangement) -> tuple[Rect, ...] | None:
        rooms = [block.room for _, block in self.problem.parts]
        setting = self.problem.setting

        def measure(index: int, width: float) -> float | None:
            fragment = self._fragment(plan, index, plan.area.resized(width=width), airy=False)
            return fragment.height + self.problem.head if fragment.whole else None

        return regions(plan.template, rooms, plan.area, setting.scale.gutter, self.problem.gap, measure)

    def _lowered(self, plan: Arrangement) -> Arrangement:
        """The plan with its area lowered, so that little content stands at the optical centre."""
        fragment = self._fragment(plan, 0, plan.area.below(self.problem.head), airy=False)
        step = self.problem.setting.scale.step
        free = max(0.0, plan.area.height - fragment.height - self.problem.head) if fragment.whole else 0.0
        drop = free * OPTICAL_CENTRE // step * step
        return replace(plan, area=plan.area.below(drop), drop=drop)

    def _fragment(self, plan: Arrangement, index: int, region: Rect, *, airy: bool = True) -> Fragment:
        key, block = self.problem.parts[index]
        form = block.forms[plan.forms[index]]
        level = plan.level if block.leveled and form.leveled else LEVELS[0]
        known = (key, form.name, level, region, airy)
        tried = self.problem.tried
        if known not in tried:
            failed = self.problem.failed.setdefault((key, form.name, level), [])
            larger = (refused for tried_in, refused in failed if _no_more(region, tried_in, block))
            refused = next(larger, None)
            if refused is not None:
                return refused
            setting = self.setting.leveled(level).formed(form.name).keyed(key)
            fragment = lay_out_soundly(block, region, setting if airy else setting.compact())
            tried[known] = fragment
            if not fragment.whole:
                failed.append((region, fragment))
        return tried[known]


def _no_more(region: Rect, other: Rect, block: LaidOut) -> bool:
    """Whether `region` gives `block` no more than `other` does: text is lower where it is wider, a drawing is not."""
    same = abs(region.width - other.width) < 0.01
    return region.height <= other.height and (same or (block.room != "fills" and region.width <= other.width))
