"""A run: blocks under one claim, on one slide if they can stand there well, else over as few as serve them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from briefgen.geometry import Rect
from briefgen.layout.arrangement import Arrangement, Placed
from briefgen.layout.cost import SLIDE
from briefgen.layout.flow import flow, pour
from briefgen.layout.protocol import Fragment, LaidOut, Setting
from briefgen.layout.search import LEVELS, Part, Problem, best, finished
from briefgen.layout.templates import MOST_BLOCKS, TEMPLATES, Canvas, Claim
from briefgen.scene import Item

PLAIN = TEMPLATES[0]
"""The template of slides that a flow fills."""


@dataclass(frozen=True, slots=True)
class Slide:
    """The content of one slide: its items, the edges it hangs from, and where its claim stands."""

    template: str
    claim: Claim
    items: tuple[Item, ...]
    rules: tuple[Rect, ...] = ()
    """Regions whose top edge is ruled."""
    drop: float = 0.0
    """How far the claim is lowered with the content, in points."""
    opening: Part | None = None
    """The block it is called after, where it does not go on with what the run's claim says."""


@dataclass(frozen=True, slots=True)
class Run:
    """Slides under one claim, at one level of the type scale, and what they cost."""

    slides: tuple[Slide, ...]
    level: int
    cost: float


@dataclass(frozen=True, slots=True)
class Room:
    """The canvas of a claim that stands for itself, and of one that says which part of the run it heads."""

    alone: Canvas
    continued: Canvas


@dataclass(frozen=True, slots=True)
class _Whole:
    """Blocks that stand whole on one slide, as the search drafted it."""

    problem: Problem
    arrangement: Arrangement
    count: int = 1

    def set(self) -> list[Slide]:
        """The slide with its lines set."""
        done = finished(self.arrangement, self.problem)
        rules, opening = tuple(self._ruled(done)), _opening(self.problem)
        return [Slide(done.template.name, done.template.claim, done.items, rules, done.drop, opening)]

    def _ruled(self, done: Arrangement) -> Iterator[Rect]:
        """The regions of what hangs and stands under no other, or beside more than text: neighbours are ruled alike."""
        for placed in done.placed:
            region = placed.region
            others = [other.region for other in done.placed]
            under = any(r.y < region.y and r.x < region.right and region.x < r.right for r in others)
            level = (self._block(other) for other in done.placed if other.region.y == region.y)
            if self._block(placed).hangs and (not under or any(block.room != "natural" for block in level)):
                yield region

    def _block(self, placed: Placed) -> LaidOut:
        return self.problem.parts[placed.order][1]


