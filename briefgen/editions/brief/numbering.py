"""The numbers of exhibits and tables."""

from __future__ import annotations

from briefgen.document.model import Block
from briefgen.editions.brief.elements import is_numbered
from briefgen.vocabulary import Vocabulary


def name_of(block: Block) -> str:
    """What an exhibit is called: its title, or what it measures."""
    return block.title or str(getattr(block, "subtitle", ""))


class Numbering:
    """Numbers exhibits and tables apart, through a document whose blocks are asked for in order."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._known = vocabulary
        self._exhibits, self._tables = 0, 0

    def label(self, block: Block) -> str:
        """Such as "Exhibit 2"; empty for what is part of the text, as what has no name is: a number tells nothing."""
        if not (is_numbered(block) and name_of(block)):
            return ""
        if block.type == "table":
            self._tables += 1
            return f"{self._known.table} {self._tables}"
        self._exhibits += 1
        return f"{self._known.exhibit} {self._exhibits}"
