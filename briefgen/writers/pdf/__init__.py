"""A scene becomes a PDF: typeset, tagged for PDF/UA and archival as PDF/A."""

from __future__ import annotations

from briefgen.scene import Scene
from briefgen.theme import Theme
from briefgen.wishes import Wishes


def write(scene: Scene, theme: Theme, wishes: Wishes | None = None) -> bytes:
    """The PDF file of `scene`, the same bytes for the same scene, theme and wishes, unless it has a password.

    Raises MachineError when a face lacks a character or a picture cannot be read, and LayoutError when a link leads
    nowhere.
    """
    from briefgen.writers.pdf.drawing import draw
    from briefgen.writers.pdf.finish import finish

    return finish(draw(scene, theme), scene, wishes or Wishes())
