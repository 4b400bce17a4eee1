"""Texts cut to what changed in them."""

from __future__ import annotations

from itertools import takewhile

AROUND = 36
"""So many characters are kept on each side of what changed, up to a word."""

MOST = 180
CUT = "…"


def shortened(old: str | None, new: str | None, most: int = MOST) -> tuple[str | None, str | None]:
    """Two texts, or the only one, with what is far from the change cut off."""
    if old is None or new is None:
        return (old and _cut(old, most)), (new and _cut(new, most))
    alike = _alike(old, new)
    end = _alike(old[alike:][::-1], new[alike:][::-1])
    start = _word_start(old, alike - AROUND)
    return _between(old, start, len(old) - end + AROUND), _between(new, start, len(new) - end + AROUND)


def _alike(old: str, new: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _between(text: str, start: int, end: int) -> str:
    head = CUT if start else ""
    stop = _word_end(text, end)
    return head + _cut(text[start:stop] + (CUT if stop < len(text) else ""), MOST)


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[: _last_space(text, most)].rstrip() + CUT


def _last_space(text: str, most: int) -> int:
    """Where to cut a text that is longer than `most`: at a space, if there is one near."""
    at = text.rfind(" ", most - AROUND, most)
    return at if at > 0 else most


def _word_start(text: str, at: int) -> int:
    """The start of the word that holds a place; the place itself in a text that has no spaces."""
    if at <= 0:
        return 0
    space = text.rfind(" ", max(0, at - AROUND), at + 1)
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int) -> int:
    """The end of the word that holds a place, likewise."""
    space = f"{text} ".find(" ", at, at + AROUND)
    return space if space >= 0 else min(at, len(text))
