"""Font folders for renderers: a machine that has the brands' faces, and one that has only Arial's metric twin."""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from tempfile import NamedTemporaryFile, gettempdir

import fontpkg
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

STAND_IN = "Arimo"
FACES = {
    "Inter": ("Inter", {"opsz": 14}),
    "Inter Display": ("Inter", {"opsz": 32}),
    "Source Serif 4": ("Source Serif 4", {"opsz": 20}),
    STAND_IN: ("Arimo", {}),
    "Noto Sans Arabic": ("Noto Sans Arabic", {"wdth": 100}),
    "Heebo": ("Heebo", {}),
}
"""Families as a deck names them: the package that carries each, and its axes besides the weight."""

LATIN = (*range(0x20, 0x250), *range(0x2000, 0x2300))
"""What the shipped content needs; subsetting first makes pinning the axes quick."""

JOINED = {"Noto Sans Arabic": range(0x600, 0x700), "Heebo": range(0x590, 0x600)}
"""Families of other scripts: their letters, which are shaped by more than kerning."""

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="pattern"><edit name="family" mode="append_last"><string>{stand_in}</string></edit></match>
</fontconfig>
"""


def furnish(folder: Path, families: tuple[str, ...]) -> dict[str, str]:
    """Put `families`, regular and bold, into a machine's fonts, and return the environment that shows only them."""
    fonts = folder / "fonts"
    fonts.mkdir(parents=True)
    for family in families:
        for weight in (400, 700):
            (fonts / f"{family}-{weight}.ttf".replace(" ", "")).write_bytes(_cut(family, weight))
    configuration = folder / "fonts.conf"
    configuration.write_text(_CONFIGURATION.format(fonts=fonts, cache=folder / "cache", stand_in=STAND_IN))
    return {"FONTCONFIG_FILE": str(configuration)}


@cache
def _cut(family: str, weight: int) -> bytes:
    """The family's cut at a weight. Pinning takes seconds, so what was pinned is kept for the next run of the tests."""
    package = metadata.distribution("fontpkg-" + FACES[family][0].lower().replace(" ", "-"))
    said = f"{family} {weight} {FACES[family][1]} {package.version} {metadata.version('fonttools')} {LATIN} {JOINED}"
    kept = Path(gettempdir()) / f"briefgen-cuts-{os.getuid()}" / f"{sha256(said.encode()).hexdigest()}.ttf"
    if not kept.exists():
        kept.parent.mkdir(mode=0o700, exist_ok=True)
        with NamedTemporaryFile(dir=kept.parent, delete=False) as file:
            _static(family, weight).save(file)
        Path(file.name).replace(kept)
    return kept.read_bytes()


def _static(family: str, weight: int) -> TTFont:
    """The family's cut at a weight, named so that the four styles of a family find each other."""
    package, axes = FACES[family]
    font = TTFont(fontpkg.path(package, 400, nearest=True))
    features = ["*"] if family in JOINED else ["kern"]
    subsetter = Subsetter(Options(layout_features=features, name_IDs=["*"], notdef_outline=True))
    subsetter.populate(unicodes=[*LATIN, *JOINED.get(family, ())])
    subsetter.subset(font)
    font = instantiateVariableFont(font, {**axes, "wght": weight})
    style = "Bold" if weight == 700 else "Regular"
    names = font["name"]
    for record in [record for record in names.names if record.nameID in (16, 17, 21, 22, 25)]:
        names.removeNames(nameID=record.nameID)
    labels = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}
    for identifier, label in labels.items():
        names.setName(label, identifier, 3, 1, 0x409)
        names.setName(label, identifier, 1, 0, 0)
    bold = weight == 700
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if bold else 0x40)
    font["head"].macStyle = int(bold)
    return font
