"""The PowerPoint writer: a scene becomes a native, editable deck that carries references to its theme only."""

from __future__ import annotations

from briefgen.scene import Scene
from briefgen.theme import Theme


def write(scene: Scene, theme: Theme) -> bytes:
    """The deck as a .pptx file. Equal arguments give equal bytes.

    Raises MachineError for a picture that cannot be read.
    """
    from briefgen.layout.scale import deck_scale
    from briefgen.writers.pptx.notes import add_notes_master
    from briefgen.writers.pptx.package import Package
    from briefgen.writers.pptx.presentation import add_presentation
    from briefgen.writers.pptx.slides import add_slides
    from briefgen.writers.pptx.template import add_template, layouts

    package = Package()
    roots = add_presentation(package, scene, deck_scale(theme.manner))
    chosen = layouts(scene, theme)
    add_template(package, scene, theme, chosen)
    if any(page.notes for page in scene.pages):
        add_notes_master(package, theme, scene.properties.language)
    add_slides(package, scene, theme, chosen)
    return package.zipped(roots)
