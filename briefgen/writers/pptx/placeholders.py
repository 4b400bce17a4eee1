"""Placeholders: the frames that a slide shares with its layout and its layout with the master."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from briefgen.geometry import Rect
from briefgen.layout.scale import DECK
from briefgen.scene import (
    Align,
    Anchor,
    Chart,
    Item,
    Page,
    Paragraph,
    Picture,
    Placeholder,
    Run,
    Style,
    Table,
    TextFrame,
)
from briefgen.vocabulary import Vocabulary, vocabulary
from briefgen.writers.pptx.markup import NOTHING, Xml, tag, transform
from briefgen.writers.pptx.shapes import drawn, preset
from briefgen.writers.pptx.sheet import Sheet
from briefgen.writers.pptx.text import Writing, breakable, frame_body, list_style, plain_body

Holder = Placeholder | Literal["chart", "table", "picture"]
"""What a placeholder holds: text of some use, or a thing of its own kind."""

Filling = TextFrame | Chart | Table | Picture


@dataclass(frozen=True, slots=True)
class Kind:
    """How PowerPoint knows a placeholder: its type, its index, its share of the slide, its name and what it asks for.

    Of a kind that `repeats` a slide may have several, whose indices follow one another.
    """

    type: str
    index: int | None
    size: str | None
    title: str
    prompt: Callable[[Vocabulary], str]
    field: str | None = None
    repeats: bool = False


KINDS: dict[Holder, Kind] = {
    "title": Kind("title", None, None, "Title", lambda known: known.filed.claim),
    "subtitle": Kind("subTitle", 1, None, "Subtitle", lambda known: known.filed.subtitle),
    "body": Kind("body", 100, None, "Text", lambda known: known.filed.text, repeats=True),
    "chart": Kind("chart", 200, None, "Chart", lambda known: known.filed.chart, repeats=True),
    "table": Kind("tbl", 300, None, "Table", lambda known: known.table, repeats=True),
    "picture": Kind("pic", 400, None, "Picture", lambda known: known.filed.picture, repeats=True),
    "date": Kind("dt", 10, "half", "Date", lambda known: known.date),
    "footer": Kind("ftr", 11, "quarter", "Footer", lambda known: known.source),
    "slide-number": Kind("sldNum", 12, "quarter", "Slide number", lambda _: "‹#›", "slidenum"),
}
"""In the order in which a layout is read, footers last."""

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
class Slot:
    """One placeholder of a slide or a layout: the first, the second … of its kind."""

    holder: Holder
    number: int = 1

    @property
    def kind(self) -> Kind:
        return KINDS[self.holder]

    @property
    def index(self) -> int | None:
        return None if self.kind.index is None else self.kind.index + self.number - 1

    @property
    def name(self) -> str:
        return self.kind.title if self.number == 1 else f"{self.kind.title} {self.number}"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A placeholder on a layout: where it stands and how it sets its text; `bulleted`: as a list of points."""

    slot: Slot
    rect: Rect
    style: Style
    align: Align = "start"
    anchor: Anchor = "top"
    bulleted: bool = False
    text: str = ""
    """What it says on the layout, where that is not its kind's own prompt."""
    native: Native | None = None

    @classmethod
    def like(cls, item: Filling, slot: Slot) -> Prompt:
        """The prompt that `item` fills."""
        if not isinstance(item, TextFrame):
            return cls(slot, item.rect, DECK.body)
        first = item.paragraphs[0]
        return cls(slot, item.rect, first.runs[0].style, first.align, item.anchor, first.bullet is not None)


def placed(page: Page) -> Iterator[tuple[Slot, Filling]]:
    """The items of a page that fill placeholders: text that is for one, and every chart, table and picture."""
    counts: Counter[Holder] = Counter()
    for item in (*page.items, *page.chrome):
        holder = _holder(item)
        if holder is None or (counts[holder] and not KINDS[holder].repeats):
            continue
        counts[holder] += 1
        yield Slot(holder, counts[holder]), item  # type: ignore[misc]  # what has a holder is a filling


def _holder(item: Item) -> Holder | None:
    match item:
        case TextFrame():
            return item.placeholder if item.paragraphs and item.paragraphs[0].runs else None
        case Chart():
            return "chart"
        case Table():
            return "table"
        case Picture():
            return "picture"
        case _:
            return None


def filled(item: Filling, prompt: Prompt, sheet: Sheet) -> Xml:
    """A slide's item in the placeholder `prompt`."""
    if not isinstance(item, TextFrame):
        return drawn(item, sheet, place=_place(prompt))
    if prompt.native:
        return _native(item, prompt, prompt.native, sheet)
    field = prompt.slot.kind.field if prompt.slot.holder == "slide-number" else None
    body = frame_body("p:txBody", breakable(item), sheet.writing, item.anchor, prompt.style, field)
    return _shape(sheet.identity(item.name), place_of(prompt.slot), tag("p:spPr", transform(item.rect)), body)


def _native(frame: TextFrame, prompt: Prompt, native: Native, sheet: Sheet) -> Xml:
    """A slide's frame in a placeholder of another hand's layout."""
    field = prompt.slot.kind.field if prompt.slot.holder == "slide-number" else None
    if native.doubtful:
        body = frame_body("p:txBody", frame.paragraphs, sheet.writing, frame.anchor, UNKNOWN, field)
        box = transform(frame.rect)
    else:
        body = plain_body(
            frame.paragraphs, sheet.writing, prompt.style, field, listed=native.listed, colored=native.unread
        )
        box = NOTHING if frame.rect == prompt.rect else transform(native.outer(frame.rect))
    place = tag("p:ph", type=native.type, idx=native.index)
    return _shape(sheet.identity(frame.name), place, tag("p:spPr", box), body)


def prompts(entries: Iterable[Prompt], writing: Writing, *, master: bool = False, first: int = 2) -> tuple[Xml, ...]:
    """The placeholders of a layout, or those of a master, with ids from `first` on."""
    shapes, known = [], vocabulary(writing.language)
    for number, prompt in enumerate(entries, start=first):
        kind = prompt.slot.kind
        levels = LEVELS if prompt.slot.holder == "body" else 1
        identity = tag("p:cNvPr", id=number, name=prompt.slot.name)
        shape = tag("p:spPr", transform(prompt.rect), preset("rect") if master else NOTHING)
        text = Paragraph((Run(prompt.text or kind.prompt(known), prompt.style),), prompt.align)
        said = list_style(prompt.style, prompt.align, writing, levels, bulleted=prompt.bulleted)
        body = frame_body("p:txBody", (text,), writing, prompt.anchor, prompt.style, kind.field, said)
        shapes.append(_shape(identity, place_of(prompt.slot), shape, body))
    return tuple(shapes)


def _shape(identity: Xml, place: Xml, shape: Xml, body: Xml) -> Xml:
    locks = tag("p:cNvSpPr", tag("a:spLocks", noGrp=1))
    return tag("p:sp", tag("p:nvSpPr", identity, locks, tag("p:nvPr", place)), shape, body)


def _place(prompt: Prompt) -> Xml:
    """Which placeholder of its layout an item fills."""
    native = prompt.native
    return tag("p:ph", type=native.type, idx=native.index) if native else place_of(prompt.slot)


def place_of(slot: Slot) -> Xml:
    """How a shape says which placeholder it is, or fills."""
    return tag("p:ph", type=slot.kind.type, sz=slot.kind.size, idx=slot.index)