@dataclass(frozen=True, slots=True)
class _Flowed:
    """Blocks that run from slide to slide, each as high as `area`."""

    problem: Problem
    level: int
    area: Rect
    count: int

    def set(self) -> list[Slide]:
        """The slides with their lines set."""
        ruled = (self.area,) if self.problem.head else ()
        setting = _running(self.problem).leveled(self.level)
        filled = pour(self.problem.parts, self.area, setting, self.problem.gap)
        opening = _opening(self.problem)
        return [Slide(PLAIN.name, PLAIN.claim, each.items, ruled, opening=opening) for each in filled]


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a run could be laid out, and what that costs."""

    stretches: tuple[_Whole | _Flowed, ...]
    level: int
    cost: float

    @property
    def count(self) -> int:
        return sum(stretch.count for stretch in self.stretches)


def lay_out_run(parts: Sequence[Part], room: Room, setting: Setting, before: tuple[str, ...] = ()) -> Run | Fragment:
    """The cheapest run that shows all `parts`, or the refusal of the block that fits no empty slide."""
    setting = replace(setting, alone=len(parts) == 1)
    alone = Problem(tuple(parts), room.alone, setting, before)
    cheapest = _on_one(alone)
    if cheapest is None or cheapest.cost > SLIDE:
        continued = replace(alone, canvas=room.continued, before=())
        for level in LEVELS if any(block.leveled for _, block in parts) else LEVELS[:1]:
            cheapest = _on_several(continued, level, cheapest.cost if cheapest else inf) or cheapest
        if cheapest is None:
            return _refusal(continued)
    slides = tuple(slide for stretch in cheapest.stretches for slide in stretch.set())
    return Run(slides, cheapest.level, cheapest.cost)


def _refusal(problem: Problem) -> Fragment:
    """The refusal of the first block that fits no empty slide at the floor."""
    setting = problem.setting.leveled(LEVELS[-1])
    each = (flow((part,), problem.hung, setting, 0.0) for part in problem.parts)
    return next(tried for tried in each if isinstance(tried, Fragment))


def _on_one(problem: Problem, levels: Sequence[int] = LEVELS, bound: float = inf) -> _Plan | None:
    """The cheapest slide that holds all parts whole."""
    found = best(problem, levels, bound) if len(problem.parts) <= MOST_BLOCKS else None
    return _Plan((_Whole(problem, found[0]),), found[0].level, found[1]) if found else None


def _on_several(problem: Problem, level: int, bound: float) -> _Plan | None:
    """The cheapest run of several slides at one level: blocks whole in groups, or flowing from slide to slide."""
    grouped = _grouped(problem, level, bound)
    if grouped is not None and grouped.count == 2:
        return grouped
    return _flowing(problem, level, grouped.cost if grouped else bound) or grouped


def _grouped(problem: Problem, level: int, bound: float) -> _Plan | None:
    """Consecutive groups, each on a slide of its own, or one block on as many as it needs; the cheapest cut of all."""
    parts = problem.parts
    nothing = _Plan((), level, -SLIDE)  # so that n slides cost n - 1 times a further slide
    plans: list[_Plan | None] = [nothing]
    for end in range(1, len(parts) + 1):
        cheapest: _Plan | None = None
        for start in range(max(0, end - MOST_BLOCKS), end):
            ahead = plans[start]
            if ahead is None or _parted(parts, end):
                continue
            left = (cheapest.cost if cheapest else bound) - ahead.cost - SLIDE
            called = parts[start][1].heading if start else ""
            setting = replace(problem.setting, called=called, alone=end == start + 1)
            group = _group(replace(problem, parts=parts[start:end], setting=setting), level, left)
            if group:
                cheapest = _Plan((*ahead.stretches, *group.stretches), level, ahead.cost + SLIDE + group.cost)
        plans.append(cheapest)
    return plans[-1]


def _opening(problem: Problem) -> Part | None:
    """The block that a stretch is called after, if it is not the run's first."""
    first = problem.parts[0]
    return first if problem.setting.called and problem.setting.called == first[1].heading else None


def _parted(parts: tuple[Part, ...], end: int) -> bool:
    """Whether a cut before `end` parts a lead-in from what it leads to."""
    return end < len(parts) and parts[end - 1][1].leads


def _group(problem: Problem, level: int, bound: float) -> _Plan | None:
    """The parts on one slide, or a single one flowing, for less than `bound`."""
    single = len(problem.parts) == 1
    return _on_one(problem, (level,), bound) or (_flowing(problem, level, bound) if single else None)


def _running(problem: Problem) -> Setting:
    """The setting of what flows: of several blocks none opens up, to take room from the next or differ from it."""
    return problem.setting.compact() if len(problem.parts) > 1 else problem.setting


def _flowing(problem: Problem, level: int, bound: float) -> _Plan | None:
    """All parts one after another, for less than `bound`."""
    if level >= bound:
        return None
    area = problem.hung
    most = (bound - level) / SLIDE + 1
    flowed = flow(problem.parts, area, _running(problem).drafted().leveled(level), problem.gap, most)
    if isinstance(flowed, Fragment):
        return None
    even, heights = flowed
    void = sum(max(0.0, 1 - height / area.height) for height in heights)
    cost = level + SLIDE * (len(heights) - 1) + void
    stretch = _Flowed(problem, level, area.resized(height=even), len(heights))
    return _Plan((stretch,), level, cost) if cost < bound else None
