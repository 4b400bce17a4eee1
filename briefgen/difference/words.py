"""The words that every way of telling a difference shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from briefgen.difference.model import BlockChange, DataChange, Difference, Kind, SectionChange, Stand
from briefgen.difference.stands import PAGE

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "figures": "Figures",
        "claims": "Claims",
        "texts": "Texts",
        "data": "Data",
        "sections": "Sections",
        "blocks": "Blocks",
        "sources": "Sources",
        "settings": "Settings",
        "brand": "Brand",
    }
)
"""The parts of a difference in the order they are told. A built file's pages stand under Sections."""

ONE: Mapping[str, str] = MappingProxyType(
    {
        "figures": "figure",
        "claims": "claim",
        "texts": "text",
        "data": "value",
        "sections": "section",
        "blocks": "block",
        "sources": "source",
        "settings": "setting",
        "brand": "setting of the brand",
    }
)

SIGNS: Mapping[Kind, str] = MappingProxyType({"changed": " ", "added": "+", "gone": "−", "moved": "~"})
NOTHING = "Nothing differs."


def summary(found: Difference) -> str:
    """How many of each kind differ, in a sentence."""
    told = [_count(len(getattr(found, name)), one) for name, one in ONE.items() if getattr(found, name)]
    return NOTHING if found.same else f"{', '.join(told)}."


def _count(number: int, what: str) -> str:
    if number == 1:
        return f"1 {what}"
    head, of, rest = what.partition(" of ")
    return f"{number} {head}s{of}{rest}"


def pages_of(stands: Sequence[Stand]) -> str:
    """The pages, edition by edition: "slides 3, 4 · page 2"."""
    said = []
    for edition, group in groupby(stands, key=lambda stand: stand.edition):
        pages = [str(stand.page) for stand in group]
        said.append(f"{PAGE[edition]}{'s' if len(pages) > 1 else ''} {', '.join(pages)}")
    return " · ".join(said)


def place_of(change: DataChange) -> str:
    """Row and column: "AWS, 2024"."""
    return ", ".join(part for part in (change.row, change.column) if part)


def standing(change: SectionChange | BlockChange) -> str:
    """Where what came or moved stands now, and where what moved stood."""
    section = change.where.partition("/")[0] if isinstance(change, BlockChange) else ""
    if change.kind == "changed" and isinstance(change, BlockChange):
        return f"was {change.was}"
    if change.kind == "gone" or change.after is None:
        return ""
    now = f"after {change.after}" if change.after else "first"
    was = change.was if isinstance(change, BlockChange) else None
    return f"from {was}, {now}" if was and was != section else now


def arrow(old: str | None, new: str | None) -> str:
    """What became of a short text."""
    return f"{old} → {new}" if old and new else f"{old} →" if old else new or ""
