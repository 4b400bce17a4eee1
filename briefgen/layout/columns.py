"""The widths of a table's columns: natural where they fit, else those that make the table lowest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import permutations, product

STEPS = 8
"""Each column that wraps is tried at so many widths between its longest word and its natural width."""

FOLDS = (2, 3, 4, 5)
"""And at about those that set its longest cell in so many lines: a hair less, and a line is added."""

RAGGED = 1.001
"""How much wider than its share of the text a line has to be."""

EXACT = 3
"""Up to so many columns that wrap, all combinations are tried; beyond, columns are only improved pair by pair."""

ROUNDS = 3
"""An exchange may make another one worth its while."""

Heights = Callable[[int, float], Sequence[float]]
"""The height of every row's cell in a column at a width."""


def widths(natural: Sequence[float], least: Sequence[float], room: float, heights: Heights) -> tuple[float, ...]:
    """Widths that sum to at most `room`: the natural ones, or else those of the least total height of rows.

    The best of all combinations of tried widths where up to three columns wrap, then improved pair by pair; never
    higher than columns cut at one cap. `least` must fit `room`. `heights` is asked once for each column and width.
    """
    if sum(natural) <= room:
        return tuple(natural)
    start = capped(natural, least, room)

    @cache
    def ask(column: int, width: float) -> tuple[float, ...]:
        return tuple(heights(column, width))

    def total(chosen: Sequence[float]) -> float:
        columns: list[tuple[float, ...]] = [ask(index, width) for index, width in enumerate(chosen)]
        return float(sum(max(row) for row in zip(*columns, strict=True)))

    def rank(chosen: Sequence[float]) -> tuple[float, float]:
        # Of equal heights, the widths nearest to the plain ones.
        return total(chosen), sum((a - b) ** 2 for a, b in zip(chosen, start, strict=True))

    most = [min(wide, room - sum(least) + small) for wide, small in zip(natural, least, strict=True)]
    if total(start) <= total(most) + 0.01:  # as low as if every column had all the room the others can spare
        return start
    wrapping = [index for index, (wide, small) in enumerate(zip(natural, least, strict=True)) if wide > small]
    tried = {index: _tried(least[index], most[index], natural[index]) for index in wrapping}
    if len(wrapping) <= EXACT:
        start = min(_filled(start, natural, wrapping, tried, room), key=rank, default=start)
    return _improved(start, tried, natural, room, rank)


def capped(natural: Sequence[float], least: Sequence[float], room: float) -> tuple[float, ...]:
    """Widths cut at one cap, none below its longest word, so that narrow columns keep theirs and all fit `room`."""
    low, high = 0.0, max(natural)
    for _ in range(40):
        cap = (low + high) / 2
        total = sum(max(min(wide, cap), small) for wide, small in zip(natural, least, strict=True))
        low, high = (cap, high) if total <= room else (low, cap)
    return tuple(max(min(wide, low), small) for wide, small in zip(natural, least, strict=True))


def _tried(least: float, most: float, natural: float) -> tuple[float, ...]:
    even = (least + (most - least) * step / STEPS for step in range(STEPS + 1))
    folded = (RAGGED * natural / lines for lines in FOLDS)
    return tuple(sorted({*even, *(width for width in folded if least < width < most)}))


def _filled(
    start: tuple[float, ...],
    natural: Sequence[float],
    wrapping: Sequence[int],
    tried: dict[int, tuple[float, ...]],
    room: float,
) -> list[tuple[float, ...]]:
    """Every combination in which the last wrapping column takes what the others leave; the plain one first."""
    *others, last = wrapping
    found = [start]
    for chosen in product(*(tried[index] for index in others)):
        each = dict(zip(others, chosen, strict=True))
        fixed = sum(each.get(index, natural[index]) for index in range(len(natural)) if index != last)
        left = min(room - fixed, natural[last])
        if left >= tried[last][0]:
            each[last] = left
            found.append(tuple(each.get(index, natural[index]) for index in range(len(natural))))
    return found


def _improved(
    start: tuple[float, ...],
    tried: dict[int, tuple[float, ...]],
    natural: Sequence[float],
    room: float,
    rank: Callable[[Sequence[float]], tuple[float, float]],
) -> tuple[float, ...]:
    """From `start`, room moved between two columns at a time as long as the table gets lower."""
    best = start
    for _ in range(ROUNDS):
        before = rank(best)
        for giver, taker in permutations(tried, 2):
            best = min(_exchanged(best, giver, taker, tried, natural, room), key=rank)
        if rank(best) >= before:
            break
    return best


def _exchanged(
    widths: tuple[float, ...],
    giver: int,
    taker: int,
    tried: dict[int, tuple[float, ...]],
    natural: Sequence[float],
    room: float,
) -> Iterator[tuple[float, ...]]:
    """The widths as they are, then each with the giver at a width tried, or giving just what the taker would fill."""
    yield widths
    spare = room - sum(widths) + widths[giver]
    for width in (*tried[giver], max(spare + widths[taker] - natural[taker], tried[giver][0])):
        more = min(widths[taker] + spare - width, natural[taker])
        if width <= widths[giver] and more >= tried[taker][0]:
            yield tuple(width if i == giver else more if i == taker else w for i, w in enumerate(widths))
