"""A deck taken apart: its parts, what they are declared to be, and the relations between them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from posixpath import dirname, join, normpath

from lxml import etree

RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WRITTEN = ("slide", "notesSlide")
SHEETS = (*WRITTEN, "slideLayout", "slideMaster", "notesMaster", "handoutMaster")
"""The kinds of parts with shapes: in a company's template only the first are ours."""

FOOTERS = ("ftr", "dt", "sldNum")
"""The types of placeholders that are read last."""


@dataclass(frozen=True)
class Fault:
    """What a rule found: the part it stands in, and a sentence."""

    rule: str
    part: str
    said: str

    def __str__(self) -> str:
        return f"{self.part}: {self.said} [{self.rule}]"


@dataclass(frozen=True)
class Relation:
    """A relation of a part. `kind` is the last word of its type, `target` a part's name or an address outside."""

    id: str
    kind: str
    target: str
    external: bool


class Opened:
    """A package. Parts are named from its root: `/ppt/presentation.xml`. Raises BadZipFile for what is none.

    `template`: masters and layouts are somebody else's, and only what is on slides and in notes is ours.
    """

    def __init__(self, data: bytes, *, template: bool = False) -> None:
        self.template = template
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.entries = archive.infolist()
            self.parts = {f"/{entry.filename}": archive.read(entry) for entry in self.entries}
        self._trees: dict[str, etree._Element] = {}

    def tree(self, part: str) -> etree._Element:
        """The part's root element, an empty one if there is no such part. Raises XMLSyntaxError."""
        if part not in self.parts:
            return etree.Element("missing")
        if part not in self._trees:
            self._trees[part] = etree.fromstring(self.parts[part], etree.XMLParser(resolve_entities=False))
        return self._trees[part]

    def relations(self, part: str) -> list[Relation]:
        """The relations of a part, or of the package itself, whose name is `/`."""
        file = relations_file(part)
        if file not in self.parts:
            return []
        return [
            Relation(
                each.get("Id", ""),
                each.get("Type", "").rpartition("/")[2],
                each.get("Target", "") if outside(each) else normpath(join(dirname(part), each.get("Target", ""))),
                outside(each),
            )
            for each in self.tree(file)
        ]

    def target(self, part: str, identifier: str | None) -> str:
        """The part that a relation leads to; nothing if there is none of this id."""
        return next((each.target for each in self.relations(part) if each.id == identifier), "")

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that a part has relations of this kind to."""
        return [each.target for each in self.relations(part) if each.kind == kind and not each.external]

    @cached_property
    def types(self) -> dict[str, str]:
        """The content type of every part that has one."""
        declared = self.tree("/[Content_Types].xml")
        endings = {each.get("Extension").lower(): each.get("ContentType") for each in declared.iter("{*}Default")}
        named = {each.get("PartName"): each.get("ContentType") for each in declared.iter("{*}Override")}
        found = {part: named.get(part) or endings.get(part.rpartition(".")[2].lower()) for part in self.parts}
        return {part: said for part, said in found.items() if said}

    def of(self, *kinds: str) -> list[str]:
        """The parts of the kinds named, such as `slide` or `chart`, by their content types."""
        return [part for part, said in self.types.items() if said.endswith(tuple(f".{kind}+xml" for kind in kinds))]

    @cached_property
    def sheets(self) -> list[str]:
        """The parts with shapes of ours."""
        return self.of(*(WRITTEN if self.template else SHEETS))

    @cached_property
    def presentation(self) -> str:
        return self.related("/", "officeDocument")[0]

    @cached_property
    def slides(self) -> list[str]:
        """The slides in the order in which they are shown."""
        listed = self.tree(self.presentation).findall("{*}sldIdLst/{*}sldId")
        return [self.target(self.presentation, each.get(f"{RELATIONS}id")) for each in listed]


def outside(relation: etree._Element) -> bool:
    return relation.get("TargetMode") == "External"


def relations_file(part: str) -> str:
    """Where the relations of a part stand."""
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def shapes(root: etree._Element) -> Iterator[etree._Element]:
    """Every shape of a slide, groups before their members, in reading order."""
    tree = root.find("{*}cSld/{*}spTree")
    for element in () if tree is None else tree.iterdescendants():
        if kind(element) in {"sp", "pic", "grpSp", "cxnSp", "graphicFrame"}:
            yield element


def kind(element: etree._Element) -> str:
    """An element's name without its namespace; nothing for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def identity(shape: etree._Element) -> etree._Element:
    """The element with a shape's id, name and description."""
    return shape.find("./*/{*}cNvPr")


def placeholder(shape: etree._Element) -> etree._Element | None:
    """The element that says which placeholder a shape fills."""
    return shape.find("./*/{*}nvPr/{*}ph")


def words(element: etree._Element) -> str:
    """All text in an element."""
    return "".join(each.text or "" for each in element.iter("{*}t"))


def decorative(shape: etree._Element) -> bool:
    """Whether a shape is flagged as decoration."""
    flags = identity(shape).iter("{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative")
    return any(flag.get("val") in {"1", "true"} for flag in flags)
