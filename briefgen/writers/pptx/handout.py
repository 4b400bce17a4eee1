"""The master of printed handouts, and the corners it shares with that of notes: header, date, footer and number."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.geometry import Rect
from briefgen.scene import Align, Color, Paragraph, Run, Style
from briefgen.theme import Theme
from briefgen.writers.pptx.markup import Xml, document, tag, transform
from briefgen.writers.pptx.package import Package, Relations
from briefgen.writers.pptx.roles import SLOTS, scheme
from briefgen.writers.pptx.shapes import preset
from briefgen.writers.pptx.template import tree
from briefgen.writers.pptx.text import Writing, frame_body
from briefgen.writers.pptx.theme_part import theme_part

MASTER = "/ppt/handoutMasters/handoutMaster1.xml"
THEME = "/ppt/theme/theme3.xml"
PAGE = Rect(0, 0, 540, 720)
"""A printed page, in points."""

_TYPES = "application/vnd.openxmlformats-officedocument."
_STYLE = Style("handout", "label", 10, 13, color=Color.MUTED)


@dataclass(frozen=True, slots=True)
class Corner:
    """A placeholder of a printed page: PowerPoint's type and index for it, its name and its place."""

    type: str
    index: int | None
    name: str
    align: Align
    top: bool
    field: str | None = None
    said: str = ""
    """What it says before it is updated."""


CORNERS = (
    Corner("hdr", None, "Header", "start", top=True),
    Corner("dt", 11, "Date", "end", top=True, field="datetime1", said=" "),
    Corner("ftr", 12, "Footer", "start", top=False),
    Corner("sldNum", 13, "Page number", "end", top=False, field="slidenum", said="‹#›"),
)


def add_handout_master(package: Package, theme: Theme, language: str) -> None:
    """Add the master of handouts, and the copy of the theme that it must have to itself."""
    relations = Relations()
    relations.to("theme", THEME)
    back = tag("p:bg", tag("p:bgRef", scheme(Color.PAPER), idx=1001))
    content = tag("p:cSld", back, tree(*corners(PAGE, Writing(language), first=2)))
    data = document("p:handoutMaster", "a", "r", "p", children=(content, tag("p:clrMap", **SLOTS)))
    package.add(MASTER, data, f"{_TYPES}presentationml.handoutMaster+xml", relations)
    package.add(THEME, theme_part(theme), f"{_TYPES}theme+xml")


def corners(page: Rect, writing: Writing, first: int) -> list[Xml]:
    """The four corners of a printed page, their ids from `first`; what they say is chosen when it is printed."""
    identities = (tag("p:cNvPr", id=number, name=each.name) for number, each in enumerate(CORNERS, start=first))
    return [corner(each, page, writing, identity) for each, identity in zip(CORNERS, identities, strict=True)]


def corner(said: Corner, page: Rect, writing: Writing, identity: Xml) -> Xml:
    """One corner of a printed page."""
    width, height, inset = page.width * 0.4, _STYLE.leading, page.width * 0.1
    x = inset if (said.align == "start") is not writing.rtl else page.width - inset - width
    place = Rect(x, inset / 2 if said.top else page.height - inset / 2 - height, width, height)
    text = Paragraph((Run(said.said, _STYLE),), said.align)
    body = frame_body("p:txBody", (text,), writing, field=said.field)
    locks = tag("p:cNvSpPr", tag("a:spLocks", noGrp=1))
    held = tag("p:nvPr", tag("p:ph", type=said.type, sz="quarter", idx=said.index))
    return tag("p:sp", tag("p:nvSpPr", identity, locks, held), tag("p:spPr", transform(place), preset("rect")), body)
