"""The deck as pages to read: its slides drawn and tagged, one a page, or three with their notes at the side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefgen.blocks.paragraph import place_paragraph
from briefgen.charts.plan.ink import drawn
from briefgen.colors.contrast import contrast
from briefgen.geometry import Rect
from briefgen.layout.marks import paragraph, words
from briefgen.layout.protocol import Setting
from briefgen.layout.scale import BRIEF, muted
from briefgen.scene import (
    Bookmark,
    Chart,
    Color,
    Group,
    Item,
    Node,
    Page,
    Paragraph,
    Reduction,
    Scene,
    Shape,
    Table,
    Tag,
    TextFrame,
)
from briefgen.text.lines import Typesetter
from briefgen.theme import Theme

WIDTH, HEIGHT = 595.28, 841.89
MARGIN = 42.0
SLIDE_WIDTH = 262.0
GUTTER = 20.0
MOST_SLIDES = 3
BAND = (HEIGHT - 2 * MARGIN) / MOST_SLIDES
"""The height of a slide with its notes, unless these are longer."""
EDGE = 0.5
"""The line around a slide, in points."""
FOOT = 14.0
WHITE, NEARLY = "#FFFFFF", 1.25
"""The sheet's colour, and the contrast to it under which a ground is a mere tint of white."""


def slides(scene: Scene, theme: Theme) -> Scene:
    """The deck's scene for writers without native charts and placeholders: one slide a page, every text tagged."""
    read: set[str] = set()
    pages = tuple(_slide(page, "H2" if index else "H1", read, theme) for index, page in enumerate(scene.pages))
    bookmarks = tuple(Bookmark(_claim(page), index, 0.0) for index, page in enumerate(pages))
    return replace(scene, pages=tuple(replace(page, notes=()) for page in pages), bookmarks=bookmarks)


def with_notes(scene: Scene, theme: Theme) -> Scene:
    """The deck's slides in small, their notes beside them: three a page, or fewer where notes are long."""
    spoken = [_unseen(page) for page in scene.pages]
    style = Typesetter(theme, robust=False, language=scene.properties.language)
    setting = Setting("brief", theme, BRIEF, style)
    sheets = _Sheets(setting, scene)
    for page, notes in zip(slides(scene, theme).pages, spoken, strict=True):
        sheets.add(page, notes)
    pages = tuple(sheets.pages())
    return replace(scene, width=WIDTH, height=HEIGHT, pages=pages, bookmarks=tuple(sheets.bookmarks))


def _unseen(page: Page) -> Sequence[str]:
    """The notes of a slide, without what stands at its foot already."""
    shown = {item.text for item in page.chrome if isinstance(item, TextFrame)}
    return [note for note in page.notes if note not in shown]


def _claim(page: Page) -> str:
    """What a slide says: its title as shown."""
    frames = (item for item in page.items if isinstance(item, TextFrame) and item.placeholder == "title")
    return next((" ".join(frame.text.split()) for frame in frames if frame.text.strip()), page.title)


def _slide(page: Page, heading: str, read: set[str], theme: Theme) -> Page:
    """The slide under a section of its own: its claim a heading, its source read last, its tracker an artifact.

    A source that was `read` on a slide before is an artifact too, as every running foot is.
    """
    section = Node("Sect", page.key)
    title = Node(heading, f"{page.key}/claim")
    items = tuple(part for item in page.items for part in _placed(item, section, title, theme))
    chrome = tuple(part for item in page.chrome for part in _read_last(item, section, read, theme))
    return replace(page, items=items, chrome=chrome)


def _placed(item: Item, section: Node, title: Node, theme: Theme) -> Iterator[Item]:
    """The item in its section; the claim is its heading, whole."""
    if isinstance(item, TextFrame) and item.placeholder == "title":
        yield replace(_settled(item), tag=(section, title))
    else:
        yield from _tagged(item, (section,), theme)


def _read_last(item: Item, section: Node, read: set[str], theme: Theme) -> Iterator[Item]:
    if isinstance(item, TextFrame) and item.placeholder == "footer" and item.text not in read:
        read.add(item.text)
        yield from _tagged(item, (section,), theme)
    else:
        yield item


def _tagged(item: Item, under: Tag, theme: Theme) -> Iterator[Item]:
    """The item with its place in the structure; text with several paragraphs becomes a frame for each."""
    match item:
        case TextFrame():
            yield from _apart(_settled(item), under)
        case Chart():
            ink = drawn(item.data, item.plan, theme, from_right=item.from_right) if item.plan else item.drawing
            yield replace(item, drawing=ink, tag=(*under, *item.tag))
        case Group() if item.alt or (item.tag and item.tag[-1].kind == "Figure"):
            yield replace(item, tag=(*under, *item.tag))
        case Group():
            yield replace(item, items=tuple(part for each in item.items for part in _tagged(each, under, theme)))
        case Table():
            rows = tuple(
                replace(row, cells=tuple(cell and replace(cell, frame=_under(cell.frame, under)) for cell in row.cells))
                for row in item.rows
            )
            yield replace(item, rows=rows, tag=(*under, *item.tag))
        case Shape():
            yield item
        case _:
            yield replace(item, tag=(*under, *item.tag))


def _under(frame: TextFrame, under: Tag) -> TextFrame:
    return replace(_settled(frame), tag=(*under, *frame.tag))


