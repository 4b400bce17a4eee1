"""Finding the content's texts in what is shown: which stretch of it comes from which passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.document.passages import Passage, Piece

LONG = 12
"""A text shown of at least so many characters may be a part of a passage; a shorter one is found in too many."""

_FRACTION = re.compile(r"\d[.,]\d")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` to `end`, a text shows its passage from `offset` on. `others` are passages of the same words."""

    start: int
    end: int
    passage: Passage
    offset: int = 0
    others: tuple[Passage, ...] = ()

    def pieces(self) -> Iterator[tuple[int, int, Piece]]:
        """The passage's pieces with where they start and end in the text, as far as it shows them."""
        at = self.start - self.offset
        for piece in self.passage.pieces:
            start, end = max(at, self.start), min(at + len(piece.text), self.end)
            if start < end:
                yield start, end, piece
            at += len(piece.text)


def aligned(text: str, groups: Iterable[Iterable[Passage]]) -> tuple[Stretch, ...]:
    """The stretches of `text` that come from passages, in order, not overlapping.

    Passages of an earlier group are taken before those of a later one, and longer ones before shorter ones. Only those
    of the first group may go on beyond the text, as they do over several slides. Groups are asked for one by one, as
    long as there are words left.
    """
    free = [letter.isalnum() for letter in text]
    found: list[Stretch] = []
    for number, group in enumerate(groups):
        for passages in _alike(text, group, partly=number == 0):
            for stretch in _stretches(text, passages):
                if not any(each.start < stretch.end and stretch.start < each.end for each in found):
                    free[stretch.start : stretch.end] = [False] * (stretch.end - stretch.start)
                    found.append(stretch)
        if not any(free):
            break
    return tuple(sorted(found, key=lambda stretch: stretch.start))


def _alike(text: str, group: Iterable[Passage], *, partly: bool) -> Iterator[tuple[Passage, ...]]:
    """The passages that have words in common with a text, those of the same words together, longer ones first."""
    texts: dict[str, list[Passage]] = {}
    for passage in group:
        said = passage.seen
        # A source line ends its notes itself.
        if (said and said.rstrip(".") in text) or (partly and len(text) >= LONG and text in said):
            texts.setdefault(said, []).append(passage)
    for said in sorted(texts, key=len, reverse=True):
        yield tuple(texts[said])


def _stretches(text: str, passages: tuple[Passage, ...]) -> Iterator[Stretch]:
    first, *others = passages
    said = first.seen
    for words in dict.fromkeys((said, said.rstrip("."))):
        starts = [match.start() for match in re.finditer(re.escape(words), text)] if words else []
        whole = [start for start in starts if _apart(text, start, start + len(words))]
        yield from (Stretch(start, start + len(words), first, 0, tuple(others)) for start in whole)
        if whole:
            return
    at = said.find(text)
    if at >= 0 and _apart(said, at, at + len(text)):
        yield Stretch(0, len(text), first, at, tuple(others))


def _apart(text: str, start: int, end: int) -> bool:
    """Whether what stands there is neither the middle of a word nor of a number."""
    return not _joined(text, start) and not _joined(text, end)


def _joined(text: str, at: int) -> bool:
    """Whether a word or a number goes on over a place in the text."""
    before, after = text[:at][-2:], text[at : at + 2]
    words = before[-1:].isalnum() and after[:1].isalnum()
    return words or bool(_FRACTION.fullmatch(before[-1:] + after)) or bool(_FRACTION.fullmatch(before + after[:1]))
