"""Positions in a text: offsets, lines and columns, and the places they make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from briefgen.errors import Place

Location = tuple[str | int, ...]
"""Keys and indices from the root to a node."""

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Span:
    """Where a node starts and ends in the text, as offsets, with the line and column of the start from 1."""

    line: int
    column: int
    start: int
    end: int


def source_line(text: str, line: int) -> str:
    """The line of that number (from 1), without its break."""
    lines = _LINE_BREAK.split(text)
    return lines[line - 1] if line <= len(lines) else ""


def span_at(text: str, offset: int, length: int) -> Span:
    """The span of `length` characters from `offset`."""
    breaks = [match.end() for match in _LINE_BREAK.finditer(text, 0, offset)]
    return Span(len(breaks) + 1, offset - (breaks[-1] if breaks else 0) + 1, offset, offset + length)


def place_of(path: Path, text: str, span: Span) -> Place:
    """The span's place; its length stops at the end of its first line."""
    end = _LINE_BREAK.search(text, span.start, span.end)
    first_line = text[span.start : end.start() if end else span.end].rstrip()
    return Place(path, span.line, span.column, max(1, len(first_line)))
