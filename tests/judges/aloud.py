"""What a PDF says when it is read by its structure: every element with its text, from the content streams alone.

And what its scene says, for comparison: what we meant to write against what a reader finds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pikepdf

from briefgen.scene import AS_IT_IS, Chart, Group, Item, Node, Scene, Table, Tag, TextFrame

INLINE = frozenset({"Link", "Span"})
"""Elements whose text is part of that around them."""

SILENT = "\u00ad\u200b"
"""Characters that are seen or kept, and never said: divisions of words, and strokes of one letter."""

Said = tuple[str, str]
"""An element's kind and its words."""


def heard(pdf: pikepdf.Pdf) -> list[Said]:
    """Every element that has text of its own, in the order of the structure."""
    pages = {page.objgen: _marked(page) for page in pdf.pages}
    return [said for said in _elements(pdf.Root.StructTreeRoot, pages) if said[1]]


def share_in_order(pdf: pikepdf.Pdf) -> float:
    """Of the page that does worst, the share of its marks that are painted in the order they are read."""
    pages: dict[tuple[int, int], list[int]] = defaultdict(list)
    for page, number in _marks(pdf.Root.StructTreeRoot):
        pages[page].append(number)
    # Marks are numbered as they are painted.
    return min((_longest_rise(marks) / len(marks) for marks in pages.values()), default=1.0)


def _marks(element: pikepdf.Object) -> Iterator[tuple[tuple[int, int], int]]:
    for kid in _kids(element):
        if isinstance(kid, _Mark):
            yield kid.page.objgen, kid.number
        elif "/S" in kid:
            yield from _marks(kid)


class _Mark(NamedTuple):
    """A stretch of a page's content, by its number."""

    page: pikepdf.Object
    number: int


def _kids(element: pikepdf.Object) -> Iterator[_Mark | pikepdf.Object]:
    """An element's marks, annotations and elements; a mark without a page of its own is on its element's."""
    inner = element.get("/K", pikepdf.Array())
    for kid in inner if isinstance(inner, pikepdf.Array) else [inner]:
        if isinstance(kid, int):
            yield _Mark(element.Pg, kid)
        elif "/MCID" in kid:
            yield _Mark(kid.get("/Pg", element.get("/Pg")), int(kid.MCID))
        else:
            yield kid


def astray(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Marks and annotations whose way back to their element leads to another, or nowhere."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    back = {int(number): numbers[index + 1] for index, number in enumerate(numbers) if index % 2 == 0}
    linked = set()
    for element, kid in _held(pdf.Root.StructTreeRoot):
        if isinstance(kid, _Mark):
            key, number = int(kid.page.get("/StructParents", -1)), kid.number
            if key not in back or number >= len(back[key]) or back[key][number].objgen != element.objgen:
                yield f"mark {number} of a page does not lead back to its {element.S}"
        else:
            linked.add(kid.Obj.objgen)
            if back[int(kid.Obj.StructParent)].objgen != element.objgen:
                yield f"an annotation does not lead back to its {element.S}"
    for page in pdf.pages:
        if any(link.objgen not in linked for link in page.get("/Annots", [])):
            yield "an annotation belongs to no element"


def _held(element: pikepdf.Object) -> Iterator[tuple[pikepdf.Object, _Mark | pikepdf.Object]]:
    """Every mark and annotation in the structure, after the element that holds it."""
    for kid in _kids(element):
        if isinstance(kid, _Mark) or "/Obj" in kid:
            yield element, kid
        else:
            yield from _held(kid)


def _longest_rise(numbers: list[int]) -> int:
    """How many of `numbers` can be kept so that they rise."""
    ends: list[int] = []
    for number in numbers:
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)


def meant(scene: Scene) -> list[Said]:
    """The same, from the scene: frames of equal tags are one element, and figures keep what they show."""
    root = _Meant("Document")
    for page in scene.pages:
        for item in (*page.items, *page.chrome):
            _collect(item, (), root)
    return [said for said in root.said() if said[1]]


@dataclass
class _Meant:
    kind: str
    words: list[str] = field(default_factory=list)
    children: dict[tuple[str, str], _Meant] = field(default_factory=dict)
    seen: bool = False

    def at(self, tag: Tag) -> _Meant:
        found = self
        for node in tag:
            found = found.children.setdefault((node.kind, node.key), _Meant(node.kind))
        return found

    def said(self) -> Iterator[Said]:
        yield self.kind, plain(" ".join(self.words))
        for child in self.children.values():
            yield from child.said()


