"""A run: blocks under one claim, on one slide if they can stand there well, else over as few as serve them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
    single = _alone(tuple(parts), room, setting, before)
    if single is not None and single.cost <= SLIDE:
        return single
    bound = single.cost if single else inf
    runs = [run for level in LEVELS for run in _continued(tuple(parts), room.continued, setting, level, bound)]
    if single is not None:
        runs.append(single)
    if runs:
        return min(runs, key=lambda run: run.cost)
    return _refusal(tuple(parts), room.continued, setting.leveled(LEVELS[-1]))


def _refusal(parts: tuple[Part, ...], canvas: Canvas, setting: Setting) -> Fragment:
    """The refusal of the first block that fits no empty slide at the floor."""
    area = _hung(parts, canvas, setting)
    each = (flow((part,), area, setting, 0.0) for part in parts)
    return next(tried for tried in each if isinstance(tried, Fragment))


def _alone(parts: tuple[Part, ...], room: Room, setting: Setting, before: tuple[str, ...]) -> Run | None:
    if len(parts) > MOST_BLOCKS:
        return None
    found = best(Problem(parts, room.alone, setting, before))
    return Run((_slide(found[0], parts),), found[0].level, found[1]) if found else None


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


def _continued(parts: tuple[Part, ...], canvas: Canvas, setting: Setting, level: int, bound: float) -> Iterator[Run]:
    """The best run of several slides at one level: blocks kept whole in groups, or flowing from slide to slide."""
    grouped = _grouped(parts, canvas, setting, level)
    if grouped is not None and grouped.cost < bound:
        yield grouped
    if grouped is None or len(grouped.slides) > 2:
        flowing = _flowing(parts, canvas, setting, level)
        if flowing is not None and flowing.cost < bound:
            yield flowing


def _grouped(parts: tuple[Part, ...], canvas: Canvas, setting: Setting, level: int) -> Run | None:
    """Consecutive groups, each on a slide of its own, or one block on as many as it needs; the cheapest cut of all."""
    nothing = Run((), level, -SLIDE)  # so that n slides cost n - 1 times a further slide
    runs: list[Run | None] = [nothing]
    for end in range(1, len(parts) + 1):
        ways = (
            (ahead, group)
            for start in range(max(0, end - MOST_BLOCKS), end)
            if (ahead := runs[start]) is not None
            and not _parted(parts, end)
            and (group := _group(parts[start:end], canvas, setting, level))
        )
        joined = [Run((*a.slides, *g.slides), level, a.cost + SLIDE + g.cost) for a, g in ways]
        runs.append(min(joined, key=lambda run: run.cost, default=None))
    return runs[-1]


def _parted(parts: tuple[Part, ...], end: int) -> bool:
    """Whether a cut before `end` parts a lead-in from what it leads to."""
    return end < len(parts) and parts[end - 1][1].leads


def _group(parts: tuple[Part, ...], canvas: Canvas, setting: Setting, level: int) -> Run | None:
    found = best(Problem(parts, canvas, setting), (level,))
    if found:
        return Run((_slide(found[0], parts),), level, found[1])
    return _flowing(parts, canvas, setting, level) if len(parts) == 1 else None


def _flowing(parts: tuple[Part, ...], canvas: Canvas, setting: Setting, level: int) -> Run | None:
    area = _hung(parts, canvas, setting)
    filled = flow(parts, area, setting.leveled(level), Problem(parts, canvas, setting).gap)
    if isinstance(filled, Fragment):
        return None
    ruled = (area,) if area != canvas["above"] else ()
    slides = tuple(Slide(PLAIN.name, PLAIN.claim, each.items, ruled) for each in filled)
    void = sum(max(0.0, 1 - each.height / area.height) for each in filled)
    return Run(slides, level, level + SLIDE * (len(slides) - 1) + void)


def _hung(parts: Sequence[Part], canvas: Canvas, setting: Setting) -> Rect:
    return canvas["above"].below(Problem(tuple(parts), canvas, setting).head)
