"""Placeholders: the frames that a slide shares with its layout and its layout with the master."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefgen.geometry import Rect
from briefgen.scene import Align, Anchor, Page, Paragraph, Placeholder, Run, Style, TextFrame
from briefgen.writers.pptx.markup import NOTHING, Xml, tag, transform
from briefgen.writers.pptx.shapes import preset
from briefgen.writers.pptx.sheet import Sheet
from briefgen.writers.pptx.text import Writing, frame_body, list_style, plain_body


@dataclass(frozen=True, slots=True)
class Kind:
    """How PowerPoint knows a placeholder: its type, its index, its share of the slide, and the words that name it."""

    type: str
    index: int | None
    size: str | None
    title: str
    prompt: str
    field: str | None = None


KINDS: dict[Placeholder, Kind] = {
    "title": Kind("title", None, None, "Title", "The claim, in one sentence"),
    "subtitle": Kind("subTitle", 1, None, "Subtitle", "Subtitle"),
    "body": Kind("body", 2, None, "Text", "Text"),
    "date": Kind("dt", 10, "half", "Date", "Date", "datetime1"),
    "footer": Kind("ftr", 11, "quarter", "Footer", "Source"),
    "slide-number": Kind("sldNum", 12, "quarter", "Slide number", "‹#›", "slidenum"),
}

UNKNOWN = Style("unknown", "label", 0, 0)
"""What is inherited from a layout that cannot be trusted: no style of a text is equal to it."""

LEVELS = 3
"""How many levels of text a body placeholder sets."""


@dataclass(frozen=True, slots=True)
class Native:
    """A placeholder that a layout of another hand has: its type and index there, and what a slide has to say again.

    `listed`: the layout marks paragraphs as points, which ours are not. `unread`: its colour cannot be read on its
    ground. `doubtful`: its sample text is of another size than its style, and programs differ in which they take, so
    that a slide has to say everything.
    """

    type: str
    index: int | None
    listed: bool = False
    doubtful: bool = False
    unread: bool = False
    insets: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Left, top, right and bottom, between the box and its text."""

    def outer(self, text: Rect) -> Rect:
        """The box around the room for its text."""
        left, top, right, bottom = self.insets
        return Rect(text.x - left, text.y - top, text.width + left + right, text.height + top + bottom)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A placeholder on a layout: where it stands and how it sets its text.

    Slides that fill a `native` one say nothing that its layout says: place, alignment and type stay the layout's.
    """

    kind: Placeholder
    rect: Rect
    style: Style
    align: Align = "start"
    anchor: Anchor = "top"
    native: Native | None = None

    @classmethod
    def like(cls, frame: TextFrame, kind: Placeholder) -> Prompt:
        """The prompt that `frame` fills."""
        paragraph = frame.paragraphs[0]
        return cls(kind, frame.rect, paragraph.runs[0].style, paragraph.align, frame.anchor)


def placed(page: Page) -> Iterator[tuple[Placeholder, TextFrame]]:
    """The frames of a page that fill placeholders: of each kind the first that has text."""
    taken: set[Placeholder] = set()
    for item in (*page.items, *page.chrome):
        if not isinstance(item, TextFrame) or item.placeholder is None or item.placeholder in taken:
            continue
        if item.paragraphs and item.paragraphs[0].runs:
            taken.add(item.placeholder)
            yield item.placeholder, item


def filled(frame: TextFrame, prompt: Prompt, sheet: Sheet) -> Xml:
    """A slide's frame in the placeholder `prompt`."""
    kind = KINDS[prompt.kind]
    field = kind.field if prompt.kind == "slide-number" else None
    if prompt.native:
        return _native(frame, prompt, prompt.native, replace(kind, size=None), sheet)
    body = frame_body("p:txBody", frame.paragraphs, sheet.writing, frame.anchor, prompt.style, field)
    return _shape(sheet.identity(frame.name), kind, tag("p:spPr", transform(frame.rect)), body)


def _native(frame: TextFrame, prompt: Prompt, native: Native, kind: Kind, sheet: Sheet) -> Xml:
    """A slide's frame in a placeholder of another hand's layout."""
    kind = replace(kind, type=native.type, index=native.index)
    field = kind.field if prompt.kind == "slide-number" else None
    if native.doubtful:
        body = frame_body("p:txBody", frame.paragraphs, sheet.writing, frame.anchor, UNKNOWN, field)
        place = transform(frame.rect)
    else:
        body = plain_body(
            frame.paragraphs, sheet.writing, prompt.style, field, listed=native.listed, colored=native.unread
        )
        place = NOTHING if frame.rect == prompt.rect else transform(native.outer(frame.rect))
    return _shape(sheet.identity(frame.name), kind, tag("p:spPr", place), body)


def prompts(entries: Iterable[Prompt], writing: Writing, *, master: bool = False, first: int = 2) -> tuple[Xml, ...]:
    """The placeholders of a layout, or those of a master, with ids from `first` on."""
    shapes = []
    for number, prompt in enumerate(entries, start=first):
        kind = KINDS[prompt.kind]
        levels = LEVELS if prompt.kind == "body" else 1
        identity = tag("p:cNvPr", id=number, name=kind.title)
        shape = tag("p:spPr", transform(prompt.rect), preset("rect") if master else NOTHING)
        text = Paragraph((Run(kind.prompt, prompt.style),), prompt.align)
        said = list_style(prompt.style, prompt.align, writing.rtl, levels)
        body = frame_body("p:txBody", (text,), writing, prompt.anchor, prompt.style, kind.field, said)
        shapes.append(_shape(identity, kind, shape, body))
    return tuple(shapes)


def _shape(identity: Xml, kind: Kind, shape: Xml, body: Xml) -> Xml:
    locks = tag("p:cNvSpPr", tag("a:spLocks", noGrp=1))
    return tag("p:sp", tag("p:nvSpPr", identity, locks, tag("p:nvPr", place_of(kind))), shape, body)


def place_of(kind: Kind) -> Xml:
    """How a shape says which placeholder it is, or fills."""
    return tag("p:ph", type=kind.type, sz=kind.size, idx=kind.index)
