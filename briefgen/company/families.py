"""Families of type on this machine: which are here, and what sets the text of one that is not."""

from __future__ import annotations

from briefgen.company.model import CompanyTemplate
from briefgen.errors import MachineError
from briefgen.text.faces import Face, font_file

TWINS = {
    "arial": "Arimo",
    "helvetica": "Arimo",
    "helvetica neue": "Arimo",
    "calibri": "Carlito",
    "calibri light": "Carlito",
    "cambria": "Caladea",
    "times new roman": "Tinos",
    "courier new": "Cousine",
}
"""Families with the same widths, for those that are sold."""

SERIFS = ("serif", "times", "georgia", "garamond", "cambria", "palatino", "book", "bodoni", "baskerville", "caslon")
"""Words in the names of families with serifs."""

SANS, SERIF = "Inter", "Source Serif 4"
"""The families that briefgen brings."""


def families(template: CompanyTemplate) -> tuple[str, str]:
    """The families that titles and text are set in: the layouts' own, where they are not the theme's."""
    title, body = template.purposes["exhibit"].title, template.purposes["summary"].body
    return (
        title.style.family if title else template.fonts.display,
        body.style.family if body else template.fonts.body,
    )


def is_here(family: str) -> bool:
    """Whether an installed font package carries the family."""
    try:
        font_file(Face(family))
    except MachineError:
        return False
    return True


def stand_in(family: str) -> str:
    """The family itself where it is here, else its twin, else the nearest of briefgen's own."""
    plain = family.casefold()
    twin = TWINS.get(plain)
    if is_here(family):
        return family
    if twin and is_here(twin):
        return twin
    sans = "sans" in plain or not any(word in plain for word in SERIFS)
    return SANS if sans else SERIF
