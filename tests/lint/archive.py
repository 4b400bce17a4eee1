"""The package itself: its entries, content types and relations, and that every part is well formed and reached."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from tests.lint.opened import RELATIONS, Opened, relations_file

Found = Iterator[tuple[str, str]]

TYPES = {
    "slide": "presentationml.slide+xml",
    "slideLayout": "presentationml.slideLayout+xml",
    "slideMaster": "presentationml.slideMaster+xml",
    "notesSlide": "presentationml.notesSlide+xml",
    "notesMaster": "presentationml.notesMaster+xml",
    "handoutMaster": "presentationml.handoutMaster+xml",
    "theme": "officedocument.theme+xml",
    "chart": "drawingml.chart+xml",
    "tableStyles": "presentationml.tableStyles+xml",
    "worksheet": "spreadsheetml.worksheet+xml",
    "styles": "spreadsheetml.styles+xml",
    "package": "spreadsheetml.sheet",
    "core-properties": "core-properties+xml",
    "extended-properties": "extended-properties+xml",
}
"""What the target of a relation has to be, by the relation's kind."""

IMPLICIT = (
    {"slideLayout", "slideMaster", "notesSlide", "notesMaster", "theme", "tableStyles", "presProps", "viewProps"}
    | {"officeDocument", "core-properties", "extended-properties", "custom-properties", "thumbnail", "styles"}
    | {"sharedStrings", "commentAuthors", "printerSettings", "customXml", "customXmlProps", "tags", "themeOverride"}
    | {"chartColorStyle", "chartStyle", "vmlDrawing", "calcChain", "revisionInfo", "changesInfos"}
)
"""Relations that need not be named in the part's own XML."""

_NAME = re.compile(r"[A-Za-z_][\w.-]*")


def entries_are_sound(deck: Opened) -> Found:
    """Every entry once, with a plain path, and dated as all others are: no clock was read."""
    counts = Counter(entry.filename.lower() for entry in deck.entries)
    yield from ((name, "stands in the archive more than once.") for name, count in counts.items() if count > 1)
    for entry in deck.entries:
        if re.search(r"^/|\\|(^|/)\.\.?(/|$)|//", entry.filename):
            yield entry.filename, "is no plain path."
        if entry.date_time != deck.entries[0].date_time or entry.date_time[0] != 1980:
            yield entry.filename, f"is dated {entry.date_time}, not with the first moment of 1980."


def xml_is_well_formed(deck: Opened) -> Found:
    for part, data in deck.parts.items():
        if part.endswith((".xml", ".rels")):
            try:
                root = deck.tree(part)
            except etree.XMLSyntaxError as error:
                yield part, f"cannot be parsed: {error}."
                continue
            if root.getroottree().docinfo.doctype:
                yield part, "declares a document type."
            if not data.startswith(b"<?xml") or b"UTF-8" not in data[:60].upper():
                yield part, "does not begin by declaring UTF-8."


def content_types_fit(deck: Opened) -> Found:
    """Every part has a content type, every content type parts."""
    place = "/[Content_Types].xml"
    declared = deck.tree(place)
    named = [each.get("PartName") for each in declared.iter("{*}Override")]
    endings = [each.get("Extension").lower() for each in declared.iter("{*}Default")]
    yield from ((place, f"declares {each} twice.") for each, n in Counter([*named, *endings]).items() if n > 1)
    yield from ((place, f"declares {each}, which is not there.") for each in named if each not in deck.parts)
    used = {part.rpartition(".")[2].lower() for part in deck.parts} | {"xml", "rels"}
    yield from ((place, f"declares the ending {each}, which no part has.") for each in endings if each not in used)
    for part in deck.parts:
        plain = deck.types.get(part) == "application/xml" and not re.match("/customXml/", part)
        if part != place and (part not in deck.types or plain):
            yield part, "has no content type of its own."


def relations_lead_to_their_targets(deck: Opened) -> Found:
    """Every relation has an id of its own, leads to a part of the right kind, and stands in the file of a part."""
    for source in ("/", *deck.parts):
        relations = deck.relations(source)
        counts = Counter(each.id for each in relations)
        yield from ((source, f"has {count} relations named {each}.") for each, count in counts.items() if count > 1)
        for each in relations:
            if not _NAME.fullmatch(each.id):
                yield source, f"has a relation named “{each.id}”, which is no name."
            if each.external and each.kind != "hyperlink":
                yield source, f"has its {each.kind} outside, at {each.target}."
            elif not each.external and each.target not in deck.parts:
                yield source, f"has the relation {each.id} to {each.target}, which is not there."
            elif not each.external and not deck.types.get(each.target, "").endswith(TYPES.get(each.kind, "")):
                yield source, f"has {each.target} as its {each.kind}, which is {deck.types.get(each.target)}."
    owners = {relations_file(part) for part in ("/", *deck.parts)}
    yield from ((part, "belongs to no part.") for part in deck.parts if part.endswith(".rels") and part not in owners)


def relations_and_references_agree(deck: Opened) -> Found:
    """What XML refers to is among its relations, and what a part is related to is referred to."""
    for part in deck.parts:
        if not part.endswith(".xml") or part == "/[Content_Types].xml":
            continue
        found = {
            value
            for element in deck.tree(part).iter(etree.Element)
            for name, value in element.attrib.items()
            if name.startswith(RELATIONS) and value
        }
        relations = deck.relations(part)
        known = {each.id for each in relations}
        yield from ((part, f"refers to {each}, which is none of its relations.") for each in sorted(found - known))
        back = {"slide"} if part in deck.of("notesSlide") else set()
        for each in relations:
            if each.id not in found and each.kind not in IMPLICIT | back:
                yield part, f"never refers to its relation {each.id}, a {each.kind}."


def every_part_is_reached(deck: Opened) -> Found:
    reached, waiting = {"/[Content_Types].xml"}, ["/"]
    while waiting:
        part = waiting.pop()
        if part not in reached:
            reached |= {part, relations_file(part)}
            waiting += [each.target for each in deck.relations(part) if not each.external]
    yield from ((part, "is reached by no relation.") for part in deck.parts if part not in reached)
