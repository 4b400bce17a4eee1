"""Cutting an area by a template: heights by what the blocks need, the rest to those that can use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.geometry import Rect
from briefgen.layout.protocol import Room
from briefgen.layout.templates import Band, Template

LEAST_DRAWING = 132.0
"""A drawing that fills its room is not given less height than this, in points."""

Measure = Callable[[int, float], float | None]
"""The height that the n-th block needs at a width, at least; None if it cannot be set so."""


@dataclass(frozen=True, slots=True)
class _Stack:
    """The blocks of one column, from `first` on, with the heights they need."""

    x: float
    width: float
    first: int
    rooms: tuple[Room, ...]
    heights: tuple[float, ...]
    gap: float

    @property
    def height(self) -> float:
        return sum(self.heights) + self.gap * (len(self.heights) - 1)

    def over(self, top: float, height: float) -> Iterator[Rect]:
        """Its regions between `top` and `height` points below, the spare height to who can use it."""
        heights = _shared(self.heights, self.rooms, height - self.height)
        if len(heights) == 1:
            heights = [height]
        for own in heights:
            yield Rect(self.x, top, self.width, own)
            top += own + self.gap


def regions(
    template: Template, rooms: Sequence[Room], area: Rect, gutter: float, gap: float, measure: Measure
) -> tuple[Rect, ...] | None:
    """One region a block, `gutter` between columns and `gap` between rows; None if the needs exceed `area`."""
    if len(template.bands) == 1 and all(column.blocks == 1 for column in template.bands[0]):
        return tuple(Rect(x, area.y, width, area.height) for x, width in _columns(template.bands[0], area, gutter))
    bands = _stacks(template, rooms, area, gutter, gap, measure)
    if bands is None:
        return None
    needs = [max(stack.height for stack in band) for band in bands]
    spare = area.height - sum(needs) - gap * (len(bands) - 1)
    if spare < -0.01:
        return None
    kinds = [_greediest([room for stack in band for room in stack.rooms]) for band in bands]
    heights = _shared(needs, kinds, spare)
    found: list[Rect] = []
    top = area.y
    for band, height in zip(bands, heights, strict=True):
        found.extend(rect for stack in band for rect in stack.over(top, height))
        top += height + gap
    return tuple(found)


def _columns(band: Band, area: Rect, gutter: float) -> Iterator[tuple[float, float]]:
    """Left edge and width of each column."""
    x = area.x
    for column in band:
        width = column.share * (area.width + gutter)
        yield x, width - gutter
        x += width


def _stacks(
    template: Template, rooms: Sequence[Room], area: Rect, gutter: float, gap: float, measure: Measure
) -> list[list[_Stack]] | None:
    index = 0
    bands: list[list[_Stack]] = []
    for band in template.bands:
        stacks = []
        for column, (x, width) in zip(band, _columns(band, area, gutter), strict=True):
            chosen = tuple(rooms[index : index + column.blocks])
            heights: list[float] = []
            for offset, room in enumerate(chosen):
                need = LEAST_DRAWING if room == "fills" else measure(index + offset, width)
                if need is None:
                    return None
                heights.append(need)
            stacks.append(_Stack(x, width, index, chosen, tuple(heights), gap))
            index += column.blocks
        bands.append(stacks)
    return bands


def _greediest(rooms: Sequence[Room]) -> Room:
    return next((room for room in _GREED if room in rooms), "natural")


_GREED: tuple[Room, ...] = ("fills", "opens")


def _shared(needs: Sequence[float], rooms: Sequence[Room], spare: float) -> list[float]:
    """`needs`, with `spare` shared among the drawings, else among the rows that open up, else left over."""
    kind = _greediest(rooms)
    takers = [kind != "natural" and room == kind for room in rooms]
    each = spare / sum(takers) if any(takers) else 0.0
    return [need + each if takes else need for need, takes in zip(needs, takers, strict=True)]
