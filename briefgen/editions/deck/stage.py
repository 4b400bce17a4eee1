"""The stage: what a slide has around its content, and the room that this leaves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from briefgen.document.model import Document, Section
from briefgen.editions.deck.slots import Slot
from briefgen.editions.sources import SourceLine
from briefgen.geometry import Rect
from briefgen.layout.protocol import Setting
from briefgen.layout.templates import Canvas, Claim
from briefgen.scene import Item, Page, TextFrame

LONGEST = 88
"""The widest number of slides that a claim may be continued over."""


class Stage(Protocol):
    """Our own design, or a company's template: covers, claims and chrome, and the canvas between them."""

    @property
    def width(self) -> float: ...

    @property
    def height(self) -> float: ...

    @property
    def setting(self) -> Setting: ...

    def cover(self, document: Document, source: SourceLine) -> Page:
        """The first slide."""

    def divider(self, section: Section, number: int, active: int, label: int) -> Page:
        """The slide before a section; `active` is the section's place in the tracker, `label` the slide's number."""

    def claim(
        self,
        text: str,
        key: str,
        place: Claim = "above",
        *,
        located: bool = False,
        drop: float = 0.0,
        longest: str = "",
    ) -> TextFrame:
        """The claim in the title's place, `drop` points lower, in the size that `longest` needs if that is given.

        `located`: whether a locator stands beside it.
        """

    def locator(self, place: Claim, claim: TextFrame) -> Rect | None:
        """Where a small drawing that says which part is shown may stand; None where there is no room for one."""

    def canvas(self, claims: Sequence[str], key: str, source: SourceLine, *, located: bool = False) -> Canvas:
        """The room for content that every one of the claims leaves; the last is the longest."""

    def statement(self, slot: Slot, source: SourceLine) -> list[Item]:
        """A slide without evidence: its claim and its reading."""

    def closing(self, slot: Slot, source: SourceLine) -> list[Item] | None:
        """The close of the deck, if this stage has a form of its own for it and all fits."""

    def surround(self, active: int | None, source: SourceLine, number: int, key: str) -> tuple[Item, ...]:
        """What is read last: the tracker, the source line and the slide's number."""

    def date(self, date: str, page: Page) -> TextFrame | None:
        """The document's date where this stage shows it on `page`, if it has a place for it."""
