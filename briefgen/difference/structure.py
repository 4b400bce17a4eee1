"""Which sections and blocks came, went or moved, and which of the old ones each of the others is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.difference.content import type_of, without
from briefgen.difference.matching import Matching, matched
from briefgen.difference.model import BlockChange, Kind, SectionChange
from briefgen.difference.parts import Leaf, Listing, Part, Record, said_of
from briefgen.difference.shortening import shortened

APPENDIX = "appendix"
TITLE = 60
"""So much of what it says calls a block that has no title."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A block and where it stands: the section, and its place among that section's blocks."""

    block: Record
    section: str
    index: int

    @property
    def where(self) -> str:
        """As it is called: the section, and its id or its type and place."""
        return f"{self.section}/{said(self.block, 'id') or f'{type_of(self.block)}-{self.index + 1}'}"


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections and blocks of a document in parts."""

    sections: tuple[Record, ...]
    blocks: tuple[Standing, ...]


def outline(document: Record) -> Outline:
    """The sections of a document, and all their blocks, those of the appendix after them."""
    sections = tuple(each for each in _items(document, "sections") if isinstance(each, Record))
    holders = [(said(section, "id") or "", section) for section in sections]
    appendix = document.fields.get(APPENDIX)
    if isinstance(appendix, Record):
        holders.append((APPENDIX, appendix))
    blocks = (
        Standing(block, name, index)
        for name, holder in holders
        for index, block in enumerate(_items(holder, "blocks"))
        if isinstance(block, Record)
    )
    return Outline(sections, tuple(blocks))


def matched_sections(old: Outline, new: Outline) -> Matching:
    """Sections by their ids, else by likeness."""
    return matched(old.sections, new.sections, lambda part: said(part, "id"), in_place=False)


def matched_blocks(old: Outline, new: Outline) -> Matching:
    """Blocks by their ids wherever they stand, else by likeness with one of their type."""
    before, after = ([each.block for each in side.blocks] for side in (old, new))
    return matched(before, after, lambda part: said(part, "id"), _of_one_type, in_place=False)


def section_changes(old: Outline, new: Outline, found: Matching) -> Iterator[SectionChange]:
    """Sections that came, went or moved."""

    def told(kind: Kind, section: Record, after: str | None = None) -> SectionChange:
        return SectionChange(said(section, "id") or "", kind, said(section, "headline") or "", after, section.line)

    def before(index: int) -> str:
        return said(new.sections[index - 1], "id") or "" if index else ""

    yield from (told("added", new.sections[index], before(index)) for index in found.added)
    yield from (told("gone", old.sections[index]) for index in found.gone)
    for _, index in sorted(found.moved, key=lambda pair: pair[1]):
        yield told("moved", new.sections[index], before(index))


def block_changes(old: Outline, new: Outline, sections: Matching, found: Matching) -> Iterator[BlockChange]:
    """Blocks that came, went, moved or became another type; not those of sections that came or went as a whole."""
    came = {said(new.sections[index], "id") for index in sections.added}
    went = {said(old.sections[index], "id") for index in sections.gone}
    called = {said(old.sections[one], "id"): said(new.sections[other], "id") for one, other in sections.pairs}
    stayed: dict[str, list[tuple[int, int]]] = {}
    for one, other in found.pairs:
        before, after = old.blocks[one], new.blocks[other]
        if type_of(before.block) != type_of(after.block):
            yield _told("changed", after, was=type_of(before.block))
        if called.get(before.section, before.section) == after.section:
            stayed.setdefault(after.section, []).append((one, other))
        else:
            yield _told("moved", after, was=before.section, after=_before(new, other))
    for pairs in stayed.values():
        for _, other in sorted(Matching(tuple(pairs), (), ()).moved, key=lambda pair: pair[1]):
            yield _told("moved", new.blocks[other], was=new.blocks[other].section, after=_before(new, other))
    for index in found.added:
        if new.blocks[index].section not in came:
            yield _told("added", new.blocks[index], after=_before(new, index))
    for index in found.gone:
        if old.blocks[index].section not in went:
            yield _told("gone", old.blocks[index])


def said(part: Part, key: str) -> str | None:
    """What a record says under a key, if it is one value."""
    held = part.fields.get(key) if isinstance(part, Record) else None
    return held.said if isinstance(held, Leaf) else None


def _told(kind: Kind, standing: Standing, was: str | None = None, after: str | None = None) -> BlockChange:
    block = standing.block
    title = said(block, "title") or _cut(said_of(without(block, "type", "id")))
    return BlockChange(standing.where, kind, type_of(block), title, was, after, block.line)


def _before(new: Outline, index: int) -> str:
    """The block before one in its section; "" if it is the first."""
    standing = new.blocks[index]
    return new.blocks[index - 1].where.partition("/")[2] if standing.index else ""


def _cut(text: str) -> str:
    return str(shortened(None, text, most=TITLE)[1])


def _items(holder: Record, key: str) -> tuple[Part, ...]:
    held = holder.fields.get(key)
    return held.items if isinstance(held, Listing) else ()


def _of_one_type(old: Part, new: Part) -> bool:
    return type_of(old) == type_of(new)
