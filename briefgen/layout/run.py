"""A run: blocks under one claim, on one slide if they can stand there well, else over as few as serve them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from briefgen.geometry import Rect
from briefgen.layout.arrangement import Arrangement
from briefgen.layout.cost import SLIDE
from briefgen.layout.flow import flow
from briefgen.layout.protocol import Fragment, Setting
from briefgen.layout.search import LEVELS, Part, Problem, best
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


def lay_out_run(parts: Sequence[Part], room: Room, setting: Setting, before: tuple[str, ...] = ()) -> Run | Fragment:
    """The cheapest run that shows all `parts`, or the refusal of the block that fits no empty slide."""
    alone = Problem(tuple(parts), room.alone, setting, before)
    cheapest = _on_one(alone)
    if cheapest is not None and cheapest.cost <= SLIDE:
        return cheapest
    continued = replace(alone, canvas=room.continued, before=())
    for level in LEVELS if any(block.leveled for _, block in parts) else LEVELS[:1]:
        cheapest = _on_several(continued, level, cheapest.cost if cheapest else inf) or cheapest
    return cheapest or _refusal(continued)


def _refusal(problem: Problem) -> Fragment:
    """The refusal of the first block that fits no empty slide at the floor."""
    setting = problem.setting.leveled(LEVELS[-1])
    each = (flow((part,), problem.hung, setting, 0.0) for part in problem.parts)
    return next(tried for tried in each if isinstance(tried, Fragment))


def _on_one(problem: Problem, levels: Sequence[int] = LEVELS, bound: float = inf) -> Run | None:
    """The cheapest slide that holds all parts whole."""
    found = best(problem, levels, bound) if len(problem.parts) <= MOST_BLOCKS else None
    return Run((_slide(found[0], problem.parts),), found[0].level, found[1]) if found else None


def _slide(arrangement: Arrangement, parts: Sequence[Part]) -> Slide:
    """Every column is ruled whose first block hangs."""
    ruled: list[Rect] = []
    for placed in arrangement.placed:
        hangs = parts[placed.order][1].hangs
        first = not any(r.region.x == placed.region.x and r.region.y < placed.region.y for r in arrangement.placed)
        if hangs and (first or parts[placed.order][1].room != "natural"):
            ruled.append(placed.region)
    return Slide(
        arrangement.template.name, arrangement.template.claim, arrangement.items, tuple(ruled), arrangement.drop
    )


def _on_several(problem: Problem, level: int, bound: float) -> Run | None:
    """The cheapest run of several slides at one level: blocks whole in groups, or flowing from slide to slide."""
    grouped = _grouped(problem, level, bound)
    if grouped is not None and len(grouped.slides) == 2:
        return grouped
    return _flowing(problem, level, grouped.cost if grouped else bound) or grouped


def _grouped(problem: Problem, level: int, bound: float) -> Run | None:
    """Consecutive groups, each on a slide of its own, or one block on as many as it needs; the cheapest cut of all."""
    parts = problem.parts
    nothing = Run((), level, -SLIDE)  # so that n slides cost n - 1 times a further slide
    runs: list[Run | None] = [nothing]
    for end in range(1, len(parts) + 1):
        cheapest: Run | None = None
        for start in range(max(0, end - MOST_BLOCKS), end):
            ahead = runs[start]
            if ahead is None or _parted(parts, end):
                continue
            left = (cheapest.cost if cheapest else bound) - ahead.cost - SLIDE
            group = _group(replace(problem, parts=parts[start:end]), level, left)
            if group:
                cheapest = Run((*ahead.slides, *group.slides), level, ahead.cost + SLIDE + group.cost)
        runs.append(cheapest)
    return runs[-1]


def _parted(parts: tuple[Part, ...], end: int) -> bool:
    """Whether a cut before `end` parts a lead-in from what it leads to."""
    return end < len(parts) and parts[end - 1][1].leads


def _group(problem: Problem, level: int, bound: float) -> Run | None:
    """The parts on one slide, or a single one flowing, for less than `bound`."""
    single = len(problem.parts) == 1
    return _on_one(problem, (level,), bound) or (_flowing(problem, level, bound) if single else None)


def _flowing(problem: Problem, level: int, bound: float) -> Run | None:
    """All parts one after another, for less than `bound`."""
    if level >= bound:
        return None
    area = problem.hung
    filled = flow(problem.parts, area, problem.setting.leveled(level), problem.gap)
    if isinstance(filled, Fragment):
        return None
    ruled = (area,) if problem.head else ()
    slides = tuple(Slide(PLAIN.name, PLAIN.claim, each.items, ruled) for each in filled)
    void = sum(max(0.0, 1 - each.height / area.height) for each in filled)
    cost = level + SLIDE * (len(slides) - 1) + void
    return Run(slides, level, cost) if cost < bound else None
