"""Slots: which blocks of a section stand under which claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.blocks.stack import Stack
from briefgen.document.model import Block, Section


@dataclass(frozen=True, slots=True)
class Slot:
    """One claim and what shows it: its blocks with their keys, and the layer a locator lights."""

    key: str
    claim: str
    section: Section
    parts: tuple[tuple[str, Block], ...]
    locator: tuple[int, int] | None = None
    """Lit layer and number of layers."""
    notes: tuple[str, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for _, block in self.parts)


def slots(section: Section) -> Iterator[Slot]:
    """A block with a title of its own starts a slot; blocks without one join the slot before.

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
    yield Slot(section.id, section.headline, section, tuple(groups[0]) if groups else (), notes=_notes(section))
    for index, group in enumerate(groups[1:]):
        claim = group[0][1].title or section.headline
        yield Slot(group[0][0], claim, section, tuple(group), (index, layers) if detailed else None)


def _notes(section: Section) -> tuple[str, ...]:
    said = (*section.narrative, section.reading or "", *section.notes)
    return tuple(text for text in said if text)
