"""What is known of the numbers in one edition. Pages, cells and points count from 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.source import Location

Kind = Literal["written", "source", "date", "count", "scale", "data"]
"""What a number is that is no figure: written so in the content; part of a source's name or date; the document's date;
the number of a page, a note, an exhibit, a layer; the scale of a drawing; data given in a chart itself."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in an edition. `cell`: row and column of a table, or series and category of a chart."""

    page: int
    shape: str
    cell: tuple[int, int] | None = None

    def __str__(self) -> str:
        cell = f" {self.cell[0]}.{self.cell[1]}" if self.cell else ""
        return f"{self.shape}{cell}"


@dataclass(frozen=True, slots=True)
class Use:
    """A figure, shown. `part` is what of it, `place` the node of the content that put it there.

    `others` are figures that are written alike, where nothing tells them apart.
    """

    figure: str
    part: str
    text: str
    spot: Spot
    place: Location
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plain:
    """A number that is no figure. `kind` None: nobody knows where it comes from."""

    text: str
    kind: Kind | None
    spot: Spot


@dataclass(frozen=True, slots=True)
class Fact:
    """What an edition lets one know of a figure: what its pages show of it, nothing more. `inputs` are ids."""

    id: str
    value: str = ""
    change: str = ""
    label: str = ""
    unit: str = ""
    period: str = ""
    basis: str = ""
    source: str = ""
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page or a slide: its key, and its claim."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Edited:
    """A number of a built deck that its slide says no more: what was `built`, and what stands there `now`, if anything.

    `page` 0: a slide that is gone; `built` is its title then. `figure`: whose number it was, if one's.
    """

    page: int
    shape: str
    figure: str
    built: str
    now: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """All of one edition. `state` is equal for editions that show the same texts."""

    edition: Literal["deck", "brief"]
    state: str
    pages: tuple[Leaf, ...]
    facts: tuple[Fact, ...]
    uses: tuple[Use, ...]
    plains: tuple[Plain, ...]
    edits: tuple[Edited, ...] = ()
    """What people changed in a deck after it was built."""
