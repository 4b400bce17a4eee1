"""Colours for the series of charts: each readable on its ground, and apart for every reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, permutations, product

from briefgen.colors.contrast import contrast
from briefgen.colors.oklab import from_lch, lch
from briefgen.colors.sight import APART, least_difference

ON_GROUND = 3.0
"""What a mark needs against its ground (WCAG 2.2, 1.4.11)."""

ON_MARK = 4.5
"""What a text needs that stands on a mark: in the ink or in the ground's own colour (WCAG 2.2, 1.4.3)."""

NEIGHBOURS = 0.12
"""The least distance in OKLab of series that follow one another, where the brand allows it."""

HUES = tuple(range(0, 360, 20))
LIGHTNESSES = tuple(step / 100 for step in range(24, 92, 6))
CHROMAS = (0.13, 0.07)
STEPS = 50
LEAST_CHROMA = 0.08
"""A pale colour made darker takes so much colour that its hue is still told."""


Ground = tuple[str, str]
"""The colour of a page and that of the text on it."""


def holds(color: str, ground: Ground) -> bool:
    """Whether a mark is seen on a ground, and a text on the mark can be read in one of the ground's two colours."""
    paper, ink = ground
    on_ground = contrast(color, paper)
    return on_ground >= ON_GROUND and max(on_ground, contrast(color, ink)) >= ON_MARK


def derived(count: int, given: Sequence[str], wish: str, grounds: Sequence[Ground]) -> tuple[str, ...]:
    """`count` colours that go with those `given` on all `grounds`.

    The first is near `wish`, each then as far from all others as can be.
    """
    chosen: list[str] = []
    sound = [color for color in _candidates() if all(holds(color, ground) for ground in grounds)]
    candidates = sound or [ink for _, ink in grounds]
    for _ in range(count):
        taken = [*given, *chosen]
        shades = () if chosen else _shades(wish)
        wished = (color for color in shades if all(holds(color, ground) for ground in grounds))
        near = next((color for color in wished if _far(color, taken) >= APART), None)
        chosen.append(near or max(candidates, key=lambda color: _far(color, taken)))
    return tuple(chosen)


def ordered(colors: Sequence[str]) -> tuple[int, ...]:
    """The order, as indices, in which those that follow one another stay apart; the first stays first.

    The given order where it will do, else the nearest to it that does, else the one whose closest pair is farthest.
    """
    others = range(1, len(colors))
    far = {(i, j): least_difference(colors[i], colors[j]) for i in range(len(colors)) for j in others}
    orders = [(0, *rest) for rest in permutations(others)]

    def closest(order: tuple[int, ...]) -> float:
        return min((far[pair] if pair in far else far[pair[::-1]] for pair in pairwise(order)), default=1.0)

    good = (order for order in orders if closest(order) >= NEIGHBOURS)
    return next(good, None) or max(orders, key=closest)


def apart(colors: Sequence[str]) -> tuple[int, ...]:
    """The indices of the colours that every reader can tell from all that are kept before them."""
    kept: list[int] = []
    for index, color in enumerate(colors):
        if _far(color, [colors[i] for i in kept]) >= APART:
            kept.append(index)
    return tuple(kept)


def _far(color: str, others: Sequence[str]) -> float:
    return min((least_difference(color, other) for other in others), default=1.0)


@cache
def _candidates() -> tuple[str, ...]:
    grid = (from_lch(*place) for place in product(LIGHTNESSES, CHROMAS, HUES))
    return tuple(dict.fromkeys(grid))


def _shades(color: str) -> Iterator[str]:
    """The colour itself, then darker and lighter ones of its hue, the nearest first."""
    lightness, chroma, hue = lch(color)
    chroma = max(chroma, LEAST_CHROMA) if chroma > LEAST_CHROMA / 4 else chroma
    yield color
    for step in sorted(range(STEPS), key=lambda step: abs(step / STEPS - lightness)):
        yield from_lch(step / STEPS, chroma, hue)
