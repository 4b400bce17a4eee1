"""A brand's logos: which file stands on light grounds and which on dark ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.brand.file import BrandFile, Image
from briefgen.brand.notes import Notes
from briefgen.pictures import PICTURES, checked
from briefgen.source import Location
from briefgen.theme import Logo

SIZES = ("large", "medium", "small")
"""The convention's sizes, that for title slides first."""


class Logos(NamedTuple):
    """The logo for light grounds and that for dark ones."""

    light: Logo | None
    dark: Logo | None


def logos(file: BrandFile, notes: Notes) -> Logos:
    """The two logos of the largest size there is."""
    size = next((size for size in SIZES if getattr(file.logo, size)), None)
    if size is None:
        return Logos(None, None)
    pair = getattr(file.logo, size)
    found: dict[str, Logo | None] = {}
    for ground, image in (("light", pair.light), ("dark", pair.dark)):
        place = _place(size, ground, notes)
        found[ground] = _logo(image, place, file, notes) if image else None
    return Logos(found["light"], found["dark"])


def _place(size: str, ground: str, notes: Notes) -> Location:
    return next(place for place in _places(size, ground) if place in notes.tree.nodes or place == ("logo",))


def _places(size: str, ground: str) -> Iterator[Location]:
    yield ("logo", size, ground)
    yield ("logo", size)
    yield ("logo",)


def _logo(image: Image, place: Location, file: BrandFile, notes: Notes) -> Logo | None:
    """The picture an entry leads to, by its name or its path; None with a finding if there is none."""
    named = file.logo.images.get(image.path)
    if named:
        place = ("logo", "images", image.path)
    written, alt = (named or image).path, image.alt or (named or image).alt
    if "://" in written:
        hint = "Save it beside the brand file and name that."
        notes.find(f"The logo “{written}” is on the network, and a build does not go there.", place, hint)
        return None
    path = (notes.folder / written).resolve()
    if not path.is_relative_to(notes.folder) or not path.is_file():
        notes.find(f"The logo “{written}” is no file beside the brand.", place, f"Put it under {notes.folder.name}/.")
    elif path.suffix.lower() not in PICTURES:
        notes.find(f"The logo “{written}” is no PNG, JPEG or SVG picture.", place, "Export it as SVG or PNG.")
    elif problem := checked(path):
        notes.find(f"The logo “{written}” {problem}.", place, "Export it anew, as plain SVG or PNG.")
    else:
        alts = {"": alt or "", **file.defaults.briefgen.logo_alt}
        return Logo(path, tuple(alts.items()), file.meta.name or "")
    return None
