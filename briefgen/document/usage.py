"""Where the figures of a document are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefgen.document.figures import Reference
from briefgen.document.model import Document
from briefgen.document.passages import leaves
from briefgen.document.references import mentions


def used_in(document: Document) -> Mapping[str, tuple[str, ...]]:
    """By a figure's id, the sections that show it, by their titles; of one that none shows, what else does.

    That the front and the back repeat a figure of the argument goes without saying.
    """
    return {**_titles(_around(document)), **_titles((section.title, section) for section in document.sections)}


def _titles(parts: Iterable[tuple[str, Any]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for title, part in parts:
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


def _around(document: Document) -> Iterator[tuple[str, Any]]:
    """What stands before and after the argument."""
    known = document.vocabulary
    yield known.cover, (document.title, document.subtitle, document.claim, document.cover)
    yield known.summary, document.summary
    yield known.questions, document.faq
    yield known.appendix, document.appendix
