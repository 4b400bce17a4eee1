"""Where the figures of a document are used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefgen.document.figures import Reference
from briefgen.document.model import Document
from briefgen.document.passages import leaves
from briefgen.document.references import mentions

COVER, SUMMARY, QUESTIONS, APPENDIX = "Cover", "Summary", "Questions", "Appendix"
AROUND = frozenset({COVER, SUMMARY, QUESTIONS, APPENDIX})
"""What stands before and after the argument."""


def used_in(document: Document) -> Mapping[str, tuple[str, ...]]:
    """By a figure's id, the parts of the document that show it, by their titles, in order."""
    found: dict[str, dict[str, None]] = {}
    for title, part in _parts(document):
        for name in shown_in(part):
            found.setdefault(name, {})[title] = None
    return {name: tuple(titles) for name, titles in found.items()}


def shown_in(part: Any) -> frozenset[str]:
    """The ids of the figures that a part of a document shows."""
    return frozenset(_shown(part))


def _shown(part: Any) -> Iterator[str]:
    for _, value in leaves(part):
        if isinstance(value, Reference):
            yield value.figure.id
        else:
            yield from (mention.figure for mention in mentions(value))


def _parts(document: Document) -> Iterator[tuple[str, Any]]:
    yield COVER, (document.title, document.subtitle, document.claim, document.cover)
    yield SUMMARY, document.summary
    yield from ((section.title, section) for section in document.sections)
    yield QUESTIONS, document.faq
    yield APPENDIX, document.appendix
