"""Provenance as a file carries it: XML in a namespace of its own, equal for equal provenance.

It says of numbers only, and of a figure only what the pages show; the content's nodes stay behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, cast

from briefgen.errors import MachineError
from briefgen.provenance.model import Fact, Kind, Leaf, Plain, Provenance, Spot, Use
from briefgen.scene import PROVENANCE
from briefgen.writers.pptx.markup import Xml, tag

VERSION = "1"
NUMBERS = ("value", "change")
"""The parts of a figure that are told even where they are words."""

_FACTS = ("value", "change", "label", "unit", "period", "basis", "source")


def written(provenance: Provenance) -> bytes:
    """The provenance as XML, without a declaration."""
    entries = [*map(_fact, provenance.facts), *_pages(provenance)]
    said = tag(
        "provenance",
        *entries,
        xmlns=PROVENANCE,
        version=VERSION,
        edition=provenance.edition,
        state=provenance.state,
    )
    return said.encode()


def _fact(fact: Fact) -> Xml:
    told = {name: getattr(fact, name) or None for name in _FACTS}
    return tag("figure", id=fact.id, **told, **{"from": " ".join(fact.inputs) or None})


def _pages(provenance: Provenance) -> Iterator[Xml]:
    told: list[Use | Plain] = [use for use in provenance.uses if told_of(use)]
    entries = sorted((*told, *provenance.plains), key=lambda each: each.spot.page)
    on = {number: list(found) for number, found in groupby(entries, key=lambda each: each.spot.page)}
    for number, leaf in enumerate(provenance.pages, start=1):
        shapes: dict[str, list[Xml]] = {}
        for each in on.get(number, ()):
            shapes.setdefault(each.spot.shape, []).append(_entry(each))
        inside = (tag("shape", *found, name=name) for name, found in shapes.items())
        yield tag("page", *inside, key=leaf.key, title=leaf.title or None)


def told_of(use: Use) -> bool:
    """Whether a file tells of a use: it is a number, or stands for one."""
    return use.part in NUMBERS or any(letter.isdigit() for letter in use.text)


def _entry(entry: Use | Plain) -> Xml:
    cell = ".".join(map(str, entry.spot.cell)) if entry.spot.cell else None
    if isinstance(entry, Plain):
        return tag("plain", kind=entry.kind, cell=cell, text=entry.text)
    part = None if entry.part == "value" else entry.part
    others = " ".join(entry.others) or None
    return tag("use", figure=entry.figure, part=part, cell=cell, text=entry.text, **{"or": others})


def read(data: bytes) -> Provenance:
    """The provenance in the XML. Raises MachineError if it is none, or of another version."""
    root = _root(data)
    if root.get("version") != VERSION:
        raise MachineError("Its record of figures is of another version of briefgen.")
    pages = root.findall(f"{{{PROVENANCE}}}page")
    uses: list[Use] = []
    plains: list[Plain] = []
    for number, page in enumerate(pages, start=1):
        for shape in page.iter(f"{{{PROVENANCE}}}shape"):
            for entry in shape:
                spot = Spot(number, shape.get("name", ""), _cell(entry.get("cell")))
                if entry.tag.endswith("}use"):
                    others = tuple(entry.get("or", "").split())
                    part, said = entry.get("part", "value"), entry.get("text", "")
                    uses.append(Use(entry.get("figure", ""), part, said, spot, (), others))
                else:
                    plains.append(Plain(entry.get("text", ""), cast("Kind | None", entry.get("kind")), spot))
    return Provenance(
        "brief" if root.get("edition") == "brief" else "deck",
        root.get("state", ""),
        tuple(Leaf(page.get("key", ""), page.get("title", "")) for page in pages),
        tuple(_read_fact(each) for each in root.findall(f"{{{PROVENANCE}}}figure")),
        tuple(uses),
        tuple(plains),
    )


def _read_fact(element: Any) -> Fact:
    told = {name: element.get(name, "") for name in _FACTS}
    return Fact(element.get("id", ""), **told, inputs=tuple(element.get("from", "").split()))


def _cell(said: str | None) -> tuple[int, int] | None:
    row, _, column = (said or "").partition(".")
    return (int(row), int(column)) if row.isdecimal() and column.isdecimal() else None


def _root(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise MachineError("Its record of figures is damaged.") from error
    if root is None or root.tag != f"{{{PROVENANCE}}}provenance":
        raise MachineError("Its record of figures is damaged.")
    return root
