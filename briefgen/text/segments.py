"""Itemisation: which face sets which part of a text, where the first of a list of faces lacks characters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from briefgen.text.bidi import stretches
from briefgen.text.faces import Face, advance, covers
from briefgen.text.scripts import is_ignorable

Faces = tuple[Face, ...]
"""A face and those that stand in for what it lacks, in order of preference; at least one."""


class Segment(NamedTuple):
    """A part of a text that one face sets, in one direction."""

    face: Face
    text: str
    from_right: bool


def is_covered(faces: Faces, character: str) -> bool:
    """Whether one of `faces` can set `character`."""
    return is_ignorable(character) or any(covers(face, character) for face in faces)


@lru_cache(maxsize=50_000)
def segments(faces: Faces, text: str, from_right: bool = False) -> tuple[Segment, ...]:
    """`text`, which runs one way, by the faces that set it, in logical order.

    What no face covers stays with the first. Marks and joiners stay in the face of what they follow, so that they are
    shaped together.
    """
    if len(faces) == 1 or text.isascii():
        return (Segment(faces[0], text, from_right),)
    chosen: list[Face] = []
    for character in text:
        follows = chosen and (is_ignorable(character) or unicodedata.category(character) in ("Mn", "Me"))
        chosen.append(chosen[-1] if follows else _first_covering(faces, character))
    pairs = groupby(zip(chosen, text, strict=True), key=lambda pair: pair[0])
    return tuple(Segment(face, "".join(c for _, c in group), from_right) for face, group in pairs)


def _first_covering(faces: Faces, character: str) -> Face:
    return next((face for face in faces if covers(face, character)), faces[0])


@lru_cache(maxsize=100_000)
def extent(faces: Faces, text: str, kerned: bool = True, tabular: bool = False) -> float:
    """The width of any `text` on one line, in em: the sum of what its faces need, each in its direction."""
    return sum(
        advance(segment.face, segment.text, kerned, tabular, segment.from_right)
        for stretch in stretches(text)
        for segment in segments(faces, stretch.text, stretch.from_right)
    )
