"""The difference between two documents, by meaning; a pure function of what they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import cast

from briefgen.difference.content import At, Found, Sort, block_compared, compared, type_of, without
from briefgen.difference.figures import figure_changes, source_changes
from briefgen.difference.model import DataChange, Difference, TextChange
from briefgen.difference.parts import Part, Record, leaves, parts
from briefgen.difference.structure import (
    APPENDIX,
    Outline,
    block_changes,
    matched_blocks,
    matched_sections,
    outline,
    said,
    section_changes,
)
from briefgen.document.model import Document

CLAIMS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "document": frozenset({"title", "claim"}),
        "summary": frozenset({"headline"}),
        "section": frozenset({"headline"}),
        "block": frozenset({"title"}),
    }
)
"""The keys under which each of them makes its claim."""

OWN = ("summary", "cover", "deck", "faq", APPENDIX)
"""What stands beside the sections and is named as they are."""

COMMON = frozenset({"id", "title", "joins", "only", "source", "note"})
"""What blocks of every type have: all that is compared where one became another type."""


def difference(old: Document, new: Document, brands: tuple[Part | None, Part | None] = (None, None)) -> Difference:
    """What differs between two documents, and between the brands they are dressed in, if both are given."""
    before, after = parts(old), parts(new)
    outlines = outline(before), outline(after)
    sections, blocks = matched_sections(*outlines), matched_blocks(*outlines)
    found: list[Found] = [*_document(before, after)]
    for one, other in sections.pairs:
        found += _section(outlines[0].sections[one], outlines[1].sections[other])
    for one, other in blocks.pairs:
        found += _block(outlines, one, other)
    dressed = compared(*brands, At("brand")) if None not in brands else ()
    return Difference(
        figures=tuple(figure_changes(old, new)),
        claims=_texts(found, "claim"),
        texts=_texts(found, "text"),
        data=tuple(change for sort, change in found if sort == "data" and isinstance(change, DataChange)),
        sections=tuple(section_changes(*outlines, sections)),
        blocks=tuple(block_changes(*outlines, sections, blocks)),
        sources=tuple(source_changes(old, new)),
        settings=_texts(found, "setting"),
        brand=tuple(change for _, change in dressed if isinstance(change, TextChange)),
    )


def _document(old: Record, new: Record) -> Iterator[Found]:
    """What stands beside the sections."""
    at = At("document", claims=CLAIMS["document"])
    yield from compared(without(old, "sections", *OWN), without(new, "sections", *OWN), at)
    for key in OWN:
        before, after = (_but_blocks(each.fields.get(key)) for each in (old, new))
        yield from compared(before, after, At(key, claims=CLAIMS.get(key, frozenset())))


def _but_blocks(part: Part | None) -> Part | None:
    """A part without its blocks; None if it holds nothing else."""
    rest = without(part, "blocks") if isinstance(part, Record) else part
    return rest if any(True for _ in leaves(rest)) else None


def _section(old: Record, new: Record) -> Iterator[Found]:
    at = At(said(new, "id") or "", claims=CLAIMS["section"])
    return compared(without(old, "blocks"), without(new, "blocks"), at)


def _block(outlines: tuple[Outline, Outline], one: int, other: int) -> Iterator[Found]:
    old, standing = outlines[0].blocks[one].block, outlines[1].blocks[other]
    new, at = standing.block, At(standing.where, claims=CLAIMS["block"])
    if type_of(old) == type_of(new):
        return block_compared(old, new, at)
    before, after = (without(each, *(each.fields.keys() - COMMON)) for each in (old, new))
    return compared(before, after, at)


def _texts(found: list[Found], sort: Sort) -> tuple[TextChange, ...]:
    return tuple(cast("TextChange", change) for each, change in found if each == sort)
