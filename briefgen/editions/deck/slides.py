"""A slot's slides: the claim, the run that the engine finds for its blocks, and what every slide carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.blocks.prisms import DEPTH_TO_WIDTH, prisms
from briefgen.blocks.stack import Stack
from briefgen.document.model import Document
from briefgen.editions.deck.chrome import content_top, footer, title, tracker
from briefgen.editions.deck.grid import BESIDE_TOP, MARGIN, WIDTH, across
from briefgen.editions.deck.slots import Slot
from briefgen.editions.deck.statements import closing, statement
from briefgen.editions.sources import source_ids, source_line
from briefgen.errors import Finding, LayoutError
from briefgen.geometry import PIXEL, Rect
from briefgen.layout.marks import rule
from briefgen.layout.protocol import Fragment, Setting
from briefgen.layout.run import Room, Slide, lay_out_run
from briefgen.layout.search import Problem
from briefgen.layout.templates import Canvas, Claim
from briefgen.scene import Group, Item, Page, TextFrame

LOCATOR_WIDTH = 128 * PIXEL
LONGEST_RUN = " (88 of 88)"
"""The widest words that a continued claim may end with."""

CLAIM_COLUMNS: dict[Claim, int] = {"above": 11, "beside": 4}
LOCATED_COLUMNS = 9
"""The last column of a claim, by where it stands, and of one that leaves room to a locator."""


@dataclass(frozen=True, slots=True)
class Deck:
    """What all slides share. `tracker` are the sections' names."""

    document: Document
    setting: Setting
    tracker: tuple[str, ...]


def slot_slides(slot: Slot, active: int | None, deck: Deck, number: int, before: tuple[str, ...]) -> list[Page]:
    """The finished slides of `slot`, numbered from `number`; `before` names the templates of the two slides before."""
    desk = _Desk(slot, active, deck, number)
    if not slot.parts:
        return [desk.page(statement(slot, desk.bottom, desk.setting), "Section statement")]
    only = slot.blocks[0]
    if len(slot.parts) == 1 and isinstance(only, Stack) and only.plain:
        closed = closing(slot, only, desk.bottom, desk.setting)
        if closed:
            return [desk.page(closed, "Closing")]
    run = lay_out_run(slot.parts, desk.room, desk.setting, before)
    if isinstance(run, Fragment):
        raise LayoutError((_unlayoutable(run, slot),))
    return [desk.slide(slide, index, len(run.slides)) for index, slide in enumerate(run.slides, start=1)]


def slot_problem(slot: Slot, deck: Deck, before: tuple[str, ...]) -> Problem:
    """What the engine is asked for a slot's blocks on one slide."""
    desk = _Desk(slot, None, deck, 0)
    return Problem(slot.parts, desk.room.alone, desk.setting, before)


@dataclass(frozen=True, slots=True)
class _Desk:
    """One slot on its way to slides."""

    slot: Slot
    active: int | None
    deck: Deck
    number: int

    @property
    def setting(self) -> Setting:
        return self.deck.setting.keyed(self.slot.key)

    @property
    def source(self) -> str:
        ids = source_ids(self.slot.section, self.slot.blocks, self.deck.document)
        return source_line(ids, self.deck.document, [block.note or "" for block in self.slot.blocks])

    @property
    def bottom(self) -> float:
        return footer(self.source, self.number, self.setting)[1]

    @property
    def room(self) -> Room:
        claim = self.slot.claim
        return Room(self._canvas(claim), self._canvas(claim, claim + LONGEST_RUN))

    def _canvas(self, *claims: str) -> Canvas:
        """The room that every one of the claims leaves; the last is the longest."""
        top = max(content_top(title(claim, self.setting, self._last_column("above")), self.setting) for claim in claims)
        beside = title(claims[-1], self.setting, self._last_column("beside"))
        areas: dict[Claim, Rect] = {"above": across(1, 12, top, self.bottom)}
        narrow = any(self.setting.type.widest_piece(text)[0] > beside.rect.width for text in beside.paragraphs)
        low = self._locator("beside", beside).rect.bottom if self.slot.locator else beside.rect.bottom
        if low <= self.bottom and not narrow:
            areas["beside"] = across(5, 12, BESIDE_TOP, self.bottom)
        return areas

    def _last_column(self, claim: Claim) -> int:
        return LOCATED_COLUMNS if self.slot.locator and claim == "above" else CLAIM_COLUMNS[claim]

    def _locator(self, place: Claim, claim: TextFrame) -> Group:
        """The stack in small, the slide's layer lit: upper right, or under a claim that stands beside."""
        lit, number = self.slot.locator or (0, 1)
        height = LOCATOR_WIDTH * (DEPTH_TO_WIDTH + 0.24)
        right = Rect(WIDTH - MARGIN - LOCATOR_WIDTH, 76 * PIXEL, LOCATOR_WIDTH, height)
        under = Rect(MARGIN, claim.rect.bottom + 4 * self.setting.scale.step, LOCATOR_WIDTH, height)
        area = right if place == "above" else under
        shapes, _ = prisms(area, number, self.setting.keyed(f"{self.slot.key}/locator"), lit)
        return Group(f"{self.slot.key} · locator", tuple(shapes), alt=f"Layer {lit + 1} of {number} in the stack")

    def slide(self, slide: Slide, part: int, of: int) -> Page:
        """One slide of the run: the claim says which part it is, where there are several."""
        claim = self.slot.claim if of == 1 else f"{self.slot.claim} ({part} of {of})"
        longest = "" if of == 1 else self.slot.claim + LONGEST_RUN
        heading = title(claim, self.setting, self._last_column(slide.claim), slide.drop, longest)
        head: list[Item] = [heading]
        if self.slot.locator:
            head.append(self._locator(slide.claim, heading))
        return self.page([*head, *self._rules(slide.rules), *slide.items], slide.template, part, claim)

    def _rules(self, regions: Sequence[Rect]) -> list[Item]:
        """A rule over each region whose block hangs from one."""
        scale = self.setting.scale
        return [
            rule(f"{self.slot.key} · content rule {index}", region.x, region.y - scale.step, region.width, scale.rule)
            for index, region in enumerate(regions, start=1)
        ]

    def page(self, items: Sequence[Item], template: str, part: int = 1, claim: str = "") -> Page:
        number = self.number + part - 1
        foot, _ = footer(self.source, number, self.setting)
        notes = (*self.slot.notes, self.source) if part == 1 else (self.source,)
        return Page(
            key=self.slot.key if part == 1 else f"{self.slot.key}-{part}",
            title=claim or self.slot.claim,
            items=tuple(items),
            chrome=(*tracker(self.deck.tracker, self.active, self.setting), *foot),
            template=template,
            section=self.slot.section.title,
            notes=tuple(note for note in notes if note),
            label=str(number),
        )


def _unlayoutable(fragment: Fragment, slot: Slot) -> Finding:
    return Finding(
        f"The slide “{slot.claim}” cannot be laid out: {fragment.reason}; {fragment.lacks:.0f} points are missing "
        "at the smallest size.",
        hint="Shorten the longest text, or split the block in two.",
        subject=_refused(fragment, slot),
    )


def _refused(fragment: Fragment, slot: Slot) -> str:
    """The key of the block that finds no room: itself, or that of which it is the rest."""
    same = [key for key, block in slot.parts if block == fragment.rest]
    alike = [key for key, block in slot.parts if type(block) is type(fragment.rest)]
    return next(iter((*same, *alike)), slot.key)
