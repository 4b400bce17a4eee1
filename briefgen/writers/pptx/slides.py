"""Slides: every page's items in reading order, its claim in the title placeholder, its chrome read last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefgen.geometry import Rect
from briefgen.scene import Color, Group, Item, Page, Paragraph, Run, Scene, Shape, Table, TextFrame
from briefgen.theme import Theme
from briefgen.vocabulary import vocabulary
from briefgen.writers.pptx.markup import NOTHING, Xml, document, tag
from briefgen.writers.pptx.notes import MASTER, add_notes
from briefgen.writers.pptx.package import Package
from briefgen.writers.pptx.placeholders import filled, placed
from briefgen.writers.pptx.roles import ground
from briefgen.writers.pptx.shapes import drawn
from briefgen.writers.pptx.sheet import Sheet
from briefgen.writers.pptx.template import TITLE, Layout, layout_name, tree

_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"


def slide_name(number: int) -> str:
    """The part of the slide with this number, counted from 1."""
    return f"/ppt/slides/slide{number}.xml"


def add_slides(
    package: Package, scene: Scene, theme: Theme, chosen: Mapping[str, Layout], notes_master: str = MASTER
) -> None:
    """Add a slide for every page, with its notes."""
    targets, known = link_targets(scene.pages), vocabulary(scene.properties.language)
    for number, page in enumerate(scene.pages, start=1):
        layout = chosen[layout_name(page, known)]
        shapes = {item.name: item for item in reversed(list(_every(page.items))) if isinstance(item, Shape)}
        sheet = Sheet(package, theme, scene.properties.language, targets, shapes)
        sheet.relations.to("slideLayout", layout.part)
        data = _slide(page, scene, layout, sheet)
        if page.notes:
            add_notes(page.notes, slide_name(number), sheet, notes_master)
        package.add(slide_name(number), data, _TYPE, sheet.relations)


def link_targets(pages: Iterable[Page]) -> dict[str, str]:
    """The slide behind each key: pages by their own, elements by the first slide they are on."""
    targets: dict[str, str] = {}
    numbered = [(page, slide_name(number)) for number, page in enumerate(pages, start=1)]
    for page, name in numbered:
        targets.setdefault(page.key, name)
    for page, name in numbered:
        for item in _every(page.items):
            for node in item.tag:
                targets.setdefault(node.key, name)
    return targets


def _every(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from _every(item.items)
        elif isinstance(item, Table):
            yield from (cell.frame for row in item.rows for cell in row.cells if cell)


def _slide(page: Page, scene: Scene, layout: Layout, sheet: Sheet) -> bytes:
    held = {prompt.slot for prompt in layout.prompts}
    fillings = {id(item): (slot, item) for slot, item in placed(page) if slot in held}
    shapes: list[Xml] = []
    if all(slot != TITLE for slot, _ in fillings.values()):
        shapes.append(filled(_unseen_title(page, scene, layout), layout.prompt(TITLE), sheet))
    for item in (*page.items, *page.chrome):
        if found := fillings.get(id(item)):
            slot, filling = found
            shapes.append(filled(filling, layout.prompt(slot), sheet))
        else:
            shapes.append(drawn(item, sheet))
    back = (ground(page.ground),) if page.ground is not Color.PAPER else ()
    content = tag("p:cSld", *back, tree(*shapes))
    kept = tag("p:clrMapOvr", layout.mapping)
    turned = tag("p:transition", tag(f"p:{scene.transition}"), spd="med") if scene.transition else NOTHING
    return document("p:sld", "a", "r", "p", children=(content, kept, turned))


def _unseen_title(page: Page, scene: Scene, layout: Layout) -> TextFrame:
    """A title above the slide's edge, for outlines and screen readers, where a page shows none."""
    style = layout.prompt(TITLE).style
    area = Rect(scene.width / 20, -2 * style.leading, scene.width * 0.9, style.leading)
    return TextFrame("title", area, (Paragraph((Run(page.title, style),)),), (), 1)
