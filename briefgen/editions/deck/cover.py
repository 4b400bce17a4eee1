"""The cover: an ink page that says what this is and from whom, drawn on with the key comparison, or plain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from briefgen.document.model import Document
from briefgen.editions.deck.chrome import footer, tracker
from briefgen.editions.deck.discs import MOST_DISCS, Discs, comparable
from briefgen.editions.deck.grid import CONTENT_BOTTOM, FOOTER_BOTTOM, HEIGHT, MARGIN, grid
from briefgen.editions.properties import long_date
from briefgen.editions.sources import SourceLine
from briefgen.geometry import PIXEL, Rect
from briefgen.layout.logo import logo
from briefgen.layout.marks import box, overrun, paragraph, words
from briefgen.layout.protocol import Setting
from briefgen.layout.scale import colored
from briefgen.scene import Color, Item, Page, Paragraph, Style, TextFrame

GROUND = Color.INK
TITLE, SMALL_TITLE, SUBTITLE, NOTE = 0.5, 0.375, 0.3125, 0.328125
"""How wide the texts are, of the slide. A title under the cover's own size keeps clear of the discs to its end."""

TITLE_TOP = 104 * PIXEL
LOGO_HEIGHT = 40 * PIXEL
PLAIN_BAND = 12 * PIXEL
SEEN = 1.5
"""A disc with less contrast to the cover is as good as not there."""


def cover(document: Document, sections: tuple[str, ...], source: SourceLine, setting: Setting) -> Page:
    """The first slide: what it is, from whom, and by whose brand; drawn on with the key comparison, or plain."""
    setting = setting.keyed("cover")
    added, setting = setting.footer, replace(setting, footer="")
    scale, on, discs = setting.scale, setting.theme.text_on(GROUND), _discs(document, setting)
    corner, room = (discs.corner, discs.edge(FOOTER_BOTTOM) - MARGIN - scale.gutter) if discs else (GROUND, inf)
    lines, bottom = footer(source, 1, setting, on=GROUND, number_on=corner, room=room)
    note = (document.cover.note if document.cover else None) or ""
    byline = ", ".join(part for part in (document.author, long_date(document)) if part)
    said = (paragraph(text, colored(scale.body, on)) for text in (note, byline, added) if text)
    # What the picture shows, whose it is and what the brand adds are three things.
    texts = tuple(replace(text, space_before=1.5 * scale.step if index else 0.0) for index, text in enumerate(said))
    width = grid(setting).width * NOTE
    top = min(bottom, CONTENT_BOTTOM + 3 * scale.step) - setting.type.height(texts, width)
    mark = logo(setting, MARGIN, top - LOGO_HEIGHT - 2 * scale.step, LOGO_HEIGHT, GROUND)
    head = _head(document, (mark.rect.y if mark else top) - 4 * scale.step, discs, setting)
    if mark and head[-1].rect.bottom > mark.rect.y - scale.step:
        # Words come before the mark.
        mark, head = None, _head(document, top - 4 * scale.step, discs, setting)
    items: list[Item] = [discs.shapes()] if discs else list(_plain(document, bottom, setting))
    items.extend((*head, *([mark] if mark else []), *(discs.labels() if discs else ())))
    if texts:
        items.append(words(setting, "note", texts, Rect(MARGIN, top, width, 0), on=GROUND))
    chrome = [*tracker(sections, None, setting, on=GROUND), *lines]
    return Page("cover", document.title, tuple(items), tuple(chrome), "Cover", ground=GROUND, label="1")


def _discs(document: Document, setting: Setting) -> Discs | None:
    """The discs, with the figures if their labels find room; None where the cover is plain or would not show them."""
    theme = setting.theme
    if theme.manner.cover == "plain" or theme.contrast(Color.ACCENT, GROUND) < SEEN:
        return None
    discs = Discs(comparable(document.cover.figures if document.cover else ()), setting)
    return discs if discs.labelled else Discs((), setting)


def _plain(document: Document, bottom: float, setting: Setting) -> Iterator[Item]:
    """A plain cover's band at the lower edge, and its figures in columns at the right, all in one size."""
    page = grid(setting)
    yield box("cover · band", Rect(0, HEIGHT - PLAIN_BAND, page.width, PLAIN_BAND), Color.ACCENT)
    figures = (document.cover.figures if document.cover else ())[:MOST_DISCS]
    if not figures:
        return
    scale, on = setting.scale, setting.theme.text_on(GROUND)
    places = [page.columns(7 + 2 * index, 8 + 2 * index) for index in range(len(figures))]
    narrowest = min(room for _, room in places)
    widest = max(setting.type.widest(figure.short, scale.figure) for figure in figures)
    number = colored(scale.figure if widest <= narrowest else scale.lead, on)
    names = [paragraph(figure.label, colored(scale.body, on)) for figure in figures]
    if overrun(setting, names, narrowest):
        names = [paragraph(figure.label, colored(scale.small, on)) for figure in figures]
    texts = [(paragraph(figure.short, number), name) for figure, name in zip(figures, names, strict=True)]
    height = max(setting.type.height(text, room) for text, (_, room) in zip(texts, places, strict=True))
    for index, (text, (x, room)) in enumerate(zip(texts, places, strict=True), start=1):
        yield words(setting, f"figure {index}", text, Rect(x, bottom - height, room, 0), on=GROUND)


def _head(document: Document, bottom: float, discs: Discs | None, setting: Setting) -> tuple[TextFrame, ...]:
    """Title and subtitle, the title at the largest size at which both stand above `bottom`, else at the smallest."""
    scale, on = setting.scale, setting.theme.text_on(GROUND)
    below = (paragraph(document.subtitle, colored(scale.text(0), Color.SECOND)),) if document.subtitle else ()
    sizes = (scale.cover, scale.figure, scale.title, scale.lead)
    heads = [_sized_head(document.title, below, colored(style, on), setting) for style in sizes]
    fitting = (head for head in heads if head[-1].rect.bottom <= bottom and _sound(head, discs, setting))
    return next(fitting, heads[-1])


def _sized_head(title: str, below: tuple[Paragraph, ...], style: Style, setting: Setting) -> tuple[TextFrame, ...]:
    """The title in `style`, wider where it is large, and the subtitle under it."""
    width = grid(setting).width
    wide = TITLE if style.size == setting.scale.cover.size else SMALL_TITLE
    area = Rect(MARGIN, TITLE_TOP, width * wide, 0)
    head = words(setting, "title", title, area, style, on=GROUND, placeholder="title")
    if not below:
        return (head,)
    under = Rect(MARGIN, head.rect.bottom + 4 * setting.scale.step, width * SUBTITLE, 0)
    return (head, words(setting, "subtitle", below, under, on=GROUND, placeholder="subtitle"))


def _sound(head: tuple[TextFrame, ...], discs: Discs | None, setting: Setting) -> bool:
    """Whether every word is narrower than its frame, and every line ends before the disc."""
    narrow = all(setting.type.widest_piece(text)[0] <= frame.rect.width for frame in head for text in frame.paragraphs)
    lines = ((frame, line) for frame in head for line in frame.lines if line.spans)
    ends = ((line.spans[-1].x + line.spans[-1].width, frame.rect.y + line.baseline) for frame, line in lines)
    return narrow and (discs is None or all(MARGIN + end + setting.scale.step <= discs.edge(y) for end, y in ends))
