"""What must be said under an exhibit besides its sources: its note, and that rounded numbers may not add up."""

from __future__ import annotations

from briefgen.document.model import Block, Document
from briefgen.document.usage import shown_in


def remarks(block: Block, document: Document) -> tuple[str, ...]:
    """The sentences to set after the sources."""
    said = (block.note or "", document.vocabulary.rounded if _rounded(block, document) else "")
    return tuple(each for each in said if each)


def _rounded(block: Block, document: Document) -> bool:
    """Whether a sum that it shows whole adds up only before rounding."""
    if any(rule.rounded for rule in block.rules(document.figures)):
        return True
    sums = [check for check in document.checks.rules if any(rule.rounded for rule in check.rules(document.figures))]
    shown = shown_in(block) if sums else frozenset()
    return any(shown >= {reference.figure.id for reference in check.figures} for check in sums)
