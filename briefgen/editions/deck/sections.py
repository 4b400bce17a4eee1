"""The slides of a section: its blocks in groups, a claim over each, the best template for every group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.blocks.prisms import DEPTH_TO_WIDTH, prisms
from briefgen.blocks.rails import RIDER
from briefgen.blocks.stack import Stack
from briefgen.document.model import Block, Document, Section
from briefgen.editions.deck.chrome import content_top, footer, title, tracker
from briefgen.editions.deck.grid import CONTENT_BOTTOM, CONTENT_WIDTH, MARGIN, WIDTH, across, columns
from briefgen.editions.sources import source_ids, source_line
from briefgen.errors import Finding, LayoutError
from briefgen.geometry import PIXEL, Rect
from briefgen.layout.marks import paragraph, rule, words
from briefgen.layout.protocol import Fragment, Setting
from briefgen.layout.scale import muted
from briefgen.layout.search import Choice, choices, flow
from briefgen.scene import Group, Item, Page, TextFrame

LOCATOR_WIDTH = 128 * PIXEL


@dataclass(frozen=True, slots=True)
class Slot:
    """One slide to be: its claim, its blocks with their keys, and the layer a locator lights."""

    key: str
    claim: str
    blocks: tuple[tuple[str, Block], ...]
    locator: tuple[int, int] | None = None
    """Lit layer and number of layers."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deck:
    """What all slides share."""

    document: Document
    setting: Setting
    tracker: tuple[str, ...]


def slots(section: Section) -> Iterator[Slot]:
    """A block with a title of its own starts a slide; blocks without one join the slide before.

    The titled blocks that follow a stack of as many layers show one layer each and carry a locator.
    """
    keyed = section.keyed("deck")
    blocks = [block for _, block in keyed]
    groups: list[list[tuple[str, Block]]] = []
    for position, pair in enumerate(keyed):
        if position == 0 or (pair[1].title and not pair[1].joins):
            groups.append([])
        groups[-1].append(pair)
    layers = len(blocks[0].layers) if blocks and isinstance(blocks[0], Stack) else 0
    detailed = layers > 1 and len(groups) == layers + 1
    yield Slot(section.id, section.headline, tuple(groups[0]) if groups else (), notes=_notes(section))
    for index, group in enumerate(groups[1:]):
        claim = group[0][1].title or section.headline
        yield Slot(group[0][0], claim, tuple(group), (index, layers) if detailed else None)


def _notes(section: Section) -> tuple[str, ...]:
    said = (*section.narrative, section.reading or "", *section.notes)
    return tuple(text for text in said if text)


def section_slides(section: Section, active: int | None, deck: Deck, first: int) -> list[Page]:
    """The finished slides of `section`, numbered from `first`."""
    pages: list[Page] = []
    for slot in slots(section):
        pages.extend(_slides(slot, section, active, deck, first + len(pages)))
    return pages


def _slides(slot: Slot, section: Section, active: int | None, deck: Deck, number: int) -> list[Page]:
    setting = deck.setting.keyed(slot.key)
    blocks = [block for _, block in slot.blocks]
    source = source_line(source_ids(section, blocks, deck.document), deck.document, [b.note or "" for b in blocks])
    foot, bottom = footer(source, number, setting)
    chrome = (*tracker(deck.tracker, active, setting), *foot)
    finished = _Finisher(slot, section, chrome, deck, source, active)
    if len(blocks) == 1 and isinstance(blocks[0], Stack) and blocks[0].plain:
        closing = _closing(slot, blocks[0], section, bottom, setting)
        if closing:
            return [finished.page(closing, number, "Closing")]
    claim = title(slot.claim, setting, 9 if slot.locator else 11)
    head: list[Item] = [claim]
    if slot.locator:
        head.append(_locator(slot, setting))
    if not blocks:
        return [finished.page([claim, *_statement(section, claim, setting)], number, "Statement")]
    area = across(1, 12, content_top(claim), bottom)
    hangs = all(block.hangs for block in blocks)
    found = choices(slot.blocks, area, setting, setting.scale.step if hangs else 0.0)
    if found:
        best = found[0]
        return [finished.page([*head, *_hung(best, blocks, setting), *_composed(best)], number, best.template)]
    return finished.continued(head[1:], area, hangs, number)


