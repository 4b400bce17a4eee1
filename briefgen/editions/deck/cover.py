"""The cover: an ink page, and quarter discs whose area shows the document's key comparison."""

from __future__ import annotations

from math import sqrt

from briefgen.blocks.rails import CURVE
from briefgen.document.model import Document, FigureRef
from briefgen.editions.deck.chrome import footer, tracker
from briefgen.editions.deck.grid import CONTENT_BOTTOM, HEIGHT, MARGIN, WIDTH
from briefgen.editions.properties import long_date
from briefgen.geometry import PIXEL, Rect
from briefgen.layout.marks import outline, paragraph, words
from briefgen.layout.protocol import Setting
from briefgen.layout.scale import colored
from briefgen.scene import Color, Group, Item, Page, Segment, Style

MOST_DISCS = 3
TITLE_WIDTH = 640 * PIXEL
LABEL_INSET = 48 * PIXEL


def cover(document: Document, sections: tuple[str, ...], source: str, setting: Setting) -> Page:
    """The first slide."""
    setting = setting.keyed("cover")
    ground = Color.INK
    figures = _comparable(document.cover.figures if document.cover else ())
    if any(_label(figure, room, setting) is None for figure, _, room in _places(figures)):
        figures = []
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
    corner = _FILLS[max(len(figures), 1) - 1]
    lines, bottom = footer(source, 1, setting, on=ground, number_on=corner)
    note = (document.cover.note if document.cover else None) or ""
    byline = ", ".join(part for part in (document.author, long_date(document)) if part)
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
