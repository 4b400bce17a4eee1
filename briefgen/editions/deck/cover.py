"""The cover: an ink page, and quarter discs whose area shows the document's key comparison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import sqrt

from briefgen.blocks.rails import CURVE
from briefgen.document.model import Document, FigureRef
from briefgen.editions.deck.chrome import footer, tracker
from briefgen.editions.deck.grid import CONTENT_BOTTOM, HEIGHT, MARGIN, WIDTH, columns
from briefgen.editions.properties import long_date
from briefgen.editions.sources import SourceLine
from briefgen.geometry import PIXEL, Rect
from briefgen.layout.logo import logo
from briefgen.layout.marks import box, outline, paragraph, words
from briefgen.layout.protocol import Setting
from briefgen.layout.scale import colored
from briefgen.scene import Color, Group, Item, Page, Paragraph, Segment, Style, TextFrame

MOST_DISCS = 3
TITLE_WIDTH = 640 * PIXEL
SUBTITLE_WIDTH = 400 * PIXEL
NOTE_WIDTH = 420 * PIXEL
SMALL_TITLE_WIDTH = 480 * PIXEL
"""A title under the cover's own size keeps clear of the discs to its end."""
LABEL_INSET = 48 * PIXEL
LOGO_HEIGHT = 40 * PIXEL
PLAIN_BAND = 12 * PIXEL
SEEN = 1.5
"""A disc with less contrast to the cover is as good as not there."""


def cover(document: Document, sections: tuple[str, ...], source: SourceLine, setting: Setting) -> Page:
    """The first slide: what it is, from whom, and by whose brand; drawn on with the key comparison, or plain."""
    setting = setting.keyed("cover")
    ground = Color.INK
    added, setting = setting.footer, replace(setting, footer="")
    scale, on, drawn = setting.scale, setting.theme.text_on(ground), _drawn(setting)
    figures = _comparable(document.cover.figures if document.cover else ()) if drawn else []
    if any(_label(figure, room, setting) is None for figure, _, room in _places(figures)):
        figures = []
    corner = _FILLS[max(len(figures), 1) - 1] if drawn else ground
    lines, bottom = footer(source, 1, setting, on=ground, number_on=corner)
    note = (document.cover.note if document.cover else None) or ""
    byline = ", ".join(part for part in (document.author, long_date(document)) if part)
    texts = [paragraph(text, colored(scale.body, on)) for text in (note, byline, added) if text]
    height = setting.type.height(texts, NOTE_WIDTH)
    top = min(bottom, CONTENT_BOTTOM + 3 * scale.step) - height
    mark = logo(setting, MARGIN, top - LOGO_HEIGHT - 2 * scale.step, LOGO_HEIGHT, ground)
    head = _head(document, (mark.rect.y if mark else top) - 4 * scale.step, setting)
    if mark and head[-1].rect.bottom > mark.rect.y - scale.step:
        # Words come before the mark.
        mark, head = None, _head(document, top - 4 * scale.step, setting)
    items: list[Item] = [_discs(figures)] if drawn else list(_plain(document, bottom, setting))
    items.extend((*head, *([mark] if mark else []), *_labels(figures, setting)))
    if texts:
        items.append(words(setting, "note", tuple(texts), Rect(MARGIN, top, NOTE_WIDTH, 0), on=ground))
    chrome = [*tracker(sections, None, setting, on=ground), *lines]
    return Page("cover", document.title, tuple(items), tuple(chrome), "Cover", ground=ground, label="1")


def _drawn(setting: Setting) -> bool:
    """Whether the brand's covers are drawn on, and its accent is seen on them."""
    theme = setting.theme
    return theme.manner.cover == "discs" and theme.contrast(Color.ACCENT, Color.INK) >= SEEN


def _plain(document: Document, bottom: float, setting: Setting) -> Iterator[Item]:
    """A plain cover's band at the lower edge, and its figures in columns at the right."""
    yield box("cover · band", Rect(0, HEIGHT - PLAIN_BAND, WIDTH, PLAIN_BAND), Color.ACCENT)
    scale, on = setting.scale, setting.theme.text_on(Color.INK)
    for index, figure in enumerate((document.cover.figures if document.cover else ())[:MOST_DISCS]):
        x, room = columns(7 + 2 * index, 8 + 2 * index)
        styles = _label(figure, room, setting) or (scale.lead, scale.small)
        texts = (paragraph(figure.short, colored(styles[0], on)), paragraph(figure.label, colored(styles[1], on)))
        height = setting.type.height(texts, room)
        yield words(setting, f"figure {index + 1}", texts, Rect(x, bottom - height, room, height), on=Color.INK)


def _head(document: Document, bottom: float, setting: Setting) -> list[Item]:
    """Title and subtitle, the title at the largest size at which both stand above `bottom`, else at the smallest."""
    scale, on = setting.scale, setting.theme.text_on(Color.INK)
    below = (paragraph(document.subtitle, colored(scale.text(0), Color.SECOND)),) if document.subtitle else ()
    heads = [_sized_head(document.title, below, colored(style, on), setting) for style in _title_sizes(setting)]
    fitting = (head for head in heads if head[-1].rect.bottom <= bottom and _sound(head, setting))
    return list(next(fitting, heads[-1]))


