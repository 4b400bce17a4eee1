"""Writing the structure into a file: the element tree, the parent tree, and links to be followed.

After PDF 32000-1, 14.7 (logical structure) and 14.8 (tagged PDF).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from briefgen.scene import Node, Scene
from briefgen.writers.pdf.links import annotation
from briefgen.writers.pdf.navigation import Navigation
from briefgen.writers.pdf.standard import Standard
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

SECOND_NAMESPACE = "http://iso.org/pdf2/ssn"
"""The standard structure of PDF 2.0 (ISO 32000-2, 14.8.6)."""

SECOND_NAMES = {"Note": "FENote"}
"""What PDF 2.0 calls otherwise."""

FIRST_NAMESPACE, FIRST_ONLY = "http://iso.org/pdf/ssn", frozenset({"BlockQuote"})
"""The structure of PDF 1.7, and what PDF 2.0 took from there only by this name."""


@dataclass(frozen=True)
class Tagging:
    """The structure of `scene` on its way into `pdf`."""

    pdf: Pdf
    scene: Scene
    structure: Structure
    objects: Mapping[Element, Object]
    """Each element's dictionary; they are made first, since the trees refer to them both ways."""
    navigation: Navigation
    standard: Standard
    links: list[tuple[Object, Element]] = field(default_factory=list)
    """Annotations with the elements they belong to, in the order of their keys in the parent tree."""

    def write(self) -> None:
        """Give the file its structure tree and mark it as tagged."""
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        if self.standard.second:
            spaces = (SECOND_NAMESPACE, FIRST_NAMESPACE)
            root.Namespaces = Array(
                [self.pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=each)) for each in spaces]
            )
            # Readers that know no namespaces find their own names for what PDF 2.0 calls otherwise.
            root.RoleMap = Dictionary({f"/{new}": Name(f"/{old}") for old, new in SECOND_NAMES.items()})
        for element in self.structure:
            self._fill(element, root)
        root.K = Array([self.objects[self.structure.root]])
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=self._parents()))
        root.ParentTreeNextKey = len(self.scene.pages) + len(self.links)
        self._name_notes(root)
        self._refer_to_notes()
        for index, page in enumerate(self.pdf.pages):
            page.obj.StructParents = index
            page.obj.Tabs = Name.S
        self.pdf.Root.StructTreeRoot = root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _fill(self, element: Element, root: Object) -> None:
        entry, node = self.objects[element], element.node
        if self.standard.second:
            entry.S = Name(f"/{SECOND_NAMES.get(node.kind, node.kind)}")
            entry.NS = root.Namespaces[int(node.kind in FIRST_ONLY)]
        else:
            entry.S = Name(f"/{node.kind}")
        entry.P = self.objects[element.parent] if element.parent else root
        for key, value in (("/Alt", node.alt), ("/Lang", node.language), ("/T", node.title)):
            if value:
                entry[key] = String(value)
        attributes = self._attributes(element)
        if attributes:
            entry.A = Array(attributes)
        pages = [child.page for child in element.children if isinstance(child, Mark)]
        if pages:
            entry.Pg = self.pdf.pages[pages[0]].obj
        children = [self._child(child, element, pages[:1]) for child in element.children]
        if children:
            entry.K = Array(children)

    def _child(self, child: Element | Mark | LinkArea, parent: Element, own: list[int]) -> Object | int:
        """What stands for a child in its parent, whose `own` page need not be named again."""
        match child:
            case Element():
                return self.objects[child]
            case Mark() if child.page in own:
                return child.number
            case Mark():
                return Dictionary(Type=Name.MCR, Pg=self.pdf.pages[child.page].obj, MCID=child.number)
            case LinkArea():
                return self._link(child, parent)

    def _link(self, area: LinkArea, element: Element) -> Object:
        """Put the annotation on its page and refer to it."""
        page = self.pdf.pages[area.page].obj
        link = self.pdf.make_indirect(annotation(area, self.navigation))
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

    def _refer_to_notes(self) -> None:
        """In PDF 2.0 a note and what refers to it name each other (ISO 14289-2, 8.2.5.14)."""
        for element in self.structure if self.standard.second else ():
            for area in element.children:
                if isinstance(area, LinkArea) and area.inner and (note := self.structure.named(area.key, ("Note",))):
                    self._refer(element, note)
                    self._refer(note, element)

    def _refer(self, element: Element, other: Element) -> None:
        entry = self.objects[element]
        if "/Ref" not in entry:
            entry.Ref = Array()
        entry.Ref.append(self.objects[other])


def _identifier(node: Node, number: int) -> str:
    ascii_key = "".join(character if character.isascii() and character.isalnum() else "-" for character in node.key)
    return f"{ascii_key}.{number}"
