"""What the maker of a brand should know before others use it: all findings at once, each at its key."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from briefgen.brand import EDITIONS, Brand, Edition, load_brand
from briefgen.errors import ContentError, Finding
from briefgen.geometry import MILLIMETRE
from briefgen.oklab import DEFICIENCIES, distance
from briefgen.scene import Color
from briefgen.series import APART
from briefgen.source import Location, Tree, read
from briefgen.text.faces import is_installed
from briefgen.theme import Theme, contrast

LARGEST_LOGO = 14 * MILLIMETRE
"""The height of the logo where it is largest, on the cover of the brief."""

LEAST_RESOLUTION = 220
"""Pixels an inch below which a print shows them."""

SEEN = 1.5
"""The contrast below which a part of a logo is not seen on its ground."""

MOST_UNSEEN = 0.6
"""A logo is lost when more than this share of it is not seen."""


def check(path: Path) -> tuple[Finding, ...]:
    """Everything that is wrong with a brand file. Raises MachineError if it cannot be read."""
    try:
        brand = load_brand(path)
    except ContentError as error:
        return error.findings
    tree = read(path)
    found = (*_missing_faces(brand, tree), *_logos(brand, tree), *_confused(brand, tree))
    return tuple(dict.fromkeys(found))


def _missing_faces(brand: Brand, tree: Tree) -> Iterator[Finding]:
    """Families that no installed package carries and the brand does not bring."""
    choices = [choice for edition in EDITIONS for choice in brand.faces[edition].values()]
    families = dict.fromkeys(choice.family for choice in (*choices, *brand.fallback) if not choice.files)
    for family in families:
        if not is_installed(family):
            name = family.removesuffix(" Display")
            hint = f"pip install fontpkg-{name.lower().replace(' ', '-')}, or give its files under typography.fonts."
            message = f"The face {family} is not on this machine, and text in it cannot be measured."
            yield tree.finding(message, tree.place(_family_key(family, tree)), hint)


def _family_key(family: str, tree: Tree) -> Location:
    """Where the file names a family."""

    def named(value: object, where: Location) -> Iterator[Location]:
        if value == family:
            yield where
        pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, inner in pairs:
            yield from named(inner, (*where, key))

    found = sorted(named(tree.value, ()), key=lambda where: "fonts" in where)
    return next(iter(found), ("typography",))


def _logos(brand: Brand, tree: Tree) -> Iterator[Finding]:
    """Logos that are too small for print, or lost on the ground they stand on."""
    for file in dict.fromkeys(each for each in (brand.logo, brand.dark_logo) if each):
        height = _pixels(file)[1]
        needed = round(LARGEST_LOGO / 72 * LEAST_RESOLUTION)
        if height < needed:
            message = f"The logo {file.name} is {height} pixels high; at its size in print that is coarse."
            yield tree.finding(message, tree.place(("logo",)), f"Export it at least {needed} pixels high.")
    for edition in EDITIONS:
        theme = brand.theme(edition)
        ground = theme.band if edition == "brief" else Color.INK
        shown = theme.logo_on(ground)
        if shown and _unseen(shown, theme.hex(ground)) > MOST_UNSEEN:
            message = f"The logo {shown.name} is hardly seen on the {edition}'s cover, {theme.hex(ground)}."
            yield tree.finding(message, tree.place(("logo",)), "Give a form for dark grounds, under `dark:`.")


def _pixels(file: Path) -> tuple[int, int]:
    from briefgen.layout.logo import pixel_size

    return pixel_size(file)


def _unseen(file: Path, ground: str) -> float:
    """The share of a logo's opaque pixels that do not stand out from `ground`."""
    from PIL import Image

    with Image.open(file) as picture:
        small = picture.convert("RGBA").resize((64, 64))
    data = small.tobytes()
    pixels = (data[start : start + 4] for start in range(0, len(data), 4))
    opaque = ["#" + pixel[:3].hex().upper() for pixel in pixels if pixel[3] > 127]
    unseen = sum(contrast(color, ground) < SEEN for color in opaque)
    return unseen / len(opaque) if opaque else 1.0


def _confused(brand: Brand, tree: Tree) -> Iterator[Finding]:
    """Colours that mean different things and look alike to some readers."""
    for edition in EDITIONS:
        theme = brand.theme(edition)
        for first, second in combinations(dict.fromkeys((*theme.fills, Color.ACCENT)), 2):
            yield from _confused_pair(first, second, theme, edition, tree)


def _confused_pair(first: Color, second: Color, theme: Theme, edition: Edition, tree: Tree) -> Iterator[Finding]:
    one, other = theme.hex(first), theme.hex(second)
    for kind in (None, *DEFICIENCIES):
        if distance(one, other, kind) < APART:
            readers = f"readers with {kind}" if kind else "everybody"
            message = f"In the {edition}, {first.value} {one} and {second.value} {other} look alike to {readers}."
            yield tree.finding(message, tree.place(("color",)), "Make one of them clearly lighter or darker.")
            return
