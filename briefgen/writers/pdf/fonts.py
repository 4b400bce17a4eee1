"""The faces a file uses, and the codes its text is written in.

A code stands for one glyph together with the text it renders, so every code has exactly one reading, also for
ligatures and for a glyph that serves two characters (PDF 32000-1, 9.10: ToUnicode maps from codes).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby
from typing import NamedTuple

import uharfbuzz as hb

from briefgen.errors import MachineError
from briefgen.text.faces import TABULAR, Face, Glyph, axes, font_file, shape, words
from briefgen.text.scripts import has_right_to_left

ZERO_WIDTH_SPACE = "\u200b"


class Part(NamedTuple):
    """Glyphs shown together: hex codes, and moves in thousandths of an em between them, as they stand in a TJ.

    The `silent` belong to the character of the glyph before them, as the dots of a letter do. `rise` in em.
    """

    silent: bool
    rise: float
    shown: str


class Word(NamedTuple):
    """A word as written: its parts, where they leave the pen, and how far it reaches, in em from its left edge."""

    parts: tuple[Part, ...]
    pen: float
    extent: float


class Placement(NamedTuple):
    """Words with their left edges, in the order they are read, and how far they reach, in em."""

    words: tuple[tuple[float, Word], ...]
    extent: float


class UsedFont:
    """One face in one file: hands out codes as text is encoded. `name` is its resource name on every page."""

    def __init__(self, name: str, face: Face) -> None:
        self.name, self.face = name, face
        self.source = hb.Face(hb.Blob.from_file_path(str(font_file(face))))
        self._font = hb.Font(self.source)
        self._font.set_variations(axes(face))
        self._codes: dict[tuple[int, str], tuple[str, float]] = {}
        self._words: dict[tuple[str, float, bool, bool], Word] = {}

    @property
    def codes(self) -> dict[int, tuple[int, str]]:
        """Each code's glyph, as numbered in the whole font, and text."""
        return dict(enumerate(self._codes, start=1))

    def width(self, glyph: int) -> float:
        """The glyph's own advance, before kerning, in em."""
        return float(self._font.get_glyph_h_advance(glyph) / self.source.upem)

    def place(
        self, text: str, tracking: float = 0.0, spacing: float = 0.0, *, tabular: bool = False, from_right: bool = False
    ) -> Placement:
        """`text` shaped and encoded; `tracking` in em follows each character, as the measurer counts it.

        `spacing` in em is added to each space.

        Text that runs from the right is written in the order it is read too, its first word the rightmost.
        Raises MachineError for a character the face has no glyph for: an archival file may not show a blank box.
        """
        placed = [self._word(each, tracking, tabular, from_right) for each in words(text)]
        extents = [word.extent + spacing * (each == " ") for each, word in zip(words(text), placed, strict=True)]
        pens = list(accumulate(extents, initial=0.0))
        places = (pens[-1] - pen for pen in pens[1:]) if from_right else pens[:-1]
        return Placement(tuple(zip(places, placed, strict=True)), pens[-1])

    def _word(self, text: str, tracking: float, tabular: bool, from_right: bool) -> Word:
        key = text, tracking, tabular, from_right
        known = self._words.get(key)
        if known is None:
            known = self._words[key] = self._encoded(*key)
        return known

    def _encoded(self, text: str, tracking: float, tabular: bool, from_right: bool) -> Word:
        glyphs = shape(self.face, text, TABULAR if tabular else None, from_right=from_right)
        pens = list(accumulate((glyph.advance for glyph in glyphs), initial=0.0))
        order = range(len(glyphs) - 1, -1, -1) if from_right else range(len(glyphs))
        parts: list[Part] = []
        pen = 0.0
        for index, (glyph, reading) in zip(order, _read(glyphs, text, from_right=from_right), strict=True):
            code, width = self._codes.get((glyph.id, reading)) or self._coded(glyph.id, reading, text)
            move, pen = moved(pen, pens[index] + tracking * glyph.cluster + glyph.dx)
            parts.append(Part(from_right and reading == ZERO_WIDTH_SPACE, glyph.dy, f"{move}{code}"))
            pen += width
        return Word(joined(parts), pen, pens[-1] + tracking * len(text))

    def _coded(self, glyph: int, reading: str, text: str) -> tuple[str, float]:
        """A new code for a glyph that reads as `reading`, and its width."""
        if glyph == 0:
            raise MachineError(
                f"The face {self.face.family!r} has no glyph for “{reading}” ({_points(reading)}), "
                f"which stands in “{text}”. Write it another way, or choose a face that has it."
            )
        return self._codes.setdefault((glyph, reading), (f"{len(self._codes) + 1:04X}", self.width(glyph)))


class FontSet:
    """The fonts of one file, one for each cut that its faces come down to."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[str, tuple[tuple[str, float], ...]], UsedFont] = {}

    def __iter__(self) -> Iterator[UsedFont]:
        return iter(self._fonts.values())

    def use(self, face: Face) -> UsedFont:
        """The font that sets `face`. Faces that pin to the same cut share it."""
        cut = (str(font_file(face)), tuple(sorted(axes(face).items())))
        if cut not in self._fonts:
            self._fonts[cut] = UsedFont(f"F{len(self._fonts) + 1}", face)
        return self._fonts[cut]


def joined(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Neighbours that are shown the same way made one."""
    return tuple(
        Part(silent, rise, "".join(part.shown for part in group))
        for (silent, rise), group in groupby(parts, key=lambda part: (part.silent, part.rise))
    )


def moved(pen: float, x: float) -> tuple[str, float]:
    """The move from `pen` to `x` inside a TJ, empty where it cannot be seen, and where the pen is then, in em.

    A TJ moves back by thousandths; the pen follows the rounded move, so that errors do not add up.
    """
    back = round((pen - x) * 1000, 2)
    return (f">{number(back)}<", pen - back / 1000) if back else ("", pen)


def number(value: float) -> str:
    """A number as PDF writes it: no exponent, no idle zeros."""
    written = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def _read(glyphs: tuple[Glyph, ...], text: str, *, from_right: bool) -> Iterator[tuple[Glyph, str]]:
    """The glyphs in the order they are read, each with the part of `text` it reads as."""
    if not from_right and len(glyphs) == len(text) and all(each.cluster == at for at, each in enumerate(glyphs)):
        return zip(glyphs, text, strict=True)
    return _readings(glyphs[::-1] if from_right else glyphs, text)


def _readings(glyphs: tuple[Glyph, ...], text: str) -> Iterator[tuple[Glyph, str]]:
    """Each glyph with the part of `text` it reads as; together the parts are the whole text."""
    starts = sorted({glyph.cluster for glyph in glyphs})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    for cluster, group in groupby(glyphs, key=lambda glyph: glyph.cluster):
        members = tuple(group)
        yield from zip(members, _shares(text[cluster : ends[cluster]], len(members)), strict=True)


def _shares(text: str, count: int) -> tuple[str, ...]:
    """`text` dealt to `count` glyphs: one character each and the rest to the last; none may read as nothing."""
    if len(text) < count:
        # A letter with accents is dealt apart; dots and other strokes of one letter are not characters.
        apart = unicodedata.normalize("NFD", text)
        text = (text if has_right_to_left(text) else apart).ljust(count, ZERO_WIDTH_SPACE)
    return (*text[: count - 1], text[count - 1 :])


def _points(text: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in text)