def _title_sizes(setting: Setting) -> tuple[Style, ...]:
    scale = setting.scale
    return (scale.cover, scale.figure, scale.title, scale.lead)


def _sized_head(title: str, below: tuple[Paragraph, ...], style: Style, setting: Setting) -> tuple[TextFrame, ...]:
    """The title in `style`, wider where it is smaller, and the subtitle under it."""
    wide = TITLE_WIDTH if style.size == setting.scale.cover.size else SMALL_TITLE_WIDTH
    area = Rect(MARGIN, 104 * PIXEL, wide, 0)
    head = words(setting, "title", title, area, style, on=Color.INK, placeholder="title")
    if not below:
        return (head,)
    under = Rect(MARGIN, head.rect.bottom + 4 * setting.scale.step, SUBTITLE_WIDTH, 0)
    return (head, words(setting, "subtitle", below, under, on=Color.INK, placeholder="subtitle"))


def _sound(head: tuple[TextFrame, ...], setting: Setting) -> bool:
    """Whether every word is narrower than its frame, and every line ends before the disc."""
    narrow = all(setting.type.widest_piece(text)[0] <= frame.rect.width for frame in head for text in frame.paragraphs)
    lines = ((frame, line) for frame in head for line in frame.lines if line.spans)
    ends = ((line.spans[-1].x + line.spans[-1].width, frame.rect.y + line.baseline) for frame, line in lines)
    return narrow and (not _drawn(setting) or all(MARGIN + end + setting.scale.step <= _edge(y) for end, y in ends))


def _edge(y: float) -> float:
    """Where the largest disc begins at the height `y`."""
    return WIDTH - sqrt(HEIGHT**2 - (HEIGHT - y) ** 2)


def _comparable(figures: tuple[FigureRef, ...]) -> list[FigureRef]:
    """The figures largest first, if they can be compared: one unit, all positive, at most three."""
    values = [figure for figure in figures if figure.amount is not None and figure.amount > 0]
    units = {figure.unit for figure in values}
    if len(values) != len(figures) or len(units) != 1 or len(values) > MOST_DISCS:
        return []
    return sorted(values, key=lambda figure: figure.amount or 0, reverse=True)


def _radius(figure: FigureRef, largest: FigureRef) -> float:
    """Area is proportional to the value: the radius to its root."""
    return HEIGHT * sqrt((figure.amount or 0) / (largest.amount or 1))


_FILLS = (Color.ACCENT, Color.SECOND, Color.PAPER)


def _discs(figures: list[FigureRef]) -> Group:
    radii = [_radius(figure, figures[0]) for figure in figures] or [HEIGHT]
    shapes: list[Item] = [
        outline(f"cover · disc {index + 1}", _quarter(radius), fill)
        for index, (radius, fill) in enumerate(zip(radii, _FILLS, strict=False))
    ]
    said = "; ".join(f"{figure.label} {figure.short}" for figure in figures)
    return Group("cover · discs", tuple(shapes), alt=f"Quarter discs, area in proportion: {said}." if said else None)


def _quarter(radius: float) -> list[Segment]:
    """A quarter disc nested in the lower right corner of the page."""
    pull = CURVE * radius
    return [
        ("M", WIDTH, HEIGHT),
        ("L", WIDTH - radius, HEIGHT),
        ("C", WIDTH - radius, HEIGHT - pull, WIDTH - pull, HEIGHT - radius, WIDTH, HEIGHT - radius),
        ("Z",),
    ]


def _places(figures: list[FigureRef]) -> list[tuple[FigureRef, float, float]]:
    """Each figure, the left edge of its label, and the width of the ring its label has to stay in."""
    edges = [WIDTH - _radius(figure, figures[0]) for figure in figures]
    places = []
    for index, (figure, edge) in enumerate(zip(figures, edges, strict=True)):
        end = edges[index + 1] if index + 1 < len(edges) else WIDTH - MARGIN
        inset = min(LABEL_INSET, (end - edge) / 8)
        places.append((figure, edge + inset, end - edge - 2 * inset))
    return places


def _label(figure: FigureRef, room: float, setting: Setting) -> tuple[Style, Style] | None:
    """The styles of a figure and its name that fit into `room`; None if none does."""
    scale = setting.scale
    fitting = (style for style in (scale.figure, scale.lead) if setting.type.widest(figure.short, style) <= room)
    number = next(fitting, None)
    named = setting.type.widest_piece(paragraph(figure.label, scale.body))[0] <= room
    return (number, scale.body) if number and named else None


def _labels(figures: list[FigureRef], setting: Setting) -> list[Item]:
    """Each disc's figure and name on one baseline, inside its disc."""
    items: list[Item] = []
    for index, (figure, x, room) in enumerate(_places(figures)):
        styles = _label(figure, room, setting)
        if styles is None:
            continue
        fill = _FILLS[index]
        ink = setting.theme.text_on(fill)
        texts = (paragraph(figure.short, colored(styles[0], ink)), paragraph(figure.label, colored(styles[1], ink)))
        height = setting.type.height(texts, room)
        area = Rect(x, CONTENT_BOTTOM + 3 * setting.scale.step - height, room, height)
        items.append(words(setting, f"figure {index + 1}", texts, area, on=fill))
    return items
