"""The page's geometry: A4, one strong axis; evidence and notes hang left of it, prose right."""

from __future__ import annotations

from briefgen.geometry import MILLIMETRE, Rect

WIDTH, HEIGHT = 210 * MILLIMETRE, 297 * MILLIMETRE
LEFT, RIGHT = 18 * MILLIMETRE, 192 * MILLIMETRE
AXIS = 78 * MILLIMETRE
"""Where claims and prose begin."""

TOP, FOOT = 30 * MILLIMETRE, 272 * MILLIMETRE
BASELINE = 5 * MILLIMETRE
MARGIN_WIDTH = 48 * MILLIMETRE
WIDE = RIGHT - LEFT
PROSE = RIGHT - AXIS

HEAD_BASELINE = 16 * MILLIMETRE
HEAD_RULE = 19 * MILLIMETRE
FOLIO_BASELINE = 281 * MILLIMETRE


def prose(top: float, bottom: float = FOOT) -> Rect:
    """The prose column between two heights."""
    return Rect(AXIS, top, PROSE, bottom - top)


def wide(top: float, bottom: float = FOOT) -> Rect:
    """All three columns between two heights."""
    return Rect(LEFT, top, WIDE, bottom - top)
