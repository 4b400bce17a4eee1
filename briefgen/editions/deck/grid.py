"""The slide's geometry: twelve columns on a page of 960 × 540 points."""

from __future__ import annotations

from briefgen.geometry import PIXEL, Rect

WIDTH, HEIGHT = 1280 * PIXEL, 720 * PIXEL
MARGIN = 64 * PIXEL
COLUMNS = 12
GUTTER = 24 * PIXEL

TRACKER_Y = 32 * PIXEL
TITLE_Y = 88 * PIXEL
BESIDE_TOP = 96 * PIXEL
"""Where content begins beside a claim: at the capitals of its first line."""

CONTENT_BOTTOM = 648 * PIXEL
FOOTER_BOTTOM = 696 * PIXEL

CONTENT_WIDTH = WIDTH - 2 * MARGIN


CONTENT = Rect(MARGIN, 0, CONTENT_WIDTH, HEIGHT)


def columns(first: int, last: int, area: Rect = CONTENT) -> tuple[float, float]:
    """The left edge and the width of columns `first` to `last` of the twelve in `area`, counted from 1."""
    pitch = (area.width + GUTTER) / COLUMNS
    return area.x + pitch * (first - 1), pitch * (last - first + 1) - GUTTER


def across(first: int, last: int, top: float, bottom: float) -> Rect:
    """The area of columns `first` to `last` between two heights."""
    x, width = columns(first, last)
    return Rect(x, top, width, bottom - top)
