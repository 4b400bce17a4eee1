"""The cover: an ink page, and quarter discs whose area shows the document's key comparison."""

from __future__ import annotations

from math import sqrt

from briefgen.blocks.rails import CURVE
from briefgen.document.model import Document, FigureRef
from briefgen.editions.deck.chrome import footer, tracker
from briefgen.editions.deck.grid import CONTENT_BOTTOM, HEIGHT, MARGIN, WIDTH
from briefgen.geometry import PIXEL, Rect
from briefgen.layout.marks import outline, paragraph, words
from briefgen.layout.protocol import Setting
from briefgen.layout.scale import colored
from briefgen.scene import Color, Group, Item, Page, Segment

MOST_DISCS = 3
TITLE_WIDTH = 640 * PIXEL
LABEL_INSET = 48 * PIXEL


def cover(document: Document, sections: tuple[str, ...], source: str, setting: Setting) -> Page:
    """The first slide."""
    setting = setting.keyed("cover")
    ground = Color.INK
    figures = _comparable(document.cover.figures if document.cover else ())
    items: list[Item] = []
    discs = _discs(figures)
    scale, on = setting.scale, setting.theme.text_on(ground)
    reach = min((item.rect.x for item in discs.items), default=WIDTH)
    width = max(min(TITLE_WIDTH, reach + 160 * PIXEL - MARGIN), 360 * PIXEL)
    title = words(
        setting,
        "title",
        document.title,
        Rect(MARGIN, 104 * PIXEL, width, 0),
        colored(scale.cover, on),
        on=ground,
        placeholder="title",
    )
    items.append(discs)
    items.append(title)
    if document.subtitle:
        area = Rect(MARGIN, title.rect.bottom + 4 * scale.step, 400 * PIXEL, 0)
        style = colored(scale.text(0), Color.SECOND)
        items.append(words(setting, "subtitle", document.subtitle, area, style, on=ground, placeholder="subtitle"))
    items.extend(_labels(figures, setting))
    lines, bottom = footer(source, 1, setting, on=ground)
    note = (document.cover.note if document.cover else None) or ""
    byline = ", ".join(part for part in (document.author, document.date) if part)
    texts = [paragraph(text, colored(scale.body, on)) for text in (note, byline) if text]
    height = setting.type.height(texts, 420 * PIXEL)
    top = min(bottom, CONTENT_BOTTOM + 3 * scale.step) - height
    if texts:
        items.append(words(setting, "note", tuple(texts), Rect(MARGIN, top, 420 * PIXEL, 0), on=ground))
    chrome = [*tracker(sections, None, setting, on=ground), *lines]
    return Page("cover", document.title, tuple(items), tuple(chrome), "Cover", ground=ground, label="1")


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


def _labels(figures: list[FigureRef], setting: Setting) -> list[Item]:
    """Each disc's figure and name on one baseline, inside its disc."""
    items: list[Item] = []
    edges = [WIDTH - _radius(figure, figures[0]) for figure in figures]
    scale = setting.scale
    for index, (figure, edge) in enumerate(zip(figures, edges, strict=True)):
        fill = _FILLS[index]
        next_edge = edges[index + 1] if index + 1 < len(edges) else WIDTH - MARGIN
        inset = min(LABEL_INSET, (next_edge - edge) / 8)
        room = next_edge - edge - 2 * inset
        large = setting.type.widest(figure.short, scale.figure) <= room
        ink = setting.theme.text_on(fill)
        number = colored(scale.figure if large else scale.lead, ink)
        texts = (paragraph(figure.short, number), paragraph(figure.label, colored(scale.body, ink)))
        height = setting.type.height(texts, room)
        area = Rect(edge + inset, CONTENT_BOTTOM + 3 * scale.step - height, room, height)
        items.append(words(setting, f"figure {index + 1}", texts, area, on=fill))
    return items
