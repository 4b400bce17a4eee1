"""References only: colours and faces stand as values in the theme, and nowhere else."""

from __future__ import annotations

from tests.lint.archive import Found
from tests.lint.opened import SHEETS, Opened

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LITERAL = tuple(f"{DRAWING}{name}" for name in ("srgbClr", "scrgbClr", "sysClr", "prstClr", "hslClr"))
FACES = tuple(f"{DRAWING}{name}" for name in ("latin", "ea", "cs", "sym", "buFont"))
REFERENCES = {f"+{role}-{script}" for role in ("mj", "mn") for script in ("lt", "ea", "cs")}
DRAWN = (*SHEETS, "chart", "tableStyles", "presentation.main", "presProps", "viewProps")
"""The kinds of parts that could hold a colour or a face; the theme alone may."""


def colours_refer_to_the_theme(deck: Opened) -> Found:
    for part in deck.of(*DRAWN):
        for colour in deck.tree(part).iter(*LITERAL):
            yield part, f"has the colour {colour.get('val') or dict(colour.attrib)} as a value."


def faces_refer_to_the_theme(deck: Opened) -> Found:
    for part in deck.of(*DRAWN):
        for face in deck.tree(part).iter(*FACES):
            if face.get("typeface") not in REFERENCES:
                yield part, f"has the face “{face.get('typeface')}” as a value."
