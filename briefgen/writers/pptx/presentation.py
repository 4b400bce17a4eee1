"""The presentation part and what the file says of itself: slides in order, sections, properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from uuid import NAMESPACE_URL, uuid5

from briefgen.layout.scale import Scale
from briefgen.scene import Scene
from briefgen.vocabulary import vocabulary
from briefgen.writers.pptx import handout, notes, template
from briefgen.writers.pptx.markup import DECLARATION, NOTHING, Xml, document, emu, tag, text
from briefgen.writers.pptx.package import Package, Relations
from briefgen.writers.pptx.slides import slide_name
from briefgen.writers.pptx.tables import table_styles
from briefgen.writers.pptx.text import Writing, list_style

NAME = "/ppt/presentation.xml"
FIRST_SLIDE = 256
"""Slide ids begin here."""

TYPES = "application/vnd.openxmlformats-officedocument.presentationml."


def add_presentation(package: Package, scene: Scene, scale: Scale) -> Relations:
    """Add the presentation and the properties; returns the package's own relations."""
    relations = Relations()
    masters = tag(
        "p:sldMasterIdLst",
        tag("p:sldMasterId", id=template.FIRST_ID, r_id=relations.to("slideMaster", template.MASTER)),
    )
    noted = NOTHING
    if any(page.notes for page in scene.pages):
        noted = tag("p:notesMasterIdLst", tag("p:notesMasterId", r_id=relations.to("notesMaster", notes.MASTER)))
    handed = tag("p:handoutMasterIdLst", tag("p:handoutMasterId", r_id=relations.to("handoutMaster", handout.MASTER)))
    slides = tag(
        "p:sldIdLst",
        *(
            tag("p:sldId", id=FIRST_SLIDE + index, r_id=relations.to("slide", slide_name(index + 1)))
            for index in range(len(scene.pages))
        ),
    )
    writing = Writing(scene.properties.language)
    data = document(
        "p:presentation",
        "a",
        "r",
        "p",
        children=(
            masters,
            noted,
            handed,
            slides,
            tag("p:sldSz", cx=emu(scene.width), cy=emu(scene.height)),
            tag("p:notesSz", cx=emu(handout.PAGE.width), cy=emu(handout.PAGE.height)),
            tag("p:defaultTextStyle", list_style(scale.body, "start", writing)),
            tag("p:extLst", section_list(scene)) if any(page.section for page in scene.pages) else NOTHING,
        ),
        saveSubsetFonts=1,
        autoCompressPictures=0,
        rtl=1 if writing.rtl else None,
    )
    relations.to("theme", template.THEME)
    for kind, part in {**settings(), "tableStyles": table_styles()}.items():
        name = f"/ppt/{kind}.xml"
        relations.to(kind, package.add(name, part, f"{TYPES}{kind}+xml"))
    package.add(NAME, data, f"{TYPES}presentation.main+xml", relations)
    return add_properties(package, scene)


def settings() -> dict[str, bytes]:
    """The empty parts that every presentation has, by the kind of their relation."""
    return {
        "presProps": document("p:presentationPr", "a", "r", "p", children=()),
        "viewProps": document("p:viewPr", "a", "r", "p", children=()),
    }


def section_list(scene: Scene) -> Xml:
    """The sections of the slide sorter; slides of none are gathered under the name of their template."""
    if not any(page.section for page in scene.pages):
        return NOTHING
    entries = []
    for number, (title, indices) in enumerate(_stretches(scene)):
        listed = tag("p14:sldIdLst", *(tag("p14:sldId", id=FIRST_SLIDE + index) for index in indices))
        identifier = str(uuid5(NAMESPACE_URL, f"{number} {title}")).upper()
        entries.append(tag("p14:section", listed, name=title, id=f"{{{identifier}}}"))
    space = "http://schemas.microsoft.com/office/powerpoint/2010/main"
    found = tag("p14:sectionLst", *entries, xmlns_p14=space)
    return tag("p:ext", found, uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}")


def _stretches(scene: Scene) -> Iterator[tuple[str, list[int]]]:
    """Consecutive slides of one section, by index."""
    known = vocabulary(scene.properties.language)
    titles = (page.section or template.speaking(page.template, known) for page in scene.pages)
    named = ((title, index) for index, title in enumerate(titles))
    for title, stretch in groupby(named, key=lambda pair: pair[0]):
        yield title, [index for _, index in stretch]


def add_properties(package: Package, scene: Scene, main: str = NAME) -> Relations:
    """Add what the file says of itself; returns the package's own relations, to the presentation `main` first."""
    properties = scene.properties
    moment = _moment(properties.date)
    stamps = [
        tag(f"dcterms:{name}", text(moment), xsi_type="dcterms:W3CDTF") for name in ("created", "modified") if moment
    ]
    said = {
        "dc:title": properties.title,
        "dc:subject": properties.subtitle,
        "dc:creator": properties.author,
        "cp:keywords": ", ".join(properties.keywords),
        "cp:category": properties.category,
        "dc:language": properties.language,
        "cp:lastModifiedBy": properties.author,
    }
    core = tag(
        "cp:coreProperties",
        *(tag(name, text(value)) for name, value in said.items() if value),
        *stamps,
        xmlns_cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        xmlns_dc="http://purl.org/dc/elements/1.1/",
        xmlns_dcterms="http://purl.org/dc/terms/",
        xmlns_xsi="http://www.w3.org/2001/XMLSchema-instance",
    )
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    company = tag("Company", text(properties.company)) if properties.company else NOTHING
    slides = tag("Slides", Xml(str(len(scene.pages))))
    noted = tag("Notes", Xml(str(sum(bool(page.notes) for page in scene.pages))))
    extended = tag("Properties", tag("Application", text("briefgen")), slides, noted, company, xmlns=space)
    roots = Relations()
    roots.to("officeDocument", main)
    roots.to(
        "core-properties",
        package.add(
            "/docProps/core.xml",
            (DECLARATION + core).encode(),
            "application/vnd.openxmlformats-package.core-properties+xml",
        ),
    )
    roots.to(
        "extended-properties",
        package.add(
            "/docProps/app.xml",
            (DECLARATION + extended).encode(),
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        ),
    )
    return roots


def _moment(date: str) -> str:
    """The first moment of an ISO date, which may be a year or a month; nothing for any other text."""
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", date):
        return ""
    year, month, day = (*date.split("-"), "01", "01")[:3]
    return f"{year}-{month}-{day}T00:00:00Z"
