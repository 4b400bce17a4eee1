"""Writing the structure into a file: the element tree, the parent tree, and links to be followed.

After PDF 32000-1, 14.7 (logical structure) and 14.8 (tagged PDF).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from briefgen.scene import Node, Scene
from briefgen.writers.pdf.links import Destination, annotation, destinations
from briefgen.writers.pdf.structure import Element, LinkArea, Mark, Structure

ATTRIBUTES: dict[str, tuple[str, type[Name | int | String]]] = {
    "Scope": ("Table", Name),
    "ColSpan": ("Table", int),
    "RowSpan": ("Table", int),
    "Summary": ("Table", String),
    "ListNumbering": ("List", Name),
    "Placement": ("Layout", Name),
}
"""The attributes a node may carry: the owner each belongs to and the type of its value (PDF 32000-1, 14.8.5)."""


@dataclass(frozen=True)
class Tagging:
    """The structure of `scene` on its way into `pdf`."""

    pdf: Pdf
    scene: Scene
    structure: Structure
    links: list[tuple[Dictionary, Element]] = field(default_factory=list)
    """Annotations with the elements they belong to, in the order of their keys in the parent tree."""

    @cached_property
    def objects(self) -> dict[Element, Object]:
        """Each element's dictionary; they are made first, since the trees refer to them both ways."""
        return {element: self.pdf.make_indirect(Dictionary(Type=Name.StructElem)) for element in self.structure}

    @cached_property
    def places(self) -> dict[str, Destination]:
        return destinations(self.scene)

    def write(self) -> None:
        """Give the file its structure tree and mark it as tagged."""
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        for element in self.structure:
            self._fill(element, root)
        root.K = Array([self.objects[self.structure.root]])
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=self._parents()))
        root.ParentTreeNextKey = len(self.scene.pages) + len(self.links)
        self._name_notes(root)
        for index, page in enumerate(self.pdf.pages):
            page.obj.StructParents = index
            page.obj.Tabs = Name.S
        self.pdf.Root.StructTreeRoot = root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _fill(self, element: Element, root: Object) -> None:
        entry, node = self.objects[element], element.node
        entry.S = Name(f"/{node.kind}")
        entry.P = self.objects[element.parent] if element.parent else root
        for key, value in (("/Alt", node.alt), ("/Lang", node.language), ("/T", node.title)):
            if value:
                entry[key] = String(value)
        attributes = self._attributes(element)
        if attributes:
            entry.A = Array(attributes)
        children = [self._child(child, element) for child in element.children]
        if children:
            entry.K = Array(children)

    def _child(self, child: Element | Mark | LinkArea, parent: Element) -> Object:
        match child:
            case Element():
                return self.objects[child]
            case Mark():
                return Dictionary(Type=Name.MCR, Pg=self.pdf.pages[child.page].obj, MCID=child.number)
            case LinkArea():
                return self._link(child, parent)

    def _link(self, area: LinkArea, element: Element) -> Object:
        """Put the annotation on its page and refer to it."""
        page = self.pdf.pages[area.page].obj
        link = self.pdf.make_indirect(annotation(self.pdf, area, self.scene.height, self.places))
        link.StructParent = len(self.scene.pages) + len(self.links)
        self.links.append((link, element))
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(link)
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=link)

    def _parents(self) -> Array:
        """The number tree from a page's marks, and from each annotation, back to the elements."""
        numbers: list[Object | int] = []
        for index, marks in enumerate(self.structure.marks):
            numbers += [index, self.pdf.make_indirect(Array([self.objects[element] for element in marks]))]
        for index, (_, element) in enumerate(self.links, len(self.structure.marks)):
            numbers += [index, self.objects[element]]
        return Array(numbers)

    def _attributes(self, element: Element) -> list[Dictionary]:
        owners: dict[str, Dictionary] = {}
        for name, text in element.node.attributes:
            owner, kind = ATTRIBUTES[name]
            value = Name(f"/{text}") if kind is Name else kind(text)
            owners.setdefault(owner, Dictionary(O=Name(f"/{owner}")))[f"/{name}"] = value
        if element.figure_area:
            _, rect = element.figure_area
            height = self.scene.height
            box = [round(v, 3) for v in (rect.x, height - rect.bottom, rect.right, height - rect.y)]
            owners.setdefault("Layout", Dictionary(O=Name.Layout)).BBox = Array(box)
        return list(owners.values())

    def _name_notes(self, root: Object) -> None:
        """Every Note has an identifier, as PDF/UA-1, 7.9 asks, and the root a way from it to the element."""
        notes = {_identifier(e.node, n): e for n, e in enumerate(self.structure) if e.node.kind == "Note"}
        for name, element in notes.items():
            self.objects[element].ID = String(name)
        if notes:
            pairs = [part for name in sorted(notes) for part in (String(name), self.objects[notes[name]])]
            root.IDTree = self.pdf.make_indirect(Dictionary(Names=Array(pairs)))


def _identifier(node: Node, number: int) -> str:
    ascii_key = "".join(character if character.isascii() and character.isalnum() else "-" for character in node.key)
    return f"{ascii_key}.{number}"
