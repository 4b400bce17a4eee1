"""Where two texts differ, by whole words and numbers, and the pieces of a text with what differs put in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from briefgen.document.passages import Piece, words

_TOKEN = re.compile(r"\w+|\W")


class Hunk(NamedTuple):
    """From `start` to `end`, a text now says `text`."""

    start: int
    end: int
    text: str

    def moved(self, by: int) -> Hunk:
        """The same, so many characters further on."""
        return Hunk(self.start + by, self.end + by, self.text)


def hunks(old: str, new: str) -> tuple[Hunk, ...]:
    """Where two texts differ, in order, by words: a number is changed as one."""
    before, after = (_TOKEN.findall(text) for text in (old, new))
    starts, ends = ([0, *accumulate(map(len, tokens))] for tokens in (before, after))
    found = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    differ = ((starts[i], starts[j], new[ends[k] : ends[m]]) for kind, i, j, k, m in found if kind != "equal")
    return tuple(_trimmed(Hunk(start, end, said), old[start:end]) for start, end, said in differ)


def _trimmed(hunk: Hunk, old: str) -> Hunk:
    """Without the letters that a word keeps at its ends: in "12M" the number may come from elsewhere than the M."""
    start, end, new = hunk
    while old and new and old[0] == new[0] and not old[0].isdigit():
        start, old, new = start + 1, old[1:], new[1:]
    while old and new and old[-1] == new[-1] and not old[-1].isdigit():
        end, old, new = end - 1, old[:-1], new[:-1]
    return Hunk(start, end, new)


class Changed(NamedTuple):
    """A piece and what it says now."""

    piece: Piece
    text: str

    @property
    def same(self) -> bool:
        return self.text == self.piece.text


def changed(pieces: Sequence[Piece], found: Sequence[Hunk]) -> list[Changed] | None:
    """The pieces, in words wherever no reference is, with hunks put in; None if one runs over the edge of a reference.

    What is put in beside a reference belongs to the words there.
    """
    spread = list(_spread(pieces))
    starts = [0, *accumulate(len(piece.text) for piece in spread)]
    own: list[list[Hunk]] = [[] for _ in spread]
    for hunk in found:
        inside = [i for i in range(len(spread)) if starts[i] <= hunk.start and hunk.end <= starts[i + 1]]
        if not inside:
            return None
        own[min(inside, key=lambda i: spread[i].refers)].append(hunk)
    return [Changed(piece, _put(piece.text, own[i], starts[i])) for i, piece in enumerate(spread)]


def _spread(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with words, if only empty ones, on either side of every reference."""
    yield words("")
    for piece in pieces:
        yield piece
        if piece.refers:
            yield words("")


def _put(text: str, found: Sequence[Hunk], start: int) -> str:
    for hunk in reversed(found):
        text = text[: hunk.start - start] + hunk.text + text[hunk.end - start :]
    return text
