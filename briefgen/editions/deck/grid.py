"""The slide's geometry: twelve columns on a page 540 points high and as wide as the brand says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.geometry import PIXEL, Rect
from briefgen.layout.protocol import Setting
from briefgen.theme import SlideShape

HEIGHT = 720 * PIXEL
MARGIN = 64 * PIXEL
COLUMNS = 12
GUTTER = 24 * PIXEL

TRACKER_Y = 32 * PIXEL
TITLE_Y = 80 * PIXEL
BESIDE_TOP = 88 * PIXEL
"""Where content begins beside a claim: at the capitals of its first line."""

CONTENT_BOTTOM = 648 * PIXEL
FOOTER_BOTTOM = 696 * PIXEL


@dataclass(frozen=True, slots=True)
class Grid:
    """A slide `width` points wide. A claim beside its content takes the first `beside` columns."""

    width: float
    beside: int

    @property
    def right(self) -> float:
        """Where content ends."""
        return self.width - MARGIN

    @property
    def content_width(self) -> float:
        return self.width - 2 * MARGIN

    def columns(self, first: int, last: int) -> tuple[float, float]:
        """The left edge and the width of columns `first` to `last` of the slide."""
        return columns(first, last, Rect(MARGIN, 0, self.content_width, HEIGHT))

    def across(self, first: int, last: int, top: float, bottom: float) -> Rect:
        """The area of columns `first` to `last` between two heights."""
        x, width = self.columns(first, last)
        return Rect(x, top, width, bottom - top)


GRIDS: Mapping[SlideShape, Grid] = {"16:9": Grid(1280 * PIXEL, beside=4), "4:3": Grid(960 * PIXEL, beside=5)}


def grid(setting: Setting) -> Grid:
    """The slide that the brand shows."""
    return GRIDS[setting.theme.manner.slide]


def columns(first: int, last: int, area: Rect) -> tuple[float, float]:
    """The left edge and the width of columns `first` to `last` of the twelve in `area`, counted from 1."""
    pitch = (area.width + GUTTER) / COLUMNS
    return area.x + pitch * (first - 1), pitch * (last - first + 1) - GUTTER
