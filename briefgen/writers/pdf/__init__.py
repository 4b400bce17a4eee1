"""A scene becomes a PDF: typeset, tagged for PDF/UA-1 and archival as PDF/A-2a."""

from __future__ import annotations

from briefgen.scene import Scene
from briefgen.theme import Theme


def write(scene: Scene, theme: Theme) -> bytes:
    """The PDF file of `scene`, the same bytes for the same scene and theme.

    Raises MachineError when a face lacks a character or a picture cannot be read, and LayoutError when a link leads
    nowhere.
    """
    from briefgen.writers.pdf.drawing import draw
    from briefgen.writers.pdf.finish import finish

    return finish(draw(scene, theme), scene)
