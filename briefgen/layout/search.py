"""The search for the best slide: templates × levels of the type scale, one cost that is a sum of non-negative terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.geometry import Rect
from briefgen.layout.protocol import Fragment, LaidOut, Setting
from briefgen.scene import Item

LEVELS = (0, 1)
"""The levels of the type scale for free text; the last is the floor."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each fault of a layout costs."""

    level: float = 1.0
    """A step down the scale: smaller text is a last resort before a second slide."""
    void: float = 1.5
    """The share of the regions left empty: a slide should use its room."""
    imbalance: float = 0.8
    """The difference of fill between regions side by side: columns should end together."""
    departure: float = 0.3
    """A template's own plainness rank: equal halves before other cuts."""


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Template:
    """A named cut of the content area, in shares of its width and height; regions stand in reading order."""

    name: str
    regions: tuple[tuple[float, float, float, float], ...]
    """x, y, width and height of each region, as shares from 0 to 1."""
    rank: int = 0

    def over(self, area: Rect, gutter: float) -> tuple[Rect, ...]:
        """The regions in `area`, a gutter apart where they touch."""
        return tuple(_cut(area, share, gutter) for share in self.regions)


def _cut(area: Rect, share: tuple[float, float, float, float], gutter: float) -> Rect:
    x, y, width, height = share
    column, row = area.width + gutter, area.height + gutter
    return Rect(area.x + x * column, area.y + y * row, width * column - gutter, height * row - gutter)


TEMPLATES: tuple[Template, ...] = (
    Template("Exhibit", ((0, 0, 1, 1),)),
    Template("Two columns", ((0, 0, 1 / 2, 1), (1 / 2, 0, 1 / 2, 1))),
    Template("Wide and narrow", ((0, 0, 7 / 12, 1), (7 / 12, 0, 5 / 12, 1)), 1),
    Template("Narrow and wide", ((0, 0, 5 / 12, 1), (5 / 12, 0, 7 / 12, 1)), 1),
    Template("Exhibit with reading", ((0, 0, 2 / 3, 1), (2 / 3, 0, 1 / 3, 1)), 1),
    Template("Reading with exhibit", ((0, 0, 1 / 3, 1), (1 / 3, 0, 2 / 3, 1)), 1),
    Template("Two rows", ((0, 0, 1, 1 / 2), (0, 1 / 2, 1, 1 / 2)), 2),
    Template("Small row over large", ((0, 0, 1, 1 / 3), (0, 1 / 3, 1, 2 / 3)), 2),
    Template("Three columns", ((0, 0, 1 / 3, 1), (1 / 3, 0, 1 / 3, 1), (2 / 3, 0, 1 / 3, 1))),
    Template("Row over two columns", ((0, 0, 1, 1 / 3), (0, 1 / 3, 1 / 2, 2 / 3), (1 / 2, 1 / 3, 1 / 2, 2 / 3)), 1),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One finished arrangement of a slide's blocks, and what it costs."""

    template: str
    level: int
    regions: tuple[Rect, ...]
    fragments: tuple[Fragment, ...]
    cost: float

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for fragment in self.fragments for item in fragment.items)


def choices(blocks: Sequence[tuple[str, LaidOut]], area: Rect, setting: Setting, head: float = 0.0) -> list[Choice]:
    """Every template and level that holds all `blocks` whole, the cheapest first.

    `blocks` come with their keys. `head` is what each region gives up at its top to the rule it hangs from.
    """
    found = []
    for template in TEMPLATES:
        if len(template.regions) != len(blocks):
            continue
        regions = template.over(area, setting.scale.gutter)
        for level in LEVELS:
            leveled = setting.leveled(level)
            fragments = tuple(
                block.lay_out(region.below(head), leveled.keyed(key))
                for (key, block), region in zip(blocks, regions, strict=True)
            )
            if all(fragment.whole for fragment in fragments):
                cost = cost_of(template, level, regions, fragments)
                found.append(Choice(template.name, level, regions, fragments, cost))
    return sorted(found, key=lambda choice: choice.cost)


def cost_of(template: Template, level: int, regions: Sequence[Rect], fragments: Sequence[Fragment]) -> float:
    """The sum of the weighted faults; never negative."""
    fills = [min(fragment.height / region.height, 1.0) for fragment, region in zip(fragments, regions, strict=True)]
    areas = [region.width * region.height for region in regions]
    void = sum((1 - fill) * area for fill, area in zip(fills, areas, strict=True)) / sum(areas)
    imbalance = max(fills) - min(fills)
    return (
        WEIGHTS.level * level + WEIGHTS.void * void + WEIGHTS.imbalance * imbalance + WEIGHTS.departure * template.rank
    )


@dataclass(frozen=True, slots=True)
class Filled:
    """One region's worth of a flow: its items, and the height they take."""

    items: tuple[Item, ...]
    height: float


def _poured(blocks: Sequence[tuple[str, LaidOut]], area: Rect, setting: Setting, gap: float) -> list[Filled] | Fragment:
    """Blocks one after another, each area filled before the next."""
    pages: list[Filled] = []
    queue = list(blocks)
    items: list[Item] = []
    used = 0.0
    while queue:
        key, block = queue.pop(0)
        fragment = block.lay_out(area.below(used), setting.keyed(key))
        if fragment.refused and not items:
            return replace(fragment, rest=block)
        if fragment.items:
            items.extend(fragment.items)
            used += fragment.height + gap
        if fragment.rest is not None:
            queue.insert(0, (key, fragment.rest))
            pages.append(Filled(tuple(items), used - gap))
            items, used = [], 0.0
    if items:
        pages.append(Filled(tuple(items), used - gap))
    return pages


def flow(blocks: Sequence[tuple[str, LaidOut]], area: Rect, setting: Setting, gap: float) -> list[Filled] | Fragment:
    """Blocks one after another through as many copies of `area` as they need, filled evenly.

    Gives the refusal of what never fits. Evenly: by the least height that does not need another area.
    """
    full = _poured(blocks, area, setting, gap)
    if isinstance(full, Fragment) or len(full) < 2:
        return full
    even = full
    for share in range(95, 45, -5):
        trial = _poured(blocks, area.resized(height=area.height * share / 100), setting, gap)
        if isinstance(trial, Fragment) or len(trial) > len(full):
            break
        even = trial
    return even
