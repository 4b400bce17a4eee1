"""Which entry of an old list is which entry of a new one: by name, by equality, by likeness, by its place."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any

from briefgen.difference.parts import Part, leaves

LIKE = 0.5
"""Entries that share so much of their words are taken for the same one, reworded."""

MOST_COMPARED = 250_000
"""So many pairs are weighed for likeness; in longer lists only names, equality and places tell."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Indices of the old and the new list that are the same entry, in the order of the new list, and the others."""

    pairs: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    added: tuple[int, ...]

    @property
    def moved(self) -> frozenset[tuple[int, int]]:
        """The fewest pairs that must move to make the old order the new one."""
        return frozenset(self.pairs) - frozenset(_rising(self.pairs))


def matched(
    old: Sequence[Part],
    new: Sequence[Part],
    name: Callable[[Part], Hashable | None],
    alike: Callable[[Part, Part], bool] = lambda _old, _new: True,
    *,
    in_place: bool = True,
) -> Matching:
    """The matching of two lists. `alike` forbids pairs that no likeness makes one.

    With `in_place`, what stands alone between the same neighbours as another did before is that one, all rewritten.
    """
    found = _by_key(list(map(name, old)), list(map(name, new)))
    found |= _equal(old, new, found)
    found |= _like(old, new, found, alike)
    if in_place:
        found |= _in_place(len(old), len(new), found)
    pairs = tuple(sorted(found.items(), key=lambda pair: pair[1]))
    taken = set(found.values())
    gone = tuple(index for index in range(len(old)) if index not in found)
    return Matching(pairs, gone, tuple(index for index in range(len(new)) if index not in taken))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """How much of their words two parts share, from 0 to 1."""
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)


def words_of(part: Part) -> Counter[str]:
    """The words of a part with how often each stands in it."""
    return Counter(word for leaf in leaves(part) for word in leaf.said.casefold().split())


def _by_key(old: Sequence[Hashable | None], new: Sequence[Hashable | None]) -> dict[int, int]:
    """Entries whose name no other entry of their list has."""
    before, after = _unique(old), _unique(new)
    return {index: after[key] for key, index in before.items() if key in after}


def _unique(keys: Sequence[Hashable | None]) -> dict[Hashable, int]:
    counted = Counter(keys)
    return {key: index for index, key in enumerate(keys) if key is not None and counted[key] == 1}


def _equal(old: Sequence[Part], new: Sequence[Part], found: dict[int, int]) -> dict[int, int]:
    """Entries that say the same, the first with the first."""
    free: dict[Any, list[int]] = {}
    taken = set(found.values())
    for index, part in enumerate(new):
        if index not in taken:
            free.setdefault(_frozen(part), []).append(index)
    return {
        index: waiting.pop(0)
        for index, part in enumerate(old)
        if index not in found and (waiting := free.get(_frozen(part)))
    }


def _frozen(part: Part) -> Hashable:
    return tuple((leaf.said, leaf.text) for leaf in leaves(part))


def _like(
    old: Sequence[Part], new: Sequence[Part], found: dict[int, int], alike: Callable[[Part, Part], bool]
) -> dict[int, int]:
    """Entries that share most of their words, the likest first, and of those the nearest."""
    taken = set(found.values())
    before = {index: words_of(part) for index, part in enumerate(old) if index not in found}
    after = {index: words_of(part) for index, part in enumerate(new) if index not in taken}
    if len(before) * len(after) > MOST_COMPARED:
        return {}
    weighed = (
        (likeness(before[one], after[other]), -abs(one - other), one, other)
        for one, other in product(before, after)
        if alike(old[one], new[other])
    )
    like: dict[int, int] = {}
    for weight, _, one, other in sorted(weighed, key=lambda each: (-each[0], -each[1], each[2], each[3])):
        if weight >= LIKE and one not in like and other not in like.values():
            like[one] = other
    return like


def _in_place(old: int, new: int, found: dict[int, int]) -> dict[int, int]:
    """Entries that stand alone between the same neighbours."""
    placed: dict[int, int] = {}
    edges = [(-1, -1), *_rising(sorted(found.items(), key=lambda pair: pair[1])), (old, new)]
    taken = set(found.values())
    for (low, below), (high, above) in pairwise(edges):
        before = [index for index in range(low + 1, high) if index not in found]
        after = [index for index in range(below + 1, above) if index not in taken]
        if len(before) == len(after) == 1:
            placed[before[0]] = after[0]
    return placed


def _rising(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, given in the new order, whose old indices rise."""
    ends: list[int] = []
    best: list[Any] = []
    for pair in pairs:
        at = bisect_left(ends, pair[0])
        chain = (pair, best[at - 1] if at else None)
        ends[at : at + 1] = [pair[0]]
        best[at : at + 1] = [chain]
    run: list[tuple[int, int]] = []
    last = best[-1] if best else None
    while last:
        run.append(last[0])
        last = last[1]
    return run[::-1]
