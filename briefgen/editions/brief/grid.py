"""The page's geometry: one strong axis; evidence and notes hang left of it, prose right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.geometry import MILLIMETRE, Rect
from briefgen.layout.protocol import Setting
from briefgen.theme import PageSize

LEFT, TOP = 18 * MILLIMETRE, 30 * MILLIMETRE
BASELINE = 5 * MILLIMETRE
HEAD_BASELINE = 16 * MILLIMETRE
HEAD_RULE = 19 * MILLIMETRE
MEASURE = 114 * MILLIMETRE
"""The width of prose, on paper of any size: about seventy characters."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet of paper and its columns, in points from its left and top edges."""

    width: float
    height: float

    @property
    def right(self) -> float:
        return self.width - LEFT

    @property
    def foot(self) -> float:
        """Where content ends."""
        return self.height - 25 * MILLIMETRE

    @property
    def folio_baseline(self) -> float:
        return self.height - 16 * MILLIMETRE

    @property
    def axis(self) -> float:
        """Where claims and prose begin."""
        return self.right - MEASURE

    @property
    def margin_width(self) -> float:
        """The column left of the axis."""
        return self.axis - LEFT - 12 * MILLIMETRE

    @property
    def whole_width(self) -> float:
        """All three columns."""
        return self.right - LEFT

    def prose(self, top: float) -> Rect:
        """The prose column from a height down."""
        return Rect(self.axis, top, MEASURE, self.foot - top)

    def wide(self, top: float) -> Rect:
        """All three columns from a height down."""
        return Rect(LEFT, top, self.whole_width, self.foot - top)


GRIDS: Mapping[PageSize, Grid] = {
    "A4": Grid(210 * MILLIMETRE, 297 * MILLIMETRE),
    "Letter": Grid(215.9 * MILLIMETRE, 279.4 * MILLIMETRE),
}


def grid(setting: Setting) -> Grid:
    """The sheet that the brand is printed on."""
    return GRIDS[setting.theme.manner.page]