def _collect(item: Item, whole: Tag, root: _Meant) -> None:
    match item:
        case TextFrame():
            _frame(item, whole, root)
        case Chart():
            _all(item.drawing, whole or item.tag, root)
        case Group() if item.reduced != AS_IT_IS:
            _all(item.items, whole, root)
        case Group():
            own = bool(item.tag) and item.tag[-1].kind == "Figure"
            figure = item.tag if own else (*item.tag, Node("Figure", item.name)) if item.alt else ()
            _all(item.items, whole or figure, root)
        case Table():
            for row in item.rows:
                again = row.header and any(cell and root.at(cell.frame.tag).seen for cell in row.cells)
                for cell in row.cells:
                    if cell and not again:
                        _frame(cell.frame, whole, root)
                        root.at(cell.frame.tag).seen = row.header


def _all(items: Iterable[Item], whole: Tag, root: _Meant) -> None:
    for item in items:
        _collect(item, whole, root)


def _frame(frame: TextFrame, whole: Tag, root: _Meant) -> None:
    tag = whole or frame.tag
    if not tag:
        return
    for paragraph in frame.paragraphs:
        label = root.at((*tag[:-1], Node("Lbl", tag[-1].key))) if paragraph.bullet and tag[-1].kind == "LBody" else None
        element = root.at(tag)
        if paragraph.bullet:
            # A second bullet in the same item marks a point below it, and is said where it stands.
            (element if label is None or label.words else label).words.append(paragraph.bullet)
        element.words.append(paragraph.text)


def plain(text: str) -> str:
    """The text as words a single space apart, without what is never said."""
    return " ".join(text.translate(dict.fromkeys(map(ord, SILENT))).split())


def _elements(above: pikepdf.Object, pages: dict[tuple[int, int], dict[int, str]]) -> Iterator[Said]:
    for kid in _kids(above):
        if not isinstance(kid, _Mark) and "/S" in kid and not _inline(kid):
            yield str(kid.S)[1:], plain(_own(kid, pages))
            yield from _elements(kid, pages)


def _own(element: pikepdf.Object, pages: dict[tuple[int, int], dict[int, str]]) -> str:
    """The text of an element's own marks, and of what is inline in it."""
    said = ""
    for kid in _kids(element):
        if isinstance(kid, _Mark):
            said += pages[kid.page.objgen].get(kid.number, "")
        elif _inline(kid):
            said += _own(kid, pages)
    return said


def _inline(kid: pikepdf.Object) -> bool:
    return "/S" in kid and str(kid.S)[1:] in INLINE


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """The text of a page's marks, by their numbers: codes read by the fonts' own maps."""
    fonts = {name: _readings(font) for name, font in page.Resources.Font.items()} if "/Font" in page.Resources else {}
    said: dict[int, str] = defaultdict(str)
    open_: list[int | None] = []
    hidden: list[str | None] = []
    readings: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                properties = operands[1] if len(operands) > 1 else {}
                number = int(properties["/MCID"]) if "/MCID" in properties else open_[-1] if open_ else None
                open_.append(None if str(operands[0]) == "/Artifact" else number)
                instead = str(properties["/ActualText"]) if "/ActualText" in properties else None
                hidden.append(instead)
                if instead and number is not None:
                    said[number] += instead
            case "EMC":
                open_.pop()
                hidden.pop()
            case "Tf":
                readings = fonts[str(operands[0])]
            case "TJ" | "Tj":
                parts = operands[0] if str(operator) == "TJ" else [operands[0]]
                codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                if open_ and open_[-1] is not None and all(each is None for each in hidden):
                    said[open_[-1]] += "".join(
                        readings.get(int.from_bytes(codes[i : i + 2], "big"), "�") for i in range(0, len(codes), 2)
                    )
    return said


def _readings(font: pikepdf.Object) -> dict[int, str]:
    """Each code's text, from the font's ToUnicode map; empty without one."""
    if "/ToUnicode" not in font:
        return {}
    pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]*)>\n", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}
