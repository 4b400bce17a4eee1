"""A slot's slides: the claim, the run that the engine finds for its blocks, and what every slide carries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefgen.blocks.prisms import prisms
from briefgen.document.model import Document
from briefgen.editions.deck.slots import Slot
from briefgen.editions.deck.stage import LONGEST, Stage
from briefgen.editions.remarks import remarks
from briefgen.editions.sources import SourceLine, source_ids, source_line
from briefgen.errors import Finding, LayoutError
from briefgen.geometry import Rect
from briefgen.layout.marks import rule
from briefgen.layout.protocol import Fragment, Setting
from briefgen.layout.run import Room, Slide, lay_out_run
from briefgen.layout.search import Problem
from briefgen.layout.templates import Canvas, Claim
from briefgen.scene import Chart, Group, Item, Page, TextFrame


@dataclass(frozen=True, slots=True)
class Deck:
    """What all slides share."""

    document: Document
    stage: Stage


def slot_slides(slot: Slot, active: int | None, deck: Deck, number: int, before: tuple[str, ...]) -> list[Page]:
    """The finished slides of `slot`, numbered from `number`; `before` names the templates of the two slides before."""
    desk = _Desk(slot, active, deck, number)
    if not slot.parts:
        return [desk.page(deck.stage.statement(slot, desk.source), "Section statement")]
    closed = deck.stage.closing(slot, desk.source)
    if closed:
        return [desk.page(closed, "Closing")]
    run = lay_out_run(slot.parts, desk.room, desk.setting, before)
    if isinstance(run, Fragment):
        raise LayoutError((_unlayoutable(run, slot),))
    return list(desk.slides(run.slides))


def slot_problem(slot: Slot, deck: Deck, before: tuple[str, ...]) -> Problem:
    """What the engine is asked for a slot's blocks on one slide."""
    desk = _Desk(slot, None, deck, 0)
    return Problem(slot.parts, desk.room.alone, desk.setting, before)


@dataclass(frozen=True)
class _Desk:
    """One slot on its way to slides."""

    slot: Slot
    active: int | None
    deck: Deck
    number: int

    @cached_property
    def setting(self) -> Setting:
        return self.deck.stage.setting.keyed(self.slot.key)

    @cached_property
    def source(self) -> SourceLine:
        ids = source_ids(self.slot.section, self.slot.blocks, self.deck.document)
        said = [each for block in self.slot.blocks for each in remarks(block, self.deck.document)]
        return source_line(ids, self.deck.document, said)

    @property
    def located(self) -> bool:
        return self.slot.locator is not None

    @cached_property
    def room(self) -> Room:
        claim, names = self.slot.claim, [block.heading for block in self.slot.blocks if block.heading]
        longest = (self._numbered(name, LONGEST, LONGEST) for name in (claim, *names))
        return Room(self._canvas(claim), self._canvas(claim, *longest))

    def _numbered(self, claim: str, part: int, of: int) -> str:
        """The claim with which part of its run a slide is."""
        return f"{claim} {self.deck.document.vocabulary.part.format(part, of)}"

    def _canvas(self, *claims: str) -> Canvas:
        return self.deck.stage.canvas(claims, self.slot.key, self.source, located=self.located)

    def slides(self, run: Sequence[Slide]) -> Iterator[Page]:
        """The slides of a run: each claim says which part it is, where several slides have the same."""
        names = [slide.opening[1].heading if slide.opening else self.slot.claim for slide in run]
        for index, (slide, name) in enumerate(zip(run, names, strict=True)):
            part, of = names[:index].count(name) + 1, names.count(name)
            claim = name if of == 1 else self._numbered(name, part, of)
            longest = "" if of == 1 else self._numbered(name, LONGEST, LONGEST)
            heading = self._heading(claim, longest, slide)
            items = [heading, *self._locator(slide.claim, heading), *self._rules(slide.rules), *slide.items]
            yield self.page(items, slide.template, index + 1, claim)

    def _heading(self, claim: str, longest: str, slide: Slide) -> TextFrame:
        """The claim, lowered with the content as far as it stays above what is below."""
        key = slide.opening[0] if slide.opening else self.slot.key

        def lowered(drop: float) -> TextFrame:
            place = slide.claim
            return self.deck.stage.claim(claim, key, place, located=self.located, drop=drop, longest=longest)

        heading = lowered(slide.drop)
        over = heading.rect.bottom - self.room.alone["above"].bottom
        return lowered(max(0.0, slide.drop - over)) if over > 0 else heading

    def _locator(self, place: Claim, claim: TextFrame) -> Iterator[Item]:
        """The stack in small, the slide's layer lit, if the stage has room for it."""
        area = self.deck.stage.locator(place, claim) if self.slot.locator else None
        if area and self.slot.locator:
            lit, number = self.slot.locator
            shapes, _ = prisms(area, number, self.setting.keyed(f"{self.slot.key}/locator"), lit)
            count = self.setting.numbers.count
            alt = self.setting.vocabulary.spoken.locator.format(layer=count(lit + 1), number=count(number))
            yield Group(f"{self.slot.key} · locator", tuple(shapes), alt=alt)

    def _rules(self, regions: Sequence[Rect]) -> list[Item]:
        """A rule over each region whose block hangs from one."""
        scale = self.setting.scale
        return [
            rule(f"{self.slot.key} · content rule {index}", region.x, region.y - scale.step, region.width, scale.rule)
            for index, region in enumerate(regions, start=1)
        ]

    def _sourced(self, item: Item) -> Item:
        """A chart with its source beside its figures."""
        if not isinstance(item, Chart) or not self.source:
            return item
        return replace(item, facts=(*item.facts, (self.setting.vocabulary.source, self.source.bare)))

    def page(self, items: Sequence[Item], template: str, part: int = 1, claim: str = "") -> Page:
        number = self.number + part - 1
        notes = (*self.slot.notes, self.source.text) if part == 1 else (self.source.text,)
        return Page(
            key=self.slot.key if part == 1 else f"{self.slot.key}-{part}",
            title=claim or self.slot.claim,
            items=tuple(self._sourced(item) for item in items),
            chrome=self.deck.stage.surround(self.active, self.source, number, self.slot.key),
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
