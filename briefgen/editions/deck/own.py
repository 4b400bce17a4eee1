"""Our own stage: a tracker above, the claim over or beside the content, sources and number below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.blocks.prisms import DEPTH_TO_WIDTH
from briefgen.blocks.stack import Stack
from briefgen.document.model import Document, Section
from briefgen.editions.deck import statements
from briefgen.editions.deck.chrome import content_top, dated, footer, title, tracker
from briefgen.editions.deck.cover import cover
from briefgen.editions.deck.grid import BESIDE_TOP, COLUMNS, HEIGHT, MARGIN, Grid, grid
from briefgen.editions.deck.slots import Slot
from briefgen.editions.sources import SourceLine
from briefgen.geometry import PIXEL, Rect
from briefgen.layout.marks import overrun
from briefgen.layout.protocol import Setting
from briefgen.layout.templates import Canvas, Claim
from briefgen.scene import Color, Item, Page, TextFrame

LOCATOR_WIDTH = 128 * PIXEL
LOCATOR_HEIGHT = LOCATOR_WIDTH * (DEPTH_TO_WIDTH + 0.24)

CLAIM_COLUMNS = 11
LOCATED_COLUMNS = 9
"""The last column of a claim over its content, and of one that leaves room to a locator."""


@dataclass(frozen=True)
class OwnStage:
    """The stage of briefgen's own design. `tracker` are the sections' names."""

    setting: Setting
    tracker: tuple[str, ...]

    @property
    def grid(self) -> Grid:
        return grid(self.setting)

    @property
    def width(self) -> float:
        return self.grid.width

    @property
    def height(self) -> float:
        return HEIGHT

    def cover(self, document: Document, source: SourceLine) -> Page:
        return cover(document, self.tracker, source, self.setting)

    def divider(self, section: Section, number: int, active: int, label: int) -> Page:
        setting = self.setting.keyed(f"{section.id}/divider")
        foot, _ = footer(SourceLine(), label, setting, on=Color.INK)
        return Page(
            key=f"{section.id}-divider",
            title=section.title,
            items=tuple(statements.divider(section, number, setting)),
            chrome=(*tracker(self.tracker, active, setting, on=Color.INK), *foot),
            template="Section divider",
            section=section.title,
            ground=Color.INK,
            label=str(label),
        )

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
        return title(text, self.setting.keyed(key), self._last_column(place, located=located), drop, longest)

    def locator(self, place: Claim, claim: TextFrame) -> Rect | None:
        """Upper right, or under a claim that stands beside."""
        if place == "above":
            return Rect(self.grid.right - LOCATOR_WIDTH, 68 * PIXEL, LOCATOR_WIDTH, LOCATOR_HEIGHT)
        return Rect(MARGIN, claim.rect.bottom + 4 * self.setting.scale.step, LOCATOR_WIDTH, LOCATOR_HEIGHT)

    def canvas(self, claims: Sequence[str], key: str, source: SourceLine, *, located: bool = False) -> Canvas:
        drafted = self.setting.keyed(key).drafted()
        last = self._last_column("above", located=located)
        top = max(content_top(title(claim, drafted, last), drafted) for claim in claims)
        bottom = self._bottom(source)
        areas: dict[Claim, Rect] = {"above": self.grid.across(1, COLUMNS, top, bottom)}
        if all(self._stands_beside(claim, bottom, drafted, located=located) for claim in claims):
            areas["beside"] = self.grid.across(self.grid.beside + 1, COLUMNS, BESIDE_TOP, bottom)
        return areas

    def _stands_beside(self, claim: str, bottom: float, drafted: Setting, *, located: bool) -> bool:
        """Whether a claim finds room beside the content, with whole words and what is under it."""
        beside = title(claim, drafted, self.grid.beside)
        locator = self.locator("beside", beside) if located else None
        return (locator or beside.rect).bottom <= bottom and not overrun(drafted, beside.paragraphs, beside.rect.width)

    def statement(self, slot: Slot, source: SourceLine) -> list[Item]:
        return statements.statement(slot, self._bottom(source), self.setting.keyed(slot.key))

    def closing(self, slot: Slot, source: SourceLine) -> list[Item] | None:
        only = slot.blocks[0]
        if len(slot.parts) > 1 or not isinstance(only, Stack) or not only.plain:
            return None
        return statements.closing(slot, only, self._bottom(source), self.setting.keyed(slot.key))

    def surround(self, active: int | None, source: SourceLine, number: int, key: str) -> tuple[Item, ...]:
        foot, _ = footer(source, number, self.setting.keyed(key))
        return (*tracker(self.tracker, active, self.setting), *foot)

    def date(self, date: str, page: Page) -> TextFrame | None:
        return dated(date, self.setting.keyed(page.key), page.ground)

    def _bottom(self, source: SourceLine) -> float:
        return footer(source, 0, self.setting.drafted())[1]

    def _last_column(self, place: Claim, *, located: bool) -> int:
        if place == "beside":
            return self.grid.beside
        return LOCATED_COLUMNS if located else CLAIM_COLUMNS
