"""Speaker notes: a notes master in the brand's theme, and a notes page for every slide that has notes."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.geometry import Rect
from briefgen.scene import Color, Paragraph, Run, Scene, Style
from briefgen.theme import Theme
from briefgen.vocabulary import vocabulary
from briefgen.writers.pptx.handout import CORNERS, PAGE, corner, corners
from briefgen.writers.pptx.markup import NOTHING, Xml, document, tag, transform
from briefgen.writers.pptx.package import Package
from briefgen.writers.pptx.roles import SLOTS, scheme
from briefgen.writers.pptx.shapes import preset
from briefgen.writers.pptx.sheet import Sheet
from briefgen.writers.pptx.template import tree
from briefgen.writers.pptx.text import Writing, frame_body, list_style
from briefgen.writers.pptx.theme_part import theme_part

MASTER = "/ppt/notesMasters/notesMaster1.xml"
THEME = "/ppt/theme/theme2.xml"
_TYPES = "application/vnd.openxmlformats-officedocument."
_PICTURE = Rect(54, 54, 432, 243)
"""The place of the slide's picture, which a slide of another shape does not fill to the sides."""

_TEXT = Rect(54, 324, 432, 342)
_STYLE = Style("notes", "label", 12, 17)


def add_notes_master(package: Package, scene: Scene, theme: Theme, own_theme: str = THEME) -> None:
    """Add the master of all notes pages, and the copy of the theme that it must have to itself, as `own_theme`."""
    language = scene.properties.language
    sheet, writing = Sheet(package, theme, language), Writing(language)
    sheet.relations.to("theme", own_theme)
    back = tag("p:bg", tag("p:bgRef", scheme(Color.PAPER), idx=1001))
    image = _image(sheet, tag("p:spPr", transform(_picture(scene)), preset("rect")))
    words = (Paragraph((Run(vocabulary(language).filed.notes, _STYLE),)),)
    # Said by the placeholder too: not every program reads the style of notes.
    said = list_style(_STYLE, "start", writing)
    text = _text(words, sheet, tag("p:spPr", transform(_TEXT), preset("rect")), said)
    content = tag("p:cSld", back, tree(image, text, *corners(PAGE, writing, first=4)))
    styles = tag("p:notesStyle", said)
    data = document("p:notesMaster", "a", "r", "p", children=(content, tag("p:clrMap", **SLOTS), styles))
    package.add(MASTER, data, f"{_TYPES}presentationml.notesMaster+xml", sheet.relations)
    package.add(own_theme, theme_part(theme), f"{_TYPES}theme+xml")


def _picture(scene: Scene) -> Rect:
    """The largest picture of a slide that its place holds, in the middle."""
    scale = min(_PICTURE.width / scene.width, _PICTURE.height / scene.height)
    width, height = scene.width * scale, scene.height * scale
    return Rect(_PICTURE.x + (_PICTURE.width - width) / 2, _PICTURE.y, width, height)


def add_notes(paragraphs: Sequence[str], slide: str, sheet: Sheet, master: str = MASTER) -> None:
    """Add the notes page of `slide`, related to it in both directions."""
    page = Sheet(sheet.package, sheet.theme, sheet.language)
    page.relations.to("notesMaster", master)
    page.relations.to("slide", slide)
    spoken = tuple(
        Paragraph((Run(words, _STYLE),), space_before=_STYLE.leading / 2) for words in paragraphs if words.strip()
    )
    shapes = [_image(page, tag("p:spPr")), _text(spoken, page, tag("p:spPr"))]
    if master == MASTER:
        shapes.append(corner(CORNERS[-1], PAGE, page.writing, page.identity(CORNERS[-1].name)))
    kept = tag("p:clrMapOvr", tag("a:masterClrMapping"))
    data = document("p:notes", "a", "r", "p", children=(tag("p:cSld", tree(*shapes)), kept))
    name = page.package.next_name("/ppt/notesSlides/notesSlide")
    page.package.add(name, data, f"{_TYPES}presentationml.notesSlide+xml", page.relations)
    sheet.relations.to("notesSlide", name)


def _image(sheet: Sheet, shape: Xml) -> Xml:
    locks = tag("p:cNvSpPr", tag("a:spLocks", noGrp=1, noRot=1, noChangeAspect=1))
    place = tag("p:nvPr", tag("p:ph", type="sldImg"))
    return tag("p:sp", tag("p:nvSpPr", sheet.identity("Slide image"), locks, place), shape)


def _text(paragraphs: Sequence[Paragraph], sheet: Sheet, shape: Xml, levels: Xml = NOTHING) -> Xml:
    locks = tag("p:cNvSpPr", tag("a:spLocks", noGrp=1))
    place = tag("p:nvPr", tag("p:ph", type="body", sz="quarter", idx=1))
    body = frame_body("p:txBody", paragraphs, Writing(sheet.language), inherited=_STYLE, levels=levels)
    return tag("p:sp", tag("p:nvSpPr", sheet.identity("Notes"), locks, place), shape, body)
