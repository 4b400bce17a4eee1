"""What differs between two states of a document, by meaning. Lines and pages count from 1."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

Kind = Literal["changed", "added", "gone", "moved"]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing said of a figure or a source: its value, unit, period. None: nothing was, or is, said."""

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Stand:
    """A slide or a page on which a figure stands; `title` is what that page claims."""

    edition: Literal["deck", "brief"]
    page: int
    title: str


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that changed, came or went. Derived ones say `because` of which inputs they moved."""

    id: str
    kind: Kind
    label: str
    aspects: tuple[Aspect, ...] = ()
    because: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    """The claims that say it, as they read now."""
    stands: tuple[Stand, ...] = ()
    """Where it stands: in the new editions, or in the old ones if it is gone."""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A source that changed, came or went."""

    id: str
    kind: Kind
    label: str
    aspects: tuple[Aspect, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text, or a setting, that changed, came, went or moved, with its references as they are written.

    `where` is a section, `section/block` or `document`; `part` the way to the text in it, as `layers “Silicon” text`.
    """

    where: str
    part: str
    kind: Kind
    old: str | None
    new: str | None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class DataChange:
    """A value of a chart or a cell of a table; a whole row or column if the other is empty.

    A chart's rows are its series, its columns their categories.
    """

    where: str
    row: str
    column: str
    kind: Kind
    old: str | None = None
    new: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section, or a page of a built file, that came, went or moved. `after` is the one before it; "" at the start."""

    id: str
    kind: Kind
    title: str
    after: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class BlockChange:
    """A block that came, went or moved, or (`changed`) became one of another type, which `was` names.

    `title` is its claim, or the beginning of what it says.
    For a block that moved, `was` is the section it stood in, `after` the block before it now; "" at the start.
    """

    where: str
    kind: Kind
    type: str
    title: str
    was: str | None = None
    after: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """What was compared: as it was called, and what it is."""

    name: str
    kind: Literal["content", "deck", "brief"]


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs. `limits` are sentences about what could not be compared, and are no differences."""

    figures: tuple[FigureChange, ...] = ()
    claims: tuple[TextChange, ...] = ()
    texts: tuple[TextChange, ...] = ()
    data: tuple[DataChange, ...] = ()
    sections: tuple[SectionChange, ...] = ()
    blocks: tuple[BlockChange, ...] = ()
    sources: tuple[SourceChange, ...] = ()
    settings: tuple[TextChange, ...] = ()
    brand: tuple[TextChange, ...] = ()
    limits: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not any(getattr(self, field.name) for field in fields(self) if field.name != "limits")