def _settled(frame: TextFrame) -> TextFrame:
    """The frame with its lines where its anchor puts them."""
    counted = Counter(line.paragraph for line in frame.lines)
    used = sum(
        each.leading * counted[index] + (each.space_before if index else 0.0)
        for index, each in enumerate(frame.paragraphs)
    )
    down = (frame.rect.height - used) * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[frame.anchor]
    lines = tuple(replace(line, baseline=line.baseline + down) for line in frame.lines) if down else frame.lines
    return replace(frame, lines=lines)


def _apart(frame: TextFrame, under: Tag) -> Iterator[TextFrame]:
    """A frame a paragraph, each an element; points are items of a list, and keep the points below them."""
    own = frame.tag or (Node("P", frame.name),)
    many, point = len(frame.paragraphs) > 1, 0
    for index, each in enumerate(frame.paragraphs):
        lines = tuple(replace(line, paragraph=0) for line in frame.lines if line.paragraph == index)
        point += each.bullet is not None and not each.level
        if each.bullet is not None and own[-1].kind not in ("LBody", "TD", "TH"):
            tag = _point(own, point)
        else:
            tag = (*own[:-1], replace(own[-1], key=f"{own[-1].key}/{index + 1}")) if many else own
        yield replace(frame, paragraphs=(each,), lines=lines, tag=(*under, *tag))


def _point(own: Tag, number: int) -> Tag:
    """The path of a point of a list, where `own` is that of all its text."""
    *before, last = own
    points = Node("L", f"{last.key}/points", attributes=(("ListNumbering", "Disc"),))
    return (*before, points, Node("LI", f"{last.key}/{number}"), Node("LBody", f"{last.key}/{number}"))


@dataclass
class _Sheets:
    """Pages that fill with slides and their notes."""

    setting: Setting
    scene: Scene

    def __post_init__(self) -> None:
        self._filled: list[list[Item]] = [[]]
        self._top = MARGIN
        self.bookmarks: list[Bookmark] = []

    def add(self, slide: Page, notes: Sequence[str]) -> None:
        """The slide under those before it; on a new page where it finds no room."""
        if self._top + BAND > HEIGHT - MARGIN + 1:
            self._turn()
        self.bookmarks.append(Bookmark(_claim(slide), len(self._filled) - 1, self._top))
        self._filled[-1].append(self._reduced(slide))
        bottom = self._top + self._height + GUTTER
        said = [paragraph(text, self.setting.scale.body, space_before=BRIEF.step / 2) for text in notes if text.strip()]
        end = self._speak(slide, said)
        self._top = max(bottom, end + GUTTER, self._top + BAND if end <= self._top + BAND else end + GUTTER)

    @property
    def _factor(self) -> float:
        return SLIDE_WIDTH / self.scene.width

    @property
    def _height(self) -> float:
        return self.scene.height * self._factor

    def _reduced(self, slide: Page) -> Group:
        size = Rect(0, 0, self.scene.width, self.scene.height)
        edge = Shape(
            f"{slide.key} · edge", size, "rect", slide.ground, Color.HAIRLINE, EDGE / self._factor, bleeds=True
        )
        place = Reduction(self._factor, MARGIN, self._top)
        return Group(f"{slide.key} · slide", (edge, *slide.items, *slide.chrome), reduced=place)

    def _speak(self, slide: Page, notes: Sequence[Paragraph]) -> float:
        """Set the notes beside their slide, and over the next page where they are longer; gives where they end."""
        top, setting = self._top, self.setting.within(Node("Sect", slide.key)).keyed(f"{slide.key}/note")
        left = MARGIN + SLIDE_WIDTH + GUTTER
        for number, note in enumerate(notes, start=1):
            rest: Paragraph | None = note
            while rest is not None:
                room = Rect(left, top, WIDTH - MARGIN - left, HEIGHT - MARGIN - top)
                node = Node("P", f"{slide.key}/note-{number}")
                frame, rest = place_paragraph(rest, room, setting, node, f"note {number}")
                if frame:
                    self._filled[-1].append(frame)
                    top = frame.rect.bottom + BRIEF.step / 2
                if rest is not None:
                    self._turn()
                    top = MARGIN
        return top

    def _turn(self) -> None:
        self._filled.append([])
        self._top = MARGIN

    def pages(self) -> Iterator[Page]:
        """The pages, each with the document's title and its number below."""
        style = muted(self.setting.scale.small)
        for number, items in enumerate(self._filled, start=1):
            foot = self.setting.keyed(f"handout-{number}")
            area = Rect(MARGIN, HEIGHT - MARGIN + FOOT, WIDTH - 2 * MARGIN, 0)
            chrome = (
                words(foot, "subject", self.scene.properties.title, area.resized(width=area.width - 40), style),
                words(foot, "number", str(number), area, style, align="end"),
            )
            yield Page(
                f"handout-{number}",
                self.scene.properties.title,
                tuple(items),
                chrome,
                bare=_nearly_white(self.setting.theme),
                label=str(number),
            )


HANDOUTS: Mapping[Literal[1, 3], Callable[[Scene, Theme], Scene]] = {1: slides, 3: with_notes}
"""How many slides stand on a page, and what makes such pages."""


def _nearly_white(theme: Theme) -> bool:
    """Whether what reads on the brand's ground reads on white paper too, so that no tint need be printed."""
    return contrast(theme.hex(Color.PAPER), WHITE) < NEARLY
