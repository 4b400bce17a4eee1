"""The presentation: identifiers in their ranges, sections, masters and layouts, notes, properties."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from tests.lint.archive import Found
from tests.lint.opened import RELATIONS, Opened, placeholder, shapes, words

SLIDE_IDS = range(256, 2147483648)
MASTER_IDS = range(2147483648, 4294967296)
SIDES = range(914400, 51206401)
"""What a slide may measure, in EMU."""

SLOTS = {"bg1", "tx1", "bg2", "tx2", "hlink", "folHlink", *(f"accent{number}" for number in range(1, 7))}
MASTERS = {"slideMaster": "sldMasterId", "notesMaster": "notesMasterId", "handoutMaster": "handoutMasterId"}
"""How the presentation lists its masters."""

GUID = re.compile(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}")


def slides_are_listed_once(deck: Opened) -> Found:
    root = deck.tree(deck.presentation)
    ids = [int(each.get("id")) for each in root.findall("{*}sldIdLst/{*}sldId")]
    yield from ((deck.presentation, f"has the slide id {n} {c} times.") for n, c in Counter(ids).items() if c > 1)
    yield from ((deck.presentation, f"has the slide id {n}, out of range.") for n in ids if n not in SLIDE_IDS)
    counts = Counter(deck.slides)
    yield from ((part, f"is listed {counts[part]} times.") for part in deck.of("slide") if counts[part] != 1)


def masters_and_layouts_are_numbered_together(deck: Opened) -> Found:
    lists = [(deck.presentation, each) for each in deck.tree(deck.presentation).iter("{*}sldMasterId")]
    lists += [(part, each) for part in deck.of("slideMaster") for each in deck.tree(part).iter("{*}sldLayoutId")]
    ids = Counter(int(each.get("id")) for _, each in lists)
    for part, each in lists:
        number = int(each.get("id"))
        if ids[number] > 1 or number not in MASTER_IDS:
            yield part, f"has the id {number}, which is taken or out of range."


def layouts_and_masters_know_each_other(deck: Opened) -> Found:
    for part in deck.of("slideLayout"):
        masters = deck.related(part, "slideMaster")
        if len(masters) != 1 or part not in deck.related(masters[0], "slideLayout"):
            yield part, "does not belong to one master that lists it."
    for part in deck.of("slide"):
        if len(deck.related(part, "slideLayout")) != 1:
            yield part, "does not have one layout."


def layouts_have_names_of_their_own(deck: Opened) -> Found:
    for master in deck.of("slideMaster"):
        names = Counter(deck.tree(part).find("{*}cSld").get("name") for part in deck.related(master, "slideLayout"))
        yield from ((master, f"has {n} layouts named “{name}”.") for name, n in names.items() if n > 1)
        if not all(names):
            yield master, "has a layout without a name."


def masters_have_themes_of_their_own(deck: Opened) -> Found:
    masters = deck.of("slideMaster", "notesMaster", "handoutMaster")
    themes = [theme for part in masters for theme in deck.related(part, "theme")]
    yield from ((part, "has no theme.") for part in masters if not deck.related(part, "theme"))
    yield from ((theme, f"is shared by {n} masters.") for theme, n in Counter(themes).items() if n > 1)
    for part in masters:
        mapping = deck.tree(part).find("{*}clrMap")
        if mapping is None or set(mapping.attrib) != SLOTS:
            yield part, "does not map all twelve colours."


def masters_are_listed(deck: Opened) -> Found:
    """The presentation names its slide, notes and handout masters in lists of their own, and those only."""
    root = deck.tree(deck.presentation)
    for kind, entry in MASTERS.items():
        listed = {deck.target(deck.presentation, each.get(f"{RELATIONS}id")) for each in root.iter(f"{{*}}{entry}")}
        for part in set(deck.of(kind)) ^ listed:
            yield deck.presentation, f"and its {entry}Lst disagree on {part}."


def notes_and_slides_know_each_other(deck: Opened) -> Found:
    for part in deck.of("slide"):
        notes = deck.related(part, "notesSlide")
        if len(notes) > 1 or any(deck.related(each, "slide") != [part] for each in notes):
            yield part, "has notes that do not lead back to it alone."
    for part in deck.of("notesSlide"):
        if not any(part in deck.related(slide, "notesSlide") for slide in deck.related(part, "slide")):
            yield part, "is the notes of no slide."
        if deck.related(part, "notesMaster") != deck.of("notesMaster"):
            yield part, "does not have the notes master."
        kinds = Counter(
            each.get("type") for shape in shapes(deck.tree(part)) if (each := placeholder(shape)) is not None
        )
        if kinds["body"] != 1 or kinds["sldImg"] != 1:
            yield part, "does not have one text and one image of its slide."
        if not words(deck.tree(part)).strip():
            yield part, "says nothing."


def sections_hold_every_slide_once(deck: Opened) -> Found:
    root = deck.tree(deck.presentation)
    sections = list(root.iter("{*}section"))
    if not sections:
        return
    shown = [each.get("id") for each in root.findall("{*}sldIdLst/{*}sldId")]
    held = [each.get("id") for section in sections for each in section.iter("{*}sldId")]
    if shown != held:
        yield deck.presentation, f"shows the slides {shown}, but its sections hold {held}."
    ids = Counter(section.get("id") for section in sections)
    for section in sections:
        if ids[section.get("id")] > 1 or not GUID.fullmatch(section.get("id")) or not section.get("name").strip():
            yield deck.presentation, f"has a section “{section.get('name')}” with the id {section.get('id')}."


def sizes_are_possible(deck: Opened) -> Found:
    root = deck.tree(deck.presentation)
    for name in ("sldSz", "notesSz"):
        size = root.find(f"{{*}}{name}")
        if size is None or any(int(size.get(side)) not in SIDES for side in ("cx", "cy")):
            yield deck.presentation, f"has no {name} that a program takes."


def properties_are_declared(deck: Opened) -> Found:
    """The file has a title and a language, and no moment but the first of a day that was declared."""
    found = deck.related("/", "core-properties")
    if not found:
        yield "/", "has no properties."
        return
    root = deck.tree(found[0])
    for name in ("title", "language"):
        if not (root.findtext(f"{{*}}{name}") or "").strip():
            yield found[0], f"says no {name}."
    for stamp in root.iter("{*}created", "{*}modified", "{*}lastPrinted"):
        if not (stamp.text or "").endswith("T00:00:00Z"):
            yield found[0], f"was {etree.QName(stamp).localname} at {stamp.text}, a time of day that nobody declared."
