"""A document as plain parts that compare by meaning: texts as written, numbers, choices, in records and lists.

What a file leaves out and what it sets to the usual value are the same part: none.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from briefgen.document.figures import Reference
from briefgen.document.model import Document
from briefgen.document.passages import Passage, passages
from briefgen.source import Location, Tree

APART: frozenset[str] = frozenset({"figures", "sources"})
"""What a document declares is compared by itself."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value, as people write it. `text`: whether it is words that somebody reads."""

    said: str
    text: bool = False
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Record:
    """Parts by their keys."""

    fields: Mapping[str, Part]
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Listing:
    """Parts in order."""

    items: tuple[Part, ...]
    line: int | None = field(default=None, compare=False)


Part = Leaf | Record | Listing


def parts(document: Document) -> Record:
    """The document in parts, without what it declares."""
    found = _Reader(document).read(document, ())
    return found if isinstance(found, Record) else Record({})


def plain_parts(value: Any, tree: Tree, location: Location = ()) -> Part | None:
    """Values that were read from a file, in parts."""
    line = tree.place(location).line
    if isinstance(value, dict):
        inside = {key: plain_parts(each, tree, (*location, key)) for key, each in value.items()}
        return Record({key: part for key, part in inside.items() if part}, line)
    if isinstance(value, list):
        items = (plain_parts(each, tree, (*location, index)) for index, each in enumerate(value))
        return Listing(tuple(part for part in items if part), line)
    return None if value is None else Leaf(_said(value), line=line)


def leaves(part: Part | None) -> Iterator[Leaf]:
    """The values in a part, in order."""
    match part:
        case Leaf():
            yield part
        case Record():
            for each in part.fields.values():
                yield from leaves(each)
        case Listing():
            for each in part.items:
                yield from leaves(each)
        case None:
            pass


def said_of(part: Part | None) -> str:
    """A part in one line: all its texts, or if it has none, all its values."""
    texts = [leaf.said for leaf in leaves(part) if leaf.text]
    return " · ".join(texts or [leaf.said for leaf in leaves(part)])


class _Reader:
    """Reads the model of a document; the texts' wordings are found by their places."""

    def __init__(self, document: Document) -> None:
        self.tree, self.root = document.tree, document.root.resolve()
        self.written = {_location(each): _wording(each) for each in passages(document)}

    def read(self, value: Any, location: Location) -> Part | None:
        """The part of a value; None if there is none."""
        if value is None or value in ("", ()):
            return None
        line = self.tree.place(location).line if self.tree else None
        if isinstance(value, BaseModel):
            return Record(dict(self._fields(value, location)), line)
        if isinstance(value, Mapping):
            inside = ((key, self.read(each, (*location, key))) for key, each in value.items())
            return Record({key: part for key, part in inside if part}, line)
        if isinstance(value, tuple):
            items = (self.read(each, (*location, index)) for index, each in enumerate(value))
            return Listing(tuple(part or Leaf("", line=line) for part in items), line)
        if location in self.written:
            return Leaf(self.written[location], text=True, line=line)
        return Leaf(self._picture(value) if isinstance(value, Path) else _said(value), line=line)

    def _fields(self, value: BaseModel, location: Location) -> Iterator[tuple[str, Part]]:
        for name, declared in type(value).model_fields.items():
            said = getattr(value, name)
            apart = name in APART and isinstance(value, Document)
            usual = name != "type" and not declared.is_required() and said == declared.get_default()
            if not apart and not usual:
                key = declared.alias or name
                part = self.read(said, (*location, key))
                if part:
                    yield key, part

    def _picture(self, file: Path) -> str:
        """A picture by its name and what is in it."""
        digest = hashlib.sha256(file.read_bytes()).hexdigest()[:8]
        return f"{file.relative_to(self.root).as_posix()} ({digest})"


def _location(passage: Passage) -> Location:
    return passage.location if passage.paragraph is None else (*passage.location, passage.paragraph)


def _wording(passage: Passage) -> str:
    """As it is written, but for the white space, which says nothing: not in references either."""
    pieces = (re.sub(r"\s+", "", each.written) if each.refers else each.written for each in passage.pieces)
    return "".join(pieces)


def _said(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case Reference():
            return value.key
        case _:
            return str(value)
