"""Every text of a document with its place in the content file, taken apart into words and references.

A reader of what was built finds its texts here again: what was written there, and which figure stands where in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

from pydantic import BaseModel

from briefgen.document.figures import Figure, Reference
from briefgen.document.model import Document
from briefgen.document.references import Text, mentions
from briefgen.source import Location

_REFERENCE = re.compile(r"(?<!\{)(?:\{\{)*\{([^{}]+)\}")
_NAME = re.compile(r"\s*([^.|\s]+)(?:\.([^.|\s]+))?")
_PARAGRAPHS = re.compile(r"\n\s*\n")
_VALIDATOR = get_args(Text)[1]
"""What makes a field's text resolve its references."""

WORDS = ("label", "text", "period", "short_period", "unit", "locator", "note")
"""What a figure declares in words, by its key in the content file."""

UNSHOWN = frozenset({"figures", "sources", "checks"})
"""What a document declares and does not show by itself."""

CHANGE_WORDS = ("text", "basis", "note")
SOURCE_WORDS = ("title", "publisher", "date", "note")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: words, or what a reference came to. `written` is how the content file has it."""

    text: str
    written: str
    figure: str | None = None
    part: str = "value"
    """What of the figure is shown: its value, change, label, period or unit."""

    @property
    def refers(self) -> bool:
        return self.figure is not None


@dataclass(frozen=True)
class Passage:
    """One text of the content: the node it stands in, its pieces, and which paragraph of it, if several."""

    location: Location
    pieces: tuple[Piece, ...]
    paragraph: int | None = None
    braced: bool = True
    """Whether braces mean something in it; not in what figures and sources declare."""

    @cached_property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def seen(self) -> str:
        """As it is compared: no-break spaces are spaces."""
        return self.text.replace("\u00a0", " ")


def passages(document: Document) -> Iterator[Passage]:
    """All texts of a document that was read from a file, in the order of its fields; none of one made otherwise."""
    if document.tree is None:
        return
    for location, value in leaves(document, ()):
        if isinstance(value, str):
            known, paragraph = _node(document, location)
            written = _written(document, known, paragraph)
            if written is not None:
                yield Passage(known, tuple(_pieces(value, written)), paragraph)


def references(document: Document) -> Iterator[tuple[Location, Reference]]:
    """Every place that names a figure to be shown, other than in a text."""
    for location, value in leaves(document, ()):
        if isinstance(value, Reference):
            yield location, value


def numbers(figure: Figure) -> Iterator[Passage]:
    """The ways in which a figure's value and change are written, as texts of their declarations."""
    at: Location = ("figures", figure.id)
    changed = figure.change
    forms = [("value", text, (*at, "value")) for text in (figure.long, figure.short)]
    if changed:
        forms += [("change", text, (*at, "change", "value")) for text in (changed.short, changed.plain)]
    for part, text, location in dict.fromkeys(forms):
        if text:
            yield Passage(location, (Piece(text, text, figure.id, part),), braced=False)


def declared_words(document: Document) -> Iterator[Passage]:
    """What figures and sources declare in words."""
    tables: Sequence[tuple[str, Sequence[tuple[str, ...]]]] = (
        ("figures", [*((word,) for word in WORDS), *(("change", word) for word in CHANGE_WORDS)]),
        ("sources", [(word,) for word in SOURCE_WORDS]),
    )
    value = document.tree.value if document.tree else {}
    for table, keys in tables:
        for name in value.get(table) or {}:
            for key in keys:
                location: Location = (table, name, *key)
                said = _at(value, location)
                if isinstance(said, str) and said.strip():
                    words = " ".join(said.split())
                    yield Passage(location, (Piece(words, words),), braced=False)


def leaves(value: Any, location: Location = (), *, textual: bool = False) -> Iterator[tuple[Location, Any]]:
    """The texts with references, and the references, in a part of the document."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if name not in UNSHOWN or not isinstance(value, Document):
                said = _VALIDATOR in field.metadata or _has_text(field.annotation)
                yield from leaves(getattr(value, name), (*location, field.alias or name), textual=said)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from leaves(each, (*location, index), textual=textual)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from leaves(each, (*location, key), textual=textual)
    elif isinstance(value, Reference) or (textual and isinstance(value, str)):
        yield location, value


def _has_text(annotation: Any) -> bool:
    """Whether a type is, or is made of, texts with references."""
    return any(part is _VALIDATOR or _has_text(part) for part in get_args(annotation))


def _node(document: Document, location: Location) -> tuple[Location, int | None]:
    """The node of a text, and which of its paragraphs it is: a list of paragraphs may be written as one text."""
    nodes = document.tree.nodes if document.tree else {}
    if location not in nodes and location[:-1] in nodes and isinstance(location[-1], int):
        return location[:-1], location[-1]
    return location, None


def _written(document: Document, location: Location, paragraph: int | None) -> str | None:
    """How the content file writes it, white space single; None where it writes no text."""
    said = _at(document.tree.value, location) if document.tree else None
    if not isinstance(said, str):
        return None
    parts = [said] if paragraph is None else [part for part in _PARAGRAPHS.split(said) if part.strip()]
    return " ".join(parts[paragraph or 0].split()) if len(parts) > (paragraph or 0) else None


def _at(value: Any, location: Location) -> Any:
    for step in location:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _pieces(text: str, written: str) -> Iterator[Piece]:
    """The text in pieces; in one, if how it is written does not tell its references apart."""
    said = mentions(text)
    inner = [match.group(1) for match in _REFERENCE.finditer(written)]
    if len(inner) != len(said):
        yield Piece(text, written)
        return
    done = 0
    for mention, reference in zip(said, inner, strict=True):
        if mention.start > done:
            yield words(text[done : mention.start])
        match = _NAME.match(reference)
        part = match.group(2) if match else None
        yield Piece(text[mention.start : mention.end], f"{{{reference}}}", mention.figure, part or "value")
        done = mention.end
    if done < len(text) or not said:
        yield words(text[done:])


def words(text: str) -> Piece:
    """Words as a piece: their braces are doubled where they are written."""
    return Piece(text, text.replace("{", "{{").replace("}", "}}"))
