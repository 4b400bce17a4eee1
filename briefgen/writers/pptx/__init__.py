"""The PowerPoint writer: a scene becomes a native, editable deck that carries references to its theme only."""

from __future__ import annotations

from briefgen.company import CompanyTemplate
from briefgen.scene import Scene
from briefgen.theme import Theme


def write(scene: Scene, theme: Theme, template: CompanyTemplate | None = None) -> bytes:
    """The deck as a .pptx file, inside a company's template if one is given. Equal arguments give equal bytes.

    Raises MachineError for a picture that cannot be read.
    """
    from briefgen.layout.scale import deck_scale
    from briefgen.writers.pptx.custom import add_provenance
    from briefgen.writers.pptx.handout import add_handout_master
    from briefgen.writers.pptx.notes import add_notes_master
    from briefgen.writers.pptx.package import Package
    from briefgen.writers.pptx.presentation import NAME, add_presentation
    from briefgen.writers.pptx.slides import add_slides
    from briefgen.writers.pptx.template import add_template, layouts

    package = Package()
    if template:
        from briefgen.writers.pptx.company import add_deck, main_part

        roots = add_deck(package, scene, theme, template)
        add_provenance(package, scene, main_part(template))
        return package.zipped(roots)
    roots = add_presentation(package, scene, deck_scale(theme.manner))
    chosen = layouts(scene, theme)
    add_template(package, scene, theme, chosen)
    add_handout_master(package, theme, scene.properties.language)
    if any(page.notes for page in scene.pages):
        add_notes_master(package, scene, theme)
    add_slides(package, scene, theme, chosen)
    add_provenance(package, scene, NAME)
    return package.zipped(roots)
