"""Rectangles and points. All lengths are points (1/72 inch); y grows downwards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

MILLIMETRE = 72 / 25.4
PIXEL = 0.75
"""One pixel of the 1280 × 720 slide grid, in points."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle: left, top, width, height, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The y of the horizontal centre line."""
        return self.y + self.height / 2

    @property
    def centre(self) -> float:
        """The x of the vertical centre line."""
        return self.x + self.width / 2

    @classmethod
    def around(cls, *rects: Rect) -> Rect:
        """The smallest rectangle that holds all `rects` (at least one)."""
        left, top = min(r.x for r in rects), min(r.y for r in rects)
        return cls(left, top, max(r.right for r in rects) - left, max(r.bottom for r in rects) - top)

    def moved(self, dx: float = 0, dy: float = 0) -> Self:
        return replace(self, x=self.x + dx, y=self.y + dy)

    def resized(self, width: float | None = None, height: float | None = None) -> Self:
        """The same corner with another width or height."""
        return replace(
            self,
            width=self.width if width is None else width,
            height=self.height if height is None else height,
        )

    def inset(self, horizontal: float, vertical: float) -> Self:
        return replace(
            self,
            x=self.x + horizontal,
            y=self.y + vertical,
            width=self.width - 2 * horizontal,
            height=self.height - 2 * vertical,
        )

    def below(self, offset: float) -> Self:
        """What is left when `offset` points are cut from the top."""
        return replace(self, y=self.y + offset, height=self.height - offset)

    def holds(self, other: Rect, tolerance: float = 0.01) -> bool:
        """Whether `other` lies inside, edges included."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def overlaps(self, other: Rect, tolerance: float = 0.01) -> bool:
        """Whether the two share an area, touching edges not counted."""
        return (
            self.x < other.right - tolerance
            and other.x < self.right - tolerance
            and self.y < other.bottom - tolerance
            and other.y < self.bottom - tolerance
        )
