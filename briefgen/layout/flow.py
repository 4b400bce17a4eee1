"""The flow: blocks one after another through as many areas as they need, split by measured height, filled evenly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from briefgen.geometry import Rect
from briefgen.layout.protocol import Fragment, LaidOut, Setting, refusal
from briefgen.layout.search import Part
from briefgen.layout.soundness import lay_out_soundly
from briefgen.scene import Item

TRIES = 6
"""Heights tried between a fair share and the whole area, for areas that are equally full."""


@dataclass(frozen=True, slots=True)
class Filled:
    """One area's worth of a flow: its items, and the height they take."""

    items: tuple[Item, ...]
    height: float


def flow(
    parts: Sequence[Part], area: Rect, setting: Setting, gap: float, most: float = inf
) -> tuple[float, list[float]] | Fragment:
    """How high copies of `area` are filled evenly by the parts, and what each then holds, in points.

    Evenly: the least height tried that needs no further area. Or a refusal: of what fits no empty area, its `rest`
    being the block, or of all, where more than `most` areas are needed.
    """
    full = _poured(parts, area, setting, gap)
    if isinstance(full, Fragment):
        return full
    if len(full) > most:
        return refusal(parts[0][1], area.height, f"{len(full)} areas are needed")
    fair = sum(each.height for each in full) / len(full)
    for tried in range(TRIES if len(full) > 1 else 0):
        height = fair + (area.height - fair) * tried / TRIES
        even = _poured(parts, area.resized(height=height), setting, gap)
        if not isinstance(even, Fragment) and len(even) <= len(full):
            return height, [each.height for each in even]
    return area.height, [each.height for each in full]


def pour(parts: Sequence[Part], area: Rect, setting: Setting, gap: float) -> list[Filled]:
    """Blocks through copies of `area`, for which `flow` has found that they hold them."""
    filled = _poured(parts, area, setting, gap)
    if isinstance(filled, Fragment):
        raise TypeError(f"what flows is refused: {filled.reason}")
    return filled


def _poured(parts: Sequence[Part], area: Rect, setting: Setting, gap: float) -> list[Filled] | Fragment:
    """Each area filled before the next is begun; a lead-in moves on with what it leads to, a drawing is whole."""
    filled: list[Filled] = []
    queue = list(parts)
    items: list[Item] = []
    used = 0.0
    while queue:
        (key, block), *others = queue
        fragment = _laid(block, area.below(used), setting.keyed(key))
        after = used + fragment.height + gap
        stranded = bool(items) and block.leads and bool(others) and _refuses(others[0], area.below(after), setting)
        if fragment.refused and not items:
            return replace(fragment, rest=block)
        broken = bool(items) and block.room == "fills" and not fragment.whole
        if fragment.refused or stranded or broken:
            filled.append(Filled(tuple(items), used - gap))
            items, used = [], 0.0
            continue
        items.extend(fragment.items)
        used += fragment.height + gap
        queue = others
        if fragment.rest is not None:
            queue = [(key, fragment.rest), *others]
            filled.append(Filled(tuple(items), used - gap))
            items, used = [], 0.0
    if items:
        filled.append(Filled(tuple(items), used - gap))
    return filled


def _refuses(part: Part, region: Rect, setting: Setting) -> bool:
    key, block = part
    return _laid(block, region, setting.keyed(key)).refused


def _laid(block: LaidOut, region: Rect, setting: Setting) -> Fragment:
    """The block in the first form that holds it whole, else in the first that can be begun, else refused."""
    tries = [lay_out_soundly(block, region, setting.formed(block.forms[0].name))]
    for form in block.forms[1:]:
        if tries[-1].whole:
            break
        tries.append(lay_out_soundly(block, region, setting.formed(form.name)))
    last = tries[-1]
    return last if last.whole else next((each for each in tries if not each.refused), last)
