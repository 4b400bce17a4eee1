"""What templates often lack and PowerPoint stumbles over, put right: only what has one right form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count
from types import MappingProxyType

from lxml import etree

from briefgen.company.keeping import PARTS
from briefgen.company.package import ROOT, Package, Relation
from briefgen.company.xml import NAMESPACES, Element, child, name, number, parsed, written

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
SETTINGS: Mapping[str, str] = MappingProxyType({"presProps": "p:presentationPr", "viewProps": "p:viewPr"})
"""Parts without which PowerPoint offers to repair a file, and their roots."""

MASTERS = frozenset(PARTS[kind] for kind in ("slideMaster", "notesMaster", "handoutMaster"))

STRAYS: Mapping[str, tuple[str, ...]] = MappingProxyType({"extLst": ("mod",), "duotone": ("xfr1", "xfr2")})
"""Attributes that some programs write and no schema has, by the element they stand on."""

FIRST_ID = 2147483648
"""Masters and layouts are numbered from here, together."""

_ID = name("r:id")


def mend(root: Element, kind: str, kept: Mapping[str, Relation]) -> None:
    """Put right what is wrong inside one part."""
    if kind == "officeDocument":
        for misspelt in list(root.iter(f"{{{NAMESPACES['p']}}}NotesMasterId")):
            misspelt.tag = name("p:notesMasterId")
        _list_notes(root, kept)
    elif kind == "theme":
        for scheme in ("a:clrScheme", "a:fontScheme", "a:fmtScheme"):
            found = child(root, "a:themeElements", scheme)
            if found is not None and not found.get("name"):
                found.set("name", "Company")
    _drop_strays(root)
    _number_shapes(root)


def _drop_strays(root: Element) -> None:
    """Attributes that some programs write and no schema has."""
    for tag, attributes in STRAYS.items():
        for element in root.iter(f"{{*}}{tag}"):
            for attribute in attributes:
                element.attrib.pop(attribute, None)


def _number_shapes(root: Element) -> None:
    """Give every shape a number of its own, where one is zero or taken; connectors keep to the first."""
    shapes = list(root.iter(name("p:cNvPr")))
    largest, taken = max((number(each, "id") for each in shapes), default=0), set[int]()
    for shape in shapes:
        own = number(shape, "id")
        if own <= 0 or own in taken:
            largest = own = largest + 1
            shape.set("id", str(own))
        taken.add(own)


def _list_notes(root: Element, kept: Mapping[str, Relation]) -> None:
    """Name the notes master, which some programs only relate to."""
    masters = child(root, "p:sldMasterIdLst")
    identifier = next((key for key, relation in kept.items() if relation.kind == "notesMaster"), None)
    if identifier is None or masters is None or child(root, "p:notesMasterIdLst") is not None:
        return
    listed = etree.Element(name("p:notesMasterIdLst"))
    etree.SubElement(listed, name("p:notesMasterId"), {_ID: identifier})
    masters.addnext(listed)


def mended(package: Package, main: str) -> Package:
    """The package with the settings that it lacks, and without masters that offer no layout."""
    contents, types = dict(package.contents), dict(package.types)
    relations = {source: dict(listed) for source, listed in package.relations.items()}
    own = relations.setdefault(main, {})
    for kind, root in SETTINGS.items():
        if all(relation.kind != kind for relation in own.values()):
            part = f"/ppt/{kind}.xml"
            contents[part] = written(etree.Element(name(root), nsmap={key: NAMESPACES[key] for key in "arp"}))
            types[part] = PARTS[kind]
            own[f"rIdOwn{kind}"] = Relation(f"{OFFICE}{kind}", part)
    contents[main] = _without_bare_masters(contents[main], own, package)
    _number(contents, [main, *(part for part, kind in types.items() if kind == PARTS["slideMaster"])])
    for master, layout in _layouts(package):
        back = relations.setdefault(layout, {})
        if all(relation.kind != "slideMaster" for relation in back.values()):
            back["rIdOwnMaster"] = Relation(f"{OFFICE}slideMaster", master)
    _part_themes(contents, types, relations)
    return pruned(Package(contents, types, relations))


def _part_themes(contents: dict[str, bytes], types: dict[str, str], relations: dict[str, dict[str, Relation]]) -> None:
    """Give every master a theme of its own: PowerPoint shares none."""
    taken: set[str] = set()
    for source in [each for each, kind in types.items() if kind in MASTERS]:
        listed = relations.get(source, {})
        for identifier, relation in listed.items():
            if relation.kind != "theme" or relation.target not in taken:
                taken.add(relation.target)
                continue
            copy = next(name_ for n in count(2) if (name_ := f"{relation.target[:-4]}-{n}.xml") not in contents)
            contents[copy], types[copy] = contents[relation.target], types[relation.target]
            relations[copy] = dict(relations.get(relation.target, {}))
            listed[identifier] = replace(relation, target=copy)


def _layouts(package: Package) -> Iterator[tuple[str, str]]:
    """Every layout with the master that lists it."""
    for master, kind in package.types.items():
        if kind == PARTS["slideMaster"]:
            yield from ((master, layout) for layout in package.targets(master, "slideLayout").values())


def _without_bare_masters(data: bytes, own: dict[str, Relation], package: Package) -> bytes:
    """The presentation without masters that offer no layout, where there is one that does."""
    root = parsed(data, "the presentation")
    listed = child(root, "p:sldMasterIdLst")
    entries = [] if listed is None else list(listed)
    bare = [each for each in entries if _is_bare(own.get(each.get(_ID, "")), package)]
    if len(bare) < len(entries):
        for entry in bare:
            own.pop(entry.get(_ID, ""), None)
            entry.getparent().remove(entry)
    return written(root)


def _number(contents: dict[str, bytes], parts: list[str]) -> None:
    """Give every master and layout a number of its own, where one is missing, too small or taken."""
    roots = {part: parsed(contents[part], part) for part in parts}
    entries = [each for root in roots.values() for each in root.iter(name("p:sldMasterId"), name("p:sldLayoutId"))]
    largest = max((number(each, "id") for each in entries), default=FIRST_ID)
    taken: set[int] = set()
    for entry in entries:
        own = number(entry, "id")
        if own < FIRST_ID or own in taken:
            largest = own = max(largest, FIRST_ID - 1) + 1
            entry.set("id", str(own))
        taken.add(own)
    contents.update({part: written(root) for part, root in roots.items()})


def _is_bare(relation: Relation | None, package: Package) -> bool:
    return relation is None or not package.targets(relation.target, "slideLayout")


def pruned(package: Package) -> Package:
    """The package without the parts that nothing leads to any more, frozen."""
    reached: dict[str, None] = {}
    waiting = [ROOT]
    while waiting:
        for relation in package.relations.get(waiting.pop(), {}).values():
            if not relation.external and relation.target in package.contents and relation.target not in reached:
                reached[relation.target] = None
                waiting.append(relation.target)
    kept = [part for part in package.contents if part in reached]
    sources = (ROOT, *kept)
    return Package(
        MappingProxyType({part: package.contents[part] for part in kept}),
        MappingProxyType({part: package.types[part] for part in kept}),
        MappingProxyType(
            {
                source: MappingProxyType(dict(package.relations[source]))
                for source in sources
                if package.relations.get(source)
            }
        ),
    )
