"""Faces: a family at a weight and optical size, found in installed font packages and shaped by HarfBuzz.

This is the only module that measures text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import uharfbuzz as hb

from briefgen.errors import MachineError

Weighted = tuple[tuple[int, Path], ...]
"""The files of a family, each with the weight it sets."""

KERNED: dict[str, bool] = {}
UNKERNED = {"kern": False, "liga": False, "clig": False, "calt": False}
TABULAR = {"tnum": True}


@dataclass(frozen=True, slots=True)
class Face:
    """One cut of a family. `weight` as in CSS; `optical` is the value of the `opsz` axis, None its default.

    `file`: the font file where the brand names one; else the family is found among the installed font packages.
    """

    family: str
    weight: int = 400
    optical: float | None = None
    file: Path | None = None


class Glyph(NamedTuple):
    """One shaped glyph: its id in the font, the index of its first character, its advance and offsets in em."""

    id: int
    cluster: int
    advance: float
    dx: float
    dy: float


def font_file(face: Face) -> Path:
    """The file that `face` is read from. Raises MachineError when there is none."""
    return face.file or _installed(face.family)


@lru_cache(maxsize=64)
def _installed(family: str) -> Path:
    """The upright font file of `family` among the installed font packages.

    A family called "X Display" is the largest optical size of X. Raises MachineError when no package carries it.
    """
    import fontpkg

    name = family.removesuffix(" Display")
    try:
        return Path(fontpkg.path(name, 400, nearest=True))
    except fontpkg.FontpkgError as error:
        package = "fontpkg-" + name.lower().replace(" ", "-")
        raise MachineError(
            f"The brand asks for the face {family!r}, and no installed package carries it. "
            f"Install it with: pip install {package}"
        ) from error


def is_installed(family: str) -> bool:
    """Whether an installed font package carries `family`."""
    try:
        _installed(family)
    except MachineError:
        return False
    return True


@lru_cache(maxsize=64)
def outlines(path: Path) -> Literal["truetype", "postscript"] | None:
    """The kind of a font's outlines; None for what is no font, as compressed web fonts are not."""
    try:
        tables = set(hb.Face(hb.Blob.from_file_path(str(path))).table_tags)
    except hb.HarfBuzzError:
        return None
    return "truetype" if "glyf" in tables else "postscript" if tables & {"CFF ", "CFF2"} else None


@lru_cache(maxsize=64)
def _font_data(path: Path) -> hb.Face:
    try:
        return hb.Face(hb.Blob.from_file_path(str(path)))
    except hb.HarfBuzzError as error:
        raise MachineError(f"The font file {path} cannot be read.") from error


@lru_cache(maxsize=256)
def axes(face: Face) -> dict[str, float]:
    """The variation axes that pin `face`, clamped to what the font has; empty for a static font."""
    limits = {info.tag: info for info in _font_data(font_file(face)).axis_infos}
    optical = face.optical
    if face.family.endswith(" Display") and optical is None and "opsz" in limits:
        optical = limits["opsz"].max_value
    wanted = {"wght": float(face.weight), "opsz": optical}
    pinned = {tag: info.default_value for tag, info in limits.items()}
    for tag, value in wanted.items():
        if tag in limits and value is not None:
            pinned[tag] = min(max(value, limits[tag].min_value), limits[tag].max_value)
    return pinned


@lru_cache(maxsize=256)
def _font(face: Face) -> hb.Font:
    font = hb.Font(_font_data(font_file(face)))
    font.set_variations(axes(face))
    return font


SOFT_HYPHEN = "\u00ad"
"""Ends the text of a line whose last word is divided: drawn as a hyphen, read as nothing (PDF 32000-1, 14.8.2.2.3)."""


def shape(
    face: Face, text: str, features: dict[str, bool] | None = None, *, from_right: bool = False
) -> tuple[Glyph, ...]:
    """The glyphs of `text`, which runs one way, in visual order, with advances and offsets in em (size 1).

    A soft hyphen at its end is shown as a hyphen.
    """
    if not text:
        return ()
    font = _font(face)
    buffer = hb.Buffer()
    buffer.add_str(f"{text[:-1]}-" if text.endswith(SOFT_HYPHEN) else str(text))
    buffer.direction = "rtl" if from_right else "ltr"
    buffer.guess_segment_properties()
    hb.shape(font, buffer, features or {})
    scale = font.face.upem
    return tuple(
        Glyph(
            info.codepoint,
            info.cluster,
            position.x_advance / scale,
            position.x_offset / scale,
            position.y_offset / scale,
        )
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )


def words(text: str) -> list[str]:
    """The words of `text` and each space between them: what is shaped at once.

    A line may be broken or stretched at any space, so nothing is kerned across one.
    """
    first, *rest = text.split(" ")
    return [part for part in (first, *(each for word in rest for each in (" ", word))) if part]


@lru_cache(maxsize=200_000)
def advance(face: Face, text: str, kerned: bool = True, tabular: bool = False, from_right: bool = False) -> float:
    """The width on one line of `text`, which runs one way, in em."""
    if " " in text and text != " ":
        return sum(advance(face, word, kerned, tabular, from_right) for word in words(text))
    features = dict(KERNED if kerned else UNKERNED)
    if tabular:
        features |= TABULAR
    return sum(glyph.advance for glyph in shape(face, text, features, from_right=from_right))


@lru_cache(maxsize=4096)
def covers(face: Face, character: str) -> bool:
    """Whether the face has a glyph of its own for `character`."""
    return bool(_font(face).get_nominal_glyph(ord(character)))


@dataclass(frozen=True, slots=True)
class Metrics:
    """Ascent, descent (positive), capital and x height, in em."""

    ascent: float
    descent: float
    cap_height: float
    x_height: float


@lru_cache(maxsize=256)
def metrics(face: Face) -> Metrics:
    """The vertical measures of a face."""
    font = _font(face)
    extents = font.get_font_extents("ltr")
    upem = font.face.upem

    def height(letter: str) -> float:
        glyph = font.get_nominal_glyph(ord(letter))
        return float(font.get_glyph_extents(glyph).y_bearing / upem)

    return Metrics(extents.ascender / upem, -extents.descender / upem, height("H"), height("x"))
