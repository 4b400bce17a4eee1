"""Reading an exported PDF: its glyphs with their baselines, in the order they were drawn. Lengths are points."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from pathlib import Path
from typing import Any

from briefgen.errors import MachineError

MOST_BYTES = 300_000_000
MOST_PAGES = 2_000
MOST_GLYPHS = 100_000
"""On one page."""

_HYPHENS = str.maketrans({"\x02": "-", "\u2010": "-", "\u2011": "-", "\u00ad": None, "\u200b": None, "\ufeff": None})
"""PDFium gives a hyphen at a line's end as U+0002; soft hyphens and zero-width spaces show nothing."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn character: where it starts and ends on its baseline, and its size. `starts`: a word begins with it.

    `text` is its plain form, for comparing; `drawn` what stands on the page.
    """

    text: str
    drawn: str
    x: float
    right: float
    baseline: float
    size: float
    starts: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the export; `glyphs` have no white space among them."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]


def plain(text: str) -> str:
    """`text` as it is compared: compatibility forms and case folded, hyphens alike, no white space."""
    folded = unicodedata.normalize("NFKC", text.translate(_HYPHENS)).translate(_HYPHENS).casefold()
    return "".join(folded.split())


def words(glyphs: Sequence[Glyph]) -> str:
    """What the glyphs say, for people."""
    return "".join(f" {glyph.drawn}" if glyph.starts else glyph.drawn for glyph in glyphs).strip()


def read_export(path: Path, width: float, height: float) -> tuple[Sheet, ...]:
    """The pages of the PDF, scaled to slides of `width` × `height`. Raises MachineError, with the reason."""
    import pypdfium2

    try:
        if path.stat().st_size > MOST_BYTES:
            raise MachineError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB.")
        data = path.read_bytes()
    except OSError as error:
        raise MachineError(f"{path} cannot be read: {error.strerror or error}.") from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        said = "is protected by a password" if "password" in str(error).lower() else "is not a PDF that can be read"
        raise MachineError(f"{path} {said}.") from error
    try:
        if len(document) > MOST_PAGES:
            raise MachineError(f"{path} has more than {MOST_PAGES} pages.")
        return tuple(_sheet(document[index], width, height, path) for index in range(len(document)))
    except pypdfium2.PdfiumError as error:
        raise MachineError(f"{path} is damaged: {error}.") from error
    finally:
        document.close()


def _sheet(page: Any, width: float, height: float, path: Path) -> Sheet:
    own_width, own_height = page.get_size()
    scale = width / own_width
    if abs(own_height * scale - height) > height / 50:
        shapes = f"{own_width:.0f} × {own_height:.0f} points and the slides {width:.0f} × {height:.0f}"
        raise MachineError(f"{path} is no export of full slides: its pages have {shapes}.")
    text = page.get_textpage()
    try:
        left, _, _, top = page.get_cropbox()
        return Sheet(width, height, tuple(_glyphs(text, left, top, scale, path)))
    finally:
        text.close()
        page.close()


def _glyphs(text: Any, left: float, top: float, scale: float, path: Path) -> Iterator[Glyph]:
    from pypdfium2 import raw

    count = raw.FPDFText_CountChars(text)
    if count > MOST_GLYPHS:
        raise MachineError(f"A page of {path} has more than {MOST_GLYPHS} characters.")
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    starts = True
    for index in range(count):
        drawn = chr(raw.FPDFText_GetUnicode(text, index)).translate(_HYPHENS)
        said = plain(drawn)
        if not said or unicodedata.category(said[0]) == "Cc":
            starts = True
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        raw.FPDFText_GetMatrix(text, index, matrix)
        size = raw.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d)
        start, end, baseline = ((along * scale) for along in (x.value - left, box.right - left, top - y.value))
        yield Glyph(said, drawn, start, end, baseline, size * scale, starts)
        starts = False
