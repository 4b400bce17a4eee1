"""Speaker notes: a notes master in the brand's theme, and a notes page for every slide that has notes."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.geometry import Rect
from briefgen.scene import Color, Paragraph, Run, Style
from briefgen.theme import Theme
from briefgen.writers.pptx.handout import PAGE, corners
from briefgen.writers.pptx.markup import Xml, document, tag, transform
from briefgen.writers.pptx.package import Package, Relations
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
_TEXT = Rect(54, 324, 432, 342)
_STYLE = Style("notes", "label", 12, 17)


def add_notes_master(package: Package, theme: Theme, language: str) -> None:
    """Add the master of all notes pages, and the copy of the theme that it must have to itself."""
    writing = Writing(language)
    relations = Relations()
    relations.to("theme", THEME)
    text = _text((Paragraph((Run("Notes", _STYLE),)),), writing, tag("p:spPr", transform(_TEXT), preset("rect")))
    back = tag("p:bg", tag("p:bgRef", scheme(Color.PAPER), idx=1001))
    image = _image(tag("p:spPr", transform(_PICTURE), preset("rect")))
    content = tag("p:cSld", back, tree(image, text, *corners(PAGE, writing, first=4)))
    styles = tag("p:notesStyle", list_style(_STYLE, "start", writing))
    data = document("p:notesMaster", "a", "r", "p", children=(content, tag("p:clrMap", **SLOTS), styles))
    package.add(MASTER, data, f"{_TYPES}presentationml.notesMaster+xml", relations)
    package.add(THEME, theme_part(theme), f"{_TYPES}theme+xml")


def add_notes(paragraphs: Sequence[str], slide: str, sheet: Sheet) -> None:
    """Add the notes page of `slide`, related to it in both directions."""
    relations = Relations()
    relations.to("notesMaster", MASTER)
    relations.to("slide", slide)
    spoken = tuple(
        Paragraph((Run(words, _STYLE),), space_before=_STYLE.leading / 2) for words in paragraphs if words.strip()
    )
    text = _text(spoken, Writing(sheet.language), tag("p:spPr"))
    content = tag("p:cSld", tree(_image(tag("p:spPr")), text))
    kept = tag("p:clrMapOvr", tag("a:masterClrMapping"))
    data = document("p:notes", "a", "r", "p", children=(content, kept))
    name = sheet.package.next_name("/ppt/notesSlides/notesSlide")
    sheet.package.add(name, data, f"{_TYPES}presentationml.notesSlide+xml", relations)
    sheet.relations.to("notesSlide", name)


def _image(shape: Xml) -> Xml:
    locks = tag("p:cNvSpPr", tag("a:spLocks", noGrp=1, noRot=1, noChangeAspect=1))
    identity = tag("p:cNvPr", id=2, name="Slide image")
    return tag("p:sp", tag("p:nvSpPr", identity, locks, tag("p:nvPr", tag("p:ph", type="sldImg"))), shape)


def _text(paragraphs: Sequence[Paragraph], writing: Writing, shape: Xml) -> Xml:
    locks = tag("p:cNvSpPr", tag("a:spLocks", noGrp=1))
    identity = tag("p:cNvPr", id=3, name="Notes")
    place = tag("p:nvPr", tag("p:ph", type="body", sz="quarter", idx=1))
    body = frame_body("p:txBody", paragraphs, writing, inherited=_STYLE)
    return tag("p:sp", tag("p:nvSpPr", identity, locks, place), shape, body)
