"""A company's template in the terms of the engine: its theme, and how its boxes set their text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from briefgen.brand.file import Purpose
from briefgen.company.model import Box, CompanyTemplate, LayoutFit, TextStyle
from briefgen.scene import Align, Color, FaceRole, Style
from briefgen.sizes import in_proportion, usual
from briefgen.text.faces import is_installed
from briefgen.theme import FaceChoice, Theme

PITCH = 1.2118
"""A single line's height in PowerPoint, in sizes, whatever the face."""

TWINS = MappingProxyType({"Arial": "Arimo", "Helvetica": "Arimo", "Liberation Sans": "Arimo"})
"""Families that an open one matches in every width."""

SERIFS = frozenset(
    {
        *(
            "Baskerville",
            "Bodoni MT",
            "Book Antiqua",
            "Bookman Old Style",
            "Cambria",
            "Century Schoolbook",
            "Constantia",
        ),
        *("Garamond", "Georgia", "Palatino", "Palatino Linotype", "Rockwell", "Times", "Times New Roman"),
    }
)
"""Families in whose stead a machine that lacks them shows a serif."""


PURPOSES_OF_PAGES: Mapping[str, Purpose] = MappingProxyType({"Cover": "cover", "Section divider": "section"})
"""The purposes of pages by their templates."""


def company_theme(template: CompanyTemplate, own: Theme) -> Theme:
    """The roles as the template's theme has them, in faces that its text can be measured in.

    `own` is the brand's theme for decks: its files are those of the template's families, and its fallbacks hold.
    """
    brought = {choice.family: choice for choice in own.faces.values() if choice.files}
    families = (template.fonts.display, template.fonts.body)
    display, body = (brought.get(family) or stand_in(family) for family in families)
    colors = {role: template.roles[role].hex for role in Color}
    faces: dict[FaceRole, FaceChoice] = {"display": display, "label": body, "prose": body}
    sizes = {**usual("deck", own.manner.density), **dict(own.manner.sizes)}
    manner = replace(own.manner, sizes=in_proportion(sizes, template.height))
    return replace(
        own,
        colors=MappingProxyType(colors),
        faces=MappingProxyType(faces),
        logo=None,
        dark_logo=None,
        manner=manner,
    )


def stand_in(family: str) -> FaceChoice:
    """The family, or what is measured for it where it is not on this machine.

    That is DejaVu, the widest of the faces that programs commonly show for one they lack, so that text which fits in
    it fits in the company's own too.
    """
    twin = TWINS.get(family, family)
    if is_installed(twin):
        return FaceChoice(twin)
    name = "DejaVuSerif" if family in SERIFS else "DejaVuSans"
    folder = _matplotlib_fonts()
    return FaceChoice(family, files=((400, folder / f"{name}.ttf"), (700, folder / f"{name}-Bold.ttf")))


def _matplotlib_fonts() -> Path:
    """The folder of the faces that come with matplotlib, which need not be imported for it."""
    found = find_spec("matplotlib")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("matplotlib")
    return Path(found.origin).parent / "mpl-data" / "fonts" / "ttf"


def style_of(box: Box, name: str, size: float | None = None) -> Style:
    """How a box sets its first level, or would in another size."""
    said = box.style
    points = size or said.size
    return Style(
        name,
        face_role(said),
        points,
        leading(said, points),
        700 if said.bold else 400,
        said.tracking / said.size,
        capitals=said.caps != "none",
    )


def face_role(said: TextStyle) -> FaceRole:
    """The role whose face sets a text: the theme's for headings, or that for all else."""
    return "display" if said.typeface.startswith("+mj") else "prose"


def leading(said: TextStyle, size: float) -> float:
    """From line to line, in points; never less than a plain renderer takes for a line of its own."""
    spacing = said.line_spacing
    return spacing.value if spacing.unit == "points" else spacing.value * PITCH * size


def space_before(said: TextStyle, size: float) -> float:
    """Between paragraphs, in points."""
    return sum(
        space.value if space.unit == "points" else space.value * PITCH * size
        for space in (said.space_before, said.space_after)
    )


def fit_of(page: str, template: CompanyTemplate) -> LayoutFit:
    """The layout for a page by the name of its template: a cover, a divider, or an exhibit like all others."""
    return template.purposes[PURPOSES_OF_PAGES.get(page, "exhibit")]


def second_line(fit: LayoutFit) -> Box | None:
    """Where text under a title goes: into the subtitle, else into the body."""
    return fit.subtitle or fit.body


def align_of(box: Box) -> Align:
    """Where its lines start."""
    side = box.style.align
    if side == "center":
        return "center"
    return "start" if (side == "right") is box.style.from_right else "end"
