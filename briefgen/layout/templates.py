"""The templates: how a slide's content is cut into bands, and bands into columns that hold blocks in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefgen.geometry import Rect

Claim = Literal["above", "beside"]
"""Where the slide's claim stands: over the content's whole width, or in a column of its own at the content's side."""

Canvas = Mapping[Claim, Rect]
"""The area that each place of the claim leaves to the content; a place that is missing is not to be had."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a band: its share of the width, and how many blocks stand in it, one under another."""

    share: float
    blocks: int = 1


Band = tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A named cut of the content. Blocks go into bands from the top, columns from the start, each from the top.

    `rank` grows with the distance from the plainest cut. A `centred` template is for little content: claim and content
    stand together at the slide's optical centre.
    """

    name: str
    bands: tuple[Band, ...]
    rank: int = 0
    claim: Claim = "above"
    centred: bool = False

    @property
    def blocks(self) -> int:
        """How many blocks it holds."""
        return sum(column.blocks for band in self.bands for column in band)


WHOLE = Column(1)
HALF = Column(1 / 2)
THIRD = Column(1 / 3)
TWO_THIRDS = Column(2 / 3)
QUARTER = Column(1 / 4)

TEMPLATES: tuple[Template, ...] = (
    Template("Exhibit", ((WHOLE,),)),
    Template("Exhibit beside claim", ((WHOLE,),), 1, "beside"),
    Template("Statement", ((WHOLE,),), 2, "beside", centred=True),
    Template("Two columns", ((HALF, HALF),)),
    Template("Wide and narrow", ((Column(7 / 12), Column(5 / 12)),), 1),
    Template("Narrow and wide", ((Column(5 / 12), Column(7 / 12)),), 1),
    Template("Exhibit with reading", ((TWO_THIRDS, THIRD),), 1),
    Template("Reading with exhibit", ((THIRD, TWO_THIRDS),), 1),
    Template("Two rows", ((Column(1, 2),),), 2),
    Template("Two rows beside claim", ((Column(1, 2),),), 2, "beside"),
    Template("Three columns", ((THIRD, THIRD, THIRD),)),
    Template("Exhibit with two readings", ((TWO_THIRDS, Column(1 / 3, 2)),), 1),
    Template("One and two", ((HALF, Column(1 / 2, 2)),), 1),
    Template("Two and one", ((Column(1 / 2, 2), HALF),), 1),
    Template("Row over two columns", ((WHOLE,), (HALF, HALF)), 1),
    Template("Two columns over row", ((HALF, HALF), (WHOLE,)), 1),
    Template("Three rows", ((Column(1, 3),),), 3),
    Template("Three rows beside claim", ((Column(1, 3),),), 3, "beside"),
    Template("Two by two", ((HALF, HALF), (HALF, HALF))),
    Template("Two and two", ((Column(1 / 2, 2), Column(1 / 2, 2)),), 1),
    Template("One and three", ((HALF, Column(1 / 2, 3)),), 2),
    Template("Row over three columns", ((WHOLE,), (THIRD, THIRD, THIRD)), 1),
    Template("Four columns", ((QUARTER, QUARTER, QUARTER, QUARTER),), 1),
    Template("Four rows", ((Column(1, 4),),), 4),
)

MOST_BLOCKS = max(template.blocks for template in TEMPLATES)
"""More blocks than this never stand on one slide."""
