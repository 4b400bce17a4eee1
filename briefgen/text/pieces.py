"""A paragraph in pieces: text without a break inside, and the white space after each.

Breaks are allowed at spaces and where `breaks` finds them inside words; a no-break space holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from briefgen.scene import Paragraph, Run
from briefgen.text.breaks import fragments
from briefgen.text.hyphens import Division, divisions, is_name
from briefgen.text.scripts import has_east_asian, seams

_WORD = re.compile(r"([^ \t\n]*)([ \t\n]*)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text without a break inside, in one or more runs, and the white space after it ("" after a hyphen)."""

    parts: tuple[tuple[Run, str], ...]
    space: str
    space_run: Run
    seams: int = 0
    """How often East Asian and other text meet between its parts and at its end."""
    head: str = ""
    """What of its word stands before it, where the word may be divided there."""
    division: Division | None = None
    """Where a line may divide its word after it."""


@lru_cache(maxsize=20_000)
def _parted(text: str) -> tuple[tuple[str, str], ...]:
    """The unbreakable pieces of a text and the white space after each."""
    found: list[tuple[str, str]] = []
    for word, space in _WORD.findall(text):
        *closed, last = fragments(word)
        found.extend((fragment, "") for fragment in closed)
        if last:
            found.append((last, " " if space else ""))
        elif space and found:
            found[-1] = (found[-1][0], " ")
    return tuple(found)


def divided(whole: Iterable[Piece], language: str) -> Iterator[Piece]:
    """The pieces cut on where `language` may divide their words; what stands in several runs stays whole."""
    for piece in whole:
        (run, text), *others = piece.parts
        places = () if others else divisions(text, language)
        name = bool(places) and is_name(text, language)
        for start, end in pairwise((0, *places, len(text))):
            cut = replace(piece, parts=((run, text[start:end]),), head=text[:start]) if places else piece
            yield cut if end == len(text) else replace(cut, space="", division=Division(end, len(text) - end, name))


def pieces(paragraph: Paragraph) -> tuple[Piece, ...]:
    """The paragraph's text in unbreakable pieces."""
    if len(paragraph.runs) == 1:
        run = paragraph.runs[0]
        single = [Piece(((run, text),), space, run) for text, space in _parted(run.text)]
        return tuple(_seamed(single)) if has_east_asian(run.text) else tuple(single)
    found: list[Piece] = []
    pending: list[tuple[Run, str]] = []
    for run in paragraph.runs:
        for word, space in _WORD.findall(run.text):
            *closed, last = fragments(word)
            for fragment in closed:
                found.append(Piece((*pending, (run, fragment)), "", run))
                pending = []
            if last:
                pending.append((run, last))
            if space and (pending or found):
                if pending:
                    found.append(Piece(tuple(pending), " ", run))
                else:
                    found[-1] = replace(found[-1], space=" ", space_run=run)
                pending = []
    if pending:
        found.append(Piece(tuple(pending), "", pending[-1][0]))
    return tuple(_seamed(found)) if has_east_asian(paragraph.text) else tuple(found)


def _seamed(found: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with their seams counted."""
    for piece, following in zip(found, (*found[1:], None), strict=True):
        after = piece.space or (following.parts[0][1][0] if following else "")
        inside = sum(seams(text) for _, text in piece.parts)
        yield replace(piece, seams=seams(text_of(piece) + after) - inside)


def text_of(piece: Piece) -> str:
    """The piece's text, without the space after it."""
    return "".join(text for _, text in piece.parts)


def texts_of(line: Sequence[Piece]) -> list[tuple[Run, str]]:
    """The line's text by runs, with the spaces between its pieces."""
    texts: list[tuple[Run, list[str]]] = []
    for index, piece in enumerate(line):
        after = [(piece.space_run, piece.space)] if piece.space and index < len(line) - 1 else []
        for run, text in (*piece.parts, *after):
            if texts and texts[-1][0] is run:
                texts[-1][1].append(text)
            else:
                texts.append((run, [text]))
    return [(run, "".join(said)) for run, said in texts]


def joined(paragraph: Paragraph, parts: Sequence[Piece]) -> Paragraph:
    """A paragraph like `paragraph` of some of its pieces."""
    return replace(paragraph, runs=tuple(replace(run, text=text) for run, text in texts_of(parts)))
