"""The Unicode bidirectional algorithm (UAX #9) for paragraphs without explicit embeddings.

Formatting characters are passed over: an author's content file has no business with overrides. Rule names are UAX #9's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple
from unicodedata import bidirectional, normalize

from briefgen.text.scripts import has_right_to_left

BRACKETS = {
    "(": ")",
    "[": "]",
    "{": "}",
    "⟨": "⟩",
    "〈": "〉",
    "《": "》",
    "「": "」",
    "『": "』",
    "（": "）",
    "［": "］",
}
"""The pairs that rule N0 keeps together."""

_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_REMOVED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_CLOSING = {closing: opening for opening, closing in BRACKETS.items()}


class Stretch(NamedTuple):
    """Text that runs one way."""

    text: str
    level: int

    @property
    def from_right(self) -> bool:
        return self.level % 2 == 1


@lru_cache(maxsize=20_000)
def starts_right(text: str, default: bool = False) -> bool:
    """Whether a paragraph runs from the right: in a document that does always, else by its first letter (P2, P3)."""
    if default or not has_right_to_left(text):
        return default
    return next((kind != "L" for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), False)


@lru_cache(maxsize=50_000)
def stretches(text: str, from_right: bool | None = None) -> tuple[Stretch, ...]:
    """`text` cut where its direction changes, in logical order. `from_right` None: as its first letter says."""
    if not from_right and not has_right_to_left(text):
        return (Stretch(text, 0),)
    base = starts_right(text) if from_right is None else from_right
    return cut(text, levels(text, int(base)))


def cut(text: str, found: Sequence[int]) -> tuple[Stretch, ...]:
    """`text` cut where the levels `found` for its characters change."""
    pairs = zip(found, text, strict=True)
    return tuple(Stretch("".join(c for _, c in group), level) for level, group in groupby(pairs, key=lambda p: p[0]))


def visual_order(runs: Sequence[int]) -> tuple[int, ...]:
    """The indices of runs with these levels from left to right (L2)."""
    order = list(range(len(runs)))
    for level in range(max(runs, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and runs[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return tuple(order)


@lru_cache(maxsize=20_000)
def levels(text: str, base: int) -> tuple[int, ...]:
    """The embedding level of every character; odd levels run from the right. `base` is the paragraph's, 0 or 1."""
    own = [bidirectional(character) or "L" for character in text]
    kept = [index for index, kind in enumerate(own) if kind not in _REMOVED]
    side = "R" if base else "L"
    kinds = _weak([own[index] for index in kept], side)
    kinds = _brackets([text[index] for index in kept], kinds, [own[index] for index in kept], side)
    kinds = _neutral(kinds, side)
    found = [base] * len(text)
    for index, kind in zip(kept, kinds, strict=True):
        found[index] = base + _step(kind, base)
    _rest_spaces(own, found, base)
    return tuple(_carried(own, found, base))


def _step(kind: str, base: int) -> int:
    """How far a resolved type lies above its paragraph's level (I1, I2)."""
    if base:
        return 0 if kind == "R" else 1
    return {"L": 0, "R": 1}.get(kind, 2)


def _weak(kinds: list[str], side: str) -> list[str]:
    """W1 to W7: numbers and their signs, marks on letters."""
    for index, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[index] = kinds[index - 1] if index else side
    strong = side
    for index, kind in enumerate(kinds):
        strong = kind if kind in ("L", "R", "AL") else strong
        if kind == "EN" and strong == "AL":
            kinds[index] = "AN"
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    for index in range(1, len(kinds) - 1):
        before, kind, after = kinds[index - 1 : index + 2]
        if before == after and ((kind in ("ES", "CS") and before == "EN") or (kind == "CS" and before == "AN")):
            kinds[index] = before
    kinds = [member for run in _signed(kinds) for member in run]
    strong = side
    for index, kind in enumerate(kinds):
        strong = kind if kind in ("L", "R") else strong
        if kind == "EN" and strong == "L":
            kinds[index] = "L"
    return kinds


def _signed(kinds: list[str]) -> list[list[str]]:
    """W5 and W6: signs beside a number belong to it, other separators are neutral."""
    runs = [(kind, len(list(group))) for kind, group in groupby(kinds)]
    told = []
    for index, (kind, count) in enumerate(runs):
        beside = [runs[near][0] for near in (index - 1, index + 1) if 0 <= near < len(runs)]
        number = kind == "ET" and "EN" in beside
        told.append(["EN" if number else "ON" if kind in ("ES", "ET", "CS") else kind] * count)
    return told


def _direction(kind: str) -> str | None:
    """The side a type counts for among neutrals: numbers count as from the right."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind)


def _brackets(text: list[str], kinds: list[str], own: list[str], side: str) -> list[str]:
    """N0: both brackets of a pair run with what they enclose."""
    for opening, closing in _pairs(text, kinds):
        inside = {_direction(kind) for kind in kinds[opening + 1 : closing]} - {None}
        if side in inside:
            told = side
        elif inside:
            before = next((d for d in map(_direction, reversed(kinds[:opening])) if d), side)
            told = before if before in inside else side
        else:
            continue
        for place in (opening, closing):
            kinds[place] = told
            for after in range(place + 1, len(kinds)):
                if own[after] != "NSM":
                    break
                kinds[after] = told
    return kinds


def _pairs(text: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    """The places of matching brackets (BD16), by their openings."""
    found, waiting = [], []
    for index, character in enumerate(text):
        plain = normalize("NFC", character)
        if kinds[index] != "ON":
            continue
        if plain in BRACKETS:
            waiting.append((plain, index))
        elif plain in _CLOSING and any(opening == _CLOSING[plain] for opening, _ in waiting):
            while waiting[-1][0] != _CLOSING[plain]:
                waiting.pop()
            found.append((waiting.pop()[1], index))
    return sorted(found)


def _neutral(kinds: list[str], side: str) -> list[str]:
    """N1 and N2: what lies between two equal sides joins them, the rest the paragraph."""
    runs = [(neutral, list(group)) for neutral, group in groupby(kinds, key=lambda kind: kind in _NEUTRAL)]
    told: list[str] = []
    for index, (neutral, members) in enumerate(runs):
        if not neutral:
            told += members
            continue
        before = _direction(told[-1]) if told else side
        after = _direction(runs[index + 1][1][0]) if index + 1 < len(runs) else side
        told += [before if before == after and before else side] * len(members)
    return told


def _rest_spaces(own: list[str], found: list[int], base: int) -> None:
    """L1: separators, and the white space before them or at the end, lie on the paragraph's level."""
    resting = True
    for index in reversed(range(len(own))):
        resting = own[index] in ("B", "S") or (resting and own[index] in ("WS", *_REMOVED))
        if resting:
            found[index] = base


def _carried(own: list[str], found: list[int], base: int) -> list[int]:
    """Formatting characters on the level of what stands before them."""
    for index, kind in enumerate(own):
        if kind in _REMOVED:
            found[index] = found[index - 1] if index else base
    return found
