"""What was changed in a deck, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.positions import Location


@dataclass(frozen=True, slots=True)
class Spot:
    """A text in a deck. `slide` counts from 1, 0 for one that is gone; `cell`: row and column, or series and point."""

    slide: int
    shape: str
    cell: tuple[int, int] | None = None

    def __str__(self) -> str:
        cell = f", cell {self.cell[0]}.{self.cell[1]}" if self.cell else ""
        return f"slide {self.slide}, {self.shape}{cell}" if self.slide else f"{self.shape}{cell}"


@dataclass(frozen=True, slots=True)
class Edit:
    """A text or a value that is not what was built. `frame`: the name of its frame in the scene."""

    spot: Spot
    frame: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Placed:
    """An edit that changes a node of the content file. `paragraph`: of a text of several. `text`: as it is written."""

    edit: Edit
    location: Location
    paragraph: int | None
    text: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An edit, or a shape, that changes nothing in the content, and why."""

    edit: Edit
    reason: str


@dataclass(frozen=True, slots=True)
class Pulled:
    """All of a deck: the content file's text before and after, what was placed, and what was not."""

    before: str
    after: str
    placed: tuple[Placed, ...]
    unplaced: tuple[Unplaced, ...]
