"""A deck inside a company's template: its masters, layouts and theme stay as they are, the slides are added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from briefgen.colors.contrast import contrast
from briefgen.company import Box, CompanyTemplate, LayoutFit, Reference
from briefgen.company.dress import align_of, fit_of, second_line, style_of
from briefgen.company.package import ROOT
from briefgen.company.twins import twin
from briefgen.layout.proof import LARGE_TEXT_CONTRAST
from briefgen.scene import Color, Page, Placeholder, Scene, TextFrame
from briefgen.theme import Theme
from briefgen.vocabulary import vocabulary
from briefgen.writers.pptx import notes
from briefgen.writers.pptx.markup import NAMESPACES, Xml, tag
from briefgen.writers.pptx.package import Package, Relation, Relations
from briefgen.writers.pptx.placeholders import UNKNOWN, Native, Prompt, Slot, placed
from briefgen.writers.pptx.presentation import FIRST_SLIDE, NAME, TYPES, add_properties, section_list, settings
from briefgen.writers.pptx.roles import SCHEME
from briefgen.writers.pptx.slides import add_slides, slide_name
from briefgen.writers.pptx.tables import table_styles
from briefgen.writers.pptx.template import Layout, layout_name

STYLES = "/ppt/tableStyles.xml"

_REFERENCE = re.compile(rb'<a:schemeClr val="(\w+)"/>')
_RECOLORED = re.compile(r"/ppt/(slides|charts)/[^/]+\.xml")
_P, _A, _R = (f"{{{NAMESPACES[prefix]}}}" for prefix in "par")


def add_deck(package: Package, scene: Scene, theme: Theme, template: CompanyTemplate) -> Relations:
    """Add the template and all slides; returns the package's own relations."""
    seed(package, template)
    chosen = company_layouts(scene, template)
    noted = any(page.notes for page in scene.pages)
    master = _notes_master(package, scene, theme, template) if noted else ""
    add_slides(package, scene, theme, chosen, master)
    _recolor(package, scene, template)
    _add_table_style(package, template)
    _add_settings(package, template)
    _present(package, scene, template, master)
    return add_properties(package, scene, main_part(template))


def main_part(template: CompanyTemplate) -> str:
    """The name of the presentation's own part."""
    return template.package.target(ROOT, "officeDocument") or NAME


def seed(package: Package, template: CompanyTemplate) -> None:
    """The template's parts, with the relations under the ids that they name."""
    for name, data in template.package.contents.items():
        given = {
            Relation(link.type, link.target, link.external): identifier
            for identifier, link in template.package.relations.get(name, {}).items()
        }
        package.add(name, data, template.package.types[name], Relations(given))


def company_layouts(scene: Scene, template: CompanyTemplate) -> dict[str, Layout]:
    """The template's layout for each template of the scene's pages."""
    known = vocabulary(scene.properties.language)
    return {layout_name(page, known): _layout(page, template) for page in scene.pages}


def _layout(page: Page, template: CompanyTemplate) -> Layout:
    """The layout of a page; one with a place for its exhibit, if it shows a single one and there is such a layout."""
    fit, shown = fit_of(page.template, template), _shown(page)
    found = twin(fit, template, shown[0].kind.type) if len(shown) == 1 else None
    if found is None:
        return _of_fit(fit, template)
    fit, box = found
    place = Prompt(shown[0], box.rect, UNKNOWN, native=Native(box.kind, box.index or None))
    layout = _of_fit(fit, template)
    return replace(layout, prompts=(*layout.prompts, place))


def _shown(page: Page) -> list[Slot]:
    """The charts, tables and pictures of a page."""
    return [slot for slot, item in placed(page) if not isinstance(item, TextFrame)]


def _of_fit(fit: LayoutFit, template: CompanyTemplate) -> Layout:
    boxes: tuple[tuple[Placeholder, Box | None], ...] = (
        ("title", fit.title),
        ("subtitle", second_line(fit)),
        ("slide-number", fit.number),
        ("date", fit.date),
    )
    part = template.package.contents[fit.layout.part]
    prompts = tuple(
        Prompt(Slot(kind), box.inner, style_of(box, kind), align_of(box), box.anchor, native=_native(box, fit, part))
        for kind, box in boxes
        if box
    )
    return Layout(fit.layout.name, Color.PAPER, prompts, fit.layout.part, _mapping(part))


def _native(box: Box, fit: LayoutFit, part: bytes) -> Native:
    style = box.style
    return Native(
        box.kind,
        box.index or None,
        listed=style.bullet is not None or style.margin > 0 or style.indent != 0,
        doubtful=any(size != style.size for size in _sample_sizes(box, part)),
        unread=contrast(style.color.hex, fit.roles[Color.PAPER].hex) < LARGE_TEXT_CONTRAST,
        insets=box.insets,
    )


def _sample_sizes(box: Box, layout: bytes) -> Iterator[float]:
    """The sizes, in points, of the sample text that a layout has in a placeholder."""
    for shape in etree.fromstring(layout).iter(f"{_P}sp"):
        place = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
        if place is None or (place.get("type", "obj"), place.get("idx", "0")) != (box.kind, str(box.index)):
            continue
        for said in shape.iter(f"{_A}rPr", f"{_A}endParaRPr"):
            if "sz" in said.attrib:
                yield int(str(said.get("sz"))) / 100