@dataclass(frozen=True, slots=True)
class _Finisher:
    """Turns items into pages of one slot."""

    slot: Slot
    section: Section
    chrome: tuple[Item, ...]
    deck: Deck
    source: str
    active: int | None

    def page(self, items: Sequence[Item], number: int, template: str, part: int = 1, of: int = 1) -> Page:
        key = self.slot.key if part == 1 else f"{self.slot.key}-{part}"
        suffix = f" ({part} of {of})" if of > 1 else ""
        notes = (*self.slot.notes, self.source) if part == 1 else (self.source,)
        return Page(
            key=key,
            title=self.slot.claim + suffix,
            items=tuple(items),
            chrome=self.chrome,
            template=template,
            section=self.section.title,
            notes=tuple(note for note in notes if note),
            label=str(number),
        )

    def continued(self, beside: list[Item], area: Rect, hangs: bool, number: int) -> list[Page]:
        """The blocks in a run of slides at the floor of the scale, each titled as a part."""
        setting = self.deck.setting.leveled(1).keyed(self.slot.key)
        top = setting.scale.step if hangs else 0.0
        filled = flow(self.slot.blocks, area.below(top), setting, 3 * setting.scale.step)
        if isinstance(filled, Fragment):
            raise LayoutError((_unlayoutable(filled, self.slot),))
        pages = []
        for index, fill in enumerate(filled, start=1):
            part = f"{self.slot.claim} ({index} of {len(filled)})" if len(filled) > 1 else self.slot.claim
            claim = title(part, setting, 9 if beside else 11)
            foot, _ = footer(self.source, number + index - 1, setting)
            chrome = (*tracker(self.deck.tracker, self.active, setting), *foot)
            line: list[Item] = [_rule(area, setting, index)] if hangs else []
            page = self.page([claim, *beside, *line, *fill.items], number + index - 1, "Exhibit", index, len(filled))
            pages.append(replace(page, chrome=chrome))
        return pages


def _unlayoutable(fragment: Fragment, slot: Slot) -> Finding:
    return Finding(
        f"The slide “{slot.claim}” cannot be laid out: {fragment.reason}; {fragment.lacks:.0f} points are missing "
        "at the smallest size.",
        hint="Shorten the longest text, or split the block in two.",
        subject=_refused(fragment, slot),
    )


def _refused(fragment: Fragment, slot: Slot) -> str:
    """The key of the block that finds no room: itself, or that of which it is the rest."""
    same = [key for key, block in slot.blocks if block == fragment.rest]
    alike = [key for key, block in slot.blocks if type(block) is type(fragment.rest)]
    return next(iter((*same, *alike)), slot.key)


def _rule(region: Rect, setting: Setting, index: int) -> Item:
    return rule(f"{setting.key} · content rule {index}", region.x, region.y, region.width, setting.scale.rule)


def _hung(choice: Choice, blocks: Sequence[Block], setting: Setting) -> list[Item]:
    """A rule over each region whose block hangs from one."""
    pairs = zip(choice.regions, blocks, strict=True)
    return [_rule(region, setting, i + 1) for i, (region, block) in enumerate(pairs) if block.hangs]


def _composed(choice: Choice) -> list[Item]:
    """The chosen items; what is shorter than its region stays at the top, where its rule is."""
    return list(choice.items)


def _locator(slot: Slot, setting: Setting) -> Item:
    """The stack in small, upper right, the slide's layer lit."""
    lit, number = slot.locator or (0, 1)
    height = LOCATOR_WIDTH * (DEPTH_TO_WIDTH + 0.24)
    area = Rect(WIDTH - MARGIN - LOCATOR_WIDTH, 76 * PIXEL, LOCATOR_WIDTH, height)
    shapes, _ = prisms(area, number, setting.keyed(f"{slot.key}/locator"), lit)
    return Group(f"{slot.key} · locator", tuple(shapes), alt=f"Layer {lit + 1} of {number} in the stack")


def _statement(section: Section, claim: TextFrame, setting: Setting) -> list[Item]:
    """A slide without evidence: the reading, large and quiet, under the claim."""
    if not section.reading:
        return []
    x, width = columns(1, 8)
    area = Rect(x, content_top(claim) + 4 * setting.scale.step, width, 0)
    return [words(setting, "reading", section.reading, area, setting.scale.text(0), placeholder="body")]


def _closing(slot: Slot, block: Stack, section: Section, bottom: float, setting: Setting) -> list[Item] | None:
    """The close: a statement over rails that enter at the left and rise into the tracker; None if it does not fit."""
    scale = setting.scale
    bottom = min(bottom, CONTENT_BOTTOM - scale.step)
    area = Rect(MARGIN, 72 * PIXEL, CONTENT_WIDTH, bottom - 72 * PIXEL)
    fragment = block.lay_out(area, setting.keyed(slot.blocks[0][0]))
    if not fragment.items:
        return None
    x, width = columns(1, 8)
    statement = words(setting, "title", slot.claim, Rect(x, 100 * PIXEL, width, 0), scale.figure, placeholder="title")
    rails = len(block.layers) * (max(40 * PIXEL, scale.lead.leading + scale.step) + 3)
    free = bottom - rails - (2 * RIDER + 2 * scale.step if block.riders else scale.step)
    items: list[Item] = [statement]
    if section.reading:
        text = (paragraph(section.reading, muted(scale.body)),)
        height = setting.type.height(text, width)
        reading = words(setting, "reading", text, Rect(x, free - height - scale.step, width, height))
        if reading.rect.y < statement.rect.bottom + 2 * scale.step:
            return None
        items.append(reading)
    elif statement.rect.bottom > free:
        return None
    return [*items, *fragment.items]
