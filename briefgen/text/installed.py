"""Font files that the machine itself has, found by family without asking another program."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

from briefgen.text.faces import Weighted, outlines

FAMILY, TYPOGRAPHIC_FAMILY, STYLE, TYPOGRAPHIC_STYLE = 1, 16, 2, 17
"""The entries of a font's name table that say whose cut it is (OpenType, `name`)."""

WEIGHT_OFFSET = 4
"""Where `usWeightClass` stands in the table OS/2."""


def folders() -> tuple[Path, ...]:
    """Where Linux, macOS and Windows keep fonts."""
    home = Path.home()
    windows = os.environ.get("WINDIR")
    return (
        home / ".fonts",
        home / ".local/share/fonts",
        home / "Library/Fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
        Path("/Library/Fonts"),
        Path("/System/Library/Fonts"),
        *((Path(windows) / "Fonts",) if windows else ()),
    )


@lru_cache(maxsize=64)
def installed_files(family: str) -> Weighted:
    """The upright TrueType files of `family`, with their weights; empty if the machine has none."""
    found: dict[int, Path] = {}
    for path in sorted(_candidates(_plain(family))):
        if outlines(path) == "truetype" and (weight := _weight_of(path, family)):
            found.setdefault(weight, path)
    return tuple(sorted(found.items()))


def _candidates(name: str) -> Iterator[Path]:
    """Files whose own name begins as the family's."""
    for folder in folders():
        for path in folder.rglob("*.ttf") if folder.is_dir() else ():
            if _plain(path.stem).startswith(name):
                yield path


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _weight_of(path: Path, family: str) -> int | None:
    """The weight of an upright font of that family; None for another's, and for slanted ones."""
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    names = {face.get_name(TYPOGRAPHIC_FAMILY), face.get_name(FAMILY)}
    style = (face.get_name(TYPOGRAPHIC_STYLE) or face.get_name(STYLE) or "").lower()
    if family not in names or "italic" in style or "oblique" in style or "condensed" in style:
        return None
    table = face.reference_table("OS/2").data or b""
    return int.from_bytes(table[WEIGHT_OFFSET : WEIGHT_OFFSET + 2], "big") or None