def _mapping(layout: bytes) -> Xml:
    """What a layout says of the master's colours, which its slides have to say too."""
    said = etree.fromstring(layout).find(f"{_P}clrMapOvr")
    override = said.find(f"{_A}overrideClrMapping") if said is not None else None
    if override is None:
        return Xml("<a:masterClrMapping/>")
    pairs = "".join(f' {key}="{override.get(key)}"' for key in sorted(map(str, override.attrib)))
    return Xml(f"<a:overrideClrMapping{pairs}/>")


def _recolor(package: Package, scene: Scene, template: CompanyTemplate) -> None:
    """Roles become the template's own references, on each slide those of its layout's ground."""
    grounds = {
        slide_name(number): fit_of(page.template, template).roles for number, page in enumerate(scene.pages, start=1)
    }
    for name, data in package.contents.items():
        if name not in template.package.contents and _RECOLORED.fullmatch(name):
            package.contents[name] = _recolored(data, grounds.get(name, template.roles))


def _recolored(data: bytes, roles: Mapping[Color, Reference]) -> bytes:
    markup = {SCHEME[role].encode(): _markup(reference) for role, reference in roles.items()}
    return _REFERENCE.sub(lambda found: markup.get(found[1], found[0]), data)


def _markup(reference: Reference) -> bytes:
    changes = (tag(f"a:{name}", val=amount) for name, amount in reference.changes)
    if reference.slot is None:
        return tag("a:srgbClr", *changes, val=reference.hex[1:]).encode()
    return tag("a:schemeClr", *changes, val=reference.slot).encode()


def _notes_master(package: Package, scene: Scene, theme: Theme, template: CompanyTemplate) -> str:
    """The template's notes master, or ours where it has none."""
    own = template.package.target(main_part(template), "notesMaster")
    if own:
        return own
    notes.add_notes_master(package, scene, theme, package.next_name("/ppt/theme/theme"))
    return notes.MASTER


def _add_table_style(package: Package, template: CompanyTemplate) -> None:
    """Our table style after the template's own."""
    ours = _recolored(table_styles(), template.roles)
    name = template.package.target(main_part(template), "tableStyles")
    if name is None:
        package.relations[main_part(template)].to("tableStyles", package.add(STYLES, ours, f"{TYPES}tableStyles+xml"))
        return
    theirs = etree.fromstring(package.contents[name])
    theirs.append(etree.fromstring(ours)[0])
    package.contents[name] = _serialized(theirs)


def _add_settings(package: Package, template: CompanyTemplate) -> None:
    """The parts that PowerPoint misses where a template of another program has none."""
    main = main_part(template)
    for kind, data in settings().items():
        if template.package.target(main, kind) is None:
            name = package.add(f"/ppt/{kind}.xml", data, f"{TYPES}{kind}+xml")
            package.relations[main].to(kind, name)


def _present(package: Package, scene: Scene, template: CompanyTemplate, notes_master: str) -> None:
    """The template's presentation with the slides, their sections and the notes' master."""
    main = main_part(template)
    relations, root = package.relations[main], etree.fromstring(package.contents[main])
    for name in ("sldIdLst", "custShowLst", *(("notesMasterIdLst",) if notes_master else ())):
        for old in root.findall(f"{_P}{name}"):
            root.remove(old)
    slides = etree.Element(f"{_P}sldIdLst")
    for number in range(1, len(scene.pages) + 1):
        entry = etree.SubElement(slides, f"{_P}sldId", id=str(FIRST_SLIDE + number - 1))
        entry.set(f"{_R}id", relations.to("slide", slide_name(number)))
    if notes_master:
        listed = etree.Element(f"{_P}notesMasterIdLst")
        etree.SubElement(listed, f"{_P}notesMasterId").set(f"{_R}id", relations.to("notesMaster", notes_master))
        _after(root, listed, ("sldMasterIdLst",))
    _after(root, slides, ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst"))
    sections = section_list(scene)
    if sections:
        _add_extension(root, sections)
    package.contents[main] = _serialized(root)


def _after(root: etree._Element, element: etree._Element, before: tuple[str, ...]) -> None:
    """Put `element` after the last of the elements named `before`."""
    index = max(i for i, child in enumerate(root) if child.tag in [f"{_P}{name}" for name in before])
    root.insert(index + 1, element)


def _add_extension(root: etree._Element, markup: Xml) -> None:
    """Put an extension into the presentation's list of them, in the place of its like."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    extension = etree.fromstring(f"<x {spaces}>{markup}</x>")[0]
    extensions = root.find(f"{_P}extLst")
    if extensions is None:
        extensions = etree.SubElement(root, f"{_P}extLst")
    for old in extensions.findall(f"{_P}ext[@uri='{extension.get('uri')}']"):
        extensions.remove(old)
    extensions.append(extension)


def _serialized(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
