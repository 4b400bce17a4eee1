"""A brand's own sizes of text, and whether they are fit to be read."""

from __future__ import annotations

from itertools import pairwise

from briefgen.brand.file import BrandFile, Sizes
from briefgen.brand.model import Edition
from briefgen.brand.notes import Notes
from briefgen.sizes import FLOOR, LARGEST, LEAST_BODY, LEAST_PROSE, usual
from briefgen.source import Location

Given = dict[str, tuple[float, Location]]
"""Each size as given, with its place."""


def sizes(file: BrandFile, edition: Edition, notes: Notes) -> tuple[tuple[str, float], ...]:
    """The sizes that the brand names for an edition, by role."""
    own, root = file.defaults.briefgen, ("defaults", "briefgen")
    given: Given = {}
    if edition == "deck":
        given |= _given(own.scale, (*root, "scale"))
    given |= _given(own.edition(edition).scale, (*root, edition, "scale"))
    for role, (size, place) in given.items():
        if problem := _problem(role, size, edition, file):
            notes.find(f"In the {edition}, {role} is {size:g} points; {problem}.", place, "Take a size within that.")
    _check_order(given, edition, file, notes)
    return tuple((role, size) for role, (size, _) in given.items())


def _given(scale: Sizes, where: Location) -> Given:
    return {role: (float(size), (*where, role)) for role, size in scale if size is not None}


def _problem(role: str, size: float, edition: Edition, file: BrandFile) -> str | None:
    """What stands against a size, if anything does."""
    own = file.defaults.briefgen
    floor, why = FLOOR[edition], f"nothing in a {edition} is under {FLOOR[edition]:g}"
    if edition == "deck" and role == "prose":
        return "slides have no prose: it is spoken, and stands in the notes"
    if edition == "deck" and role == "body":
        floor, why = LEAST_BODY[own.density], f"with density {own.density} it is at least {LEAST_BODY[own.density]:g}"
    if edition == "brief" and role == "prose":
        floor, why = LEAST_PROSE, f"running text is at least {LEAST_PROSE:g}"
    if size < floor:
        return why
    if size > LARGEST:
        return f"nothing is over {LARGEST:g}"
    if edition == "deck" and size % 1:
        return "slides take whole points: PowerPoint rounds others"
    return None


def _check_order(given: Given, edition: Edition, file: BrandFile, notes: Notes) -> None:
    """A role is no larger than the one above it."""
    known = usual(edition, file.defaults.briefgen.density)
    whole = {role: given[role][0] if role in given else size for role, size in known.items()}
    for above, below in pairwise(known):
        if whole[below] > whole[above]:
            notes.find(
                f"In the {edition}, {below} with {whole[below]:g} points is larger than {above} with {whole[above]:g}.",
                given[below if below in given else above][1],
                f"The order is {', '.join(known)}, from the largest down.",
            )
