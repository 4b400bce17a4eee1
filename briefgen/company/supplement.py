"""A layout with a title and free room, for templates that have none: made from their own master, in its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import count
from types import MappingProxyType

from lxml import etree

from briefgen.company.boxes import family, placeholder
from briefgen.company.keeping import PARTS
from briefgen.company.mending import FIRST_ID
from briefgen.company.opening import Opened
from briefgen.company.package import Relation
from briefgen.company.placing import placed
from briefgen.company.refusal import NoLayoutError, noted, refused
from briefgen.company.xml import NAMESPACES, Element, child, name, number, parsed, written

NAME = "Title Only"
TITLE_SIZE = 28
"""The size of a title, in points, where the master has none."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TAKEN = ("title", "dt", "ftr", "sldNum")
_MAP = {prefix: NAMESPACES[prefix] for prefix in "apr"}


def supplemented(template: Opened) -> Opened:
    """The template with a layout of its first master's title and footers. Raises NoLayoutError if it has no master."""
    package = template.package
    master = _first_master(template)
    if master is None:
        raise NoLayoutError(refused("The template has no slide master.").findings)
    root = parsed(package.contents[master], master)
    tree = child(root, "p:cSld", "p:spTree")
    marked = [(each.element, placeholder(each.element)) for each in (() if tree is None else placed(tree))]
    kinds = {family(mark.get("type", "obj")): element for element, mark in marked if mark is not None}
    part = _free_name(package.contents)
    layout = _layout([(kind, kinds.get(kind)) for kind in _TAKEN if kind == "title" or kind in kinds], _slide(template))
    identifier = _listed(root, _largest_id(template) + 1, package.relations[master])
    relations = {
        **package.relations,
        master: {**package.relations[master], identifier: Relation(f"{_OFFICE}slideLayout", part)},
        part: {"rId1": Relation(f"{_OFFICE}slideMaster", master)},
    }
    grown = replace(
        package,
        contents=MappingProxyType({**package.contents, master: written(root), part: written(layout)}),
        types=MappingProxyType({**package.types, part: PARTS["slideLayout"]}),
        relations=MappingProxyType({key: MappingProxyType(dict(value)) for key, value in relations.items()}),
    )
    said = noted("The template has no layout with a title and room for content; one was made from its master.")
    return replace(template, package=grown, findings=(*template.findings, said))


def _give_frame(shape: Element, width: int, height: int) -> None:
    """A title's place and size on a slide whose master has no title."""
    properties, styles = next(shape.iter(name("p:spPr"))), next(shape.iter(name("a:lstStyle")))
    transform = etree.SubElement(properties, name("a:xfrm"))
    x, y, across, down = width // 20, height // 20, width * 9 // 10, height * 3 // 20
    etree.SubElement(transform, name("a:off"), {"x": str(x), "y": str(y)})
    etree.SubElement(transform, name("a:ext"), {"cx": str(across), "cy": str(down)})
    level = etree.SubElement(styles, name("a:lvl1pPr"))
    etree.SubElement(level, name("a:defRPr"), {"sz": str(TITLE_SIZE * 100)})


def _slide(template: Opened) -> Element:
    root = parsed(template.package.contents[template.presentation], template.presentation)
    return child(root, "p:sldSz")


def _first_master(template: Opened) -> str | None:
    root = parsed(template.package.contents[template.presentation], template.presentation)
    targets = template.package.targets(template.presentation, "slideMaster")
    listed = child(root, "p:sldMasterIdLst")
    named = (targets.get(each.get(name("r:id"), "")) for each in (() if listed is None else listed))
    return next((part for part in named if part), None)


def _free_name(taken: Iterable[str]) -> str:
    lower = {each.lower() for each in taken}
    return next(part for n in count(1) if (part := f"/ppt/slideLayouts/slideLayout{n}.xml").lower() not in lower)


def _largest_id(template: Opened) -> int:
    """The largest number of a master or a layout."""
    found = [FIRST_ID - 1]
    for part, kind in template.package.types.items():
        if kind in (PARTS["officeDocument"], PARTS["slideMaster"]):
            root = parsed(template.package.contents[part], part)
            found += [number(each, "id") for each in root.iter(name("p:sldMasterId"), name("p:sldLayoutId"))]
    return max(found)


def _listed(master: Element, identifier: int, relations: Iterable[str]) -> str:
    """Put a layout into a master's list; returns the identifier of its relation."""
    taken = set(relations)
    relation = next(key for n in count(1) if (key := f"rId{n}") not in taken)
    listed = child(master, "p:sldLayoutIdLst")
    if listed is None:
        listed = etree.Element(name("p:sldLayoutIdLst"))
        after = child(master, "p:clrMap")
        after = next(iter(master)) if after is None else after
        after.addnext(listed)
    etree.SubElement(listed, name("p:sldLayoutId"), {"id": str(identifier), name("r:id"): relation})
    return relation


def _layout(taken: list[tuple[str, Element | None]], slide: Element) -> Element:
    """A layout whose placeholders say nothing of themselves where the master has them."""
    root = etree.Element(name("p:sldLayout"), {"type": "titleOnly", "preserve": "1"}, nsmap=_MAP)
    tree = etree.SubElement(etree.SubElement(root, name("p:cSld"), {"name": NAME}), name("p:spTree"))
    head = etree.SubElement(tree, name("p:nvGrpSpPr"))
    etree.SubElement(head, name("p:cNvPr"), {"id": "1", "name": ""})
    etree.SubElement(head, name("p:cNvGrpSpPr"))
    etree.SubElement(head, name("p:nvPr"))
    etree.SubElement(tree, name("p:grpSpPr"))
    for number_, (kind, element) in enumerate(taken, start=2):
        shape = _placeholder(kind, number_, element)
        tree.append(shape)
        if element is None:
            _give_frame(shape, number(slide, "cx"), number(slide, "cy"))
    etree.SubElement(etree.SubElement(root, name("p:clrMapOvr")), name("a:masterClrMapping"))
    return root


def _placeholder(kind: str, identifier: int, element: Element | None) -> Element:
    label = child(element, "p:nvSpPr", "p:cNvPr")
    called = "" if label is None else label.get("name", "")
    shape = etree.Element(name("p:sp"))
    head = etree.SubElement(shape, name("p:nvSpPr"))
    etree.SubElement(head, name("p:cNvPr"), {"id": str(identifier), "name": called or kind})
    locks = etree.SubElement(head, name("p:cNvSpPr"))
    etree.SubElement(locks, name("a:spLocks"), {"noGrp": "1"})
    marked = {"type": kind} if kind == "title" else {"type": kind, "idx": str(8 + identifier)}
    etree.SubElement(etree.SubElement(head, name("p:nvPr")), name("p:ph"), marked)
    etree.SubElement(shape, name("p:spPr"))
    body = etree.SubElement(shape, name("p:txBody"))
    etree.SubElement(body, name("a:bodyPr"))
    etree.SubElement(body, name("a:lstStyle"))
    text = child(element, "p:txBody", "a:p")
    body.append(etree.Element(name("a:p")) if text is None else etree.fromstring(etree.tostring(text)))
    return shape
