"""A deck of one slide a purpose, put into a company's template by hand: what its parts are worth without the writer.

Each slide fills its title and shows the room for content as a tinted panel with lines in every role.
"""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import quoteattr

from lxml import etree

from briefgen.company import ROOT, CompanyTemplate, LayoutFit, Package, Reference
from briefgen.company.xml import NAMESPACES
from briefgen.geometry import Rect
from briefgen.scene import Color

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
SLIDE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
SPACES = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in "apr")
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CLAIM = "One claim that runs over more than one line shows how a title stands in this layout"


def deck(template: CompanyTemplate) -> bytes:
    """The deck's file."""
    package = template.package
    main = package.target(ROOT, "officeDocument")
    assert main is not None
    root = etree.fromstring(package.contents[main])
    listed = etree.Element(f"{{{NAMESPACES['p']}}}sldIdLst")
    root.find(f"{{{NAMESPACES['p']}}}sldSz").addprevious(listed)
    entries = {name: data for name, data in package.contents.items() if name != main}
    types, relations = dict(package.types), {source: dict(each) for source, each in package.relations.items()}
    lines = {
        source: [_line(key, r.type, r.target, r.external) for key, r in each.items()]
        for source, each in relations.items()
    }
    for number, fit in enumerate(template.purposes.values(), start=1):
        name = f"/ppt/slides/slide{number}.xml"
        entries[name], types[name] = slide(fit, number).encode(), SLIDE
        lines[name] = [_line("rId1", f"{OFFICE}slideLayout", fit.layout.part, external=False)]
        lines[main].append(_line(f"rIdSlide{number}", f"{OFFICE}slide", name, external=False))
        entry = etree.SubElement(listed, f"{{{NAMESPACES['p']}}}sldId", id=str(255 + number))
        entry.set(f"{{{NAMESPACES['r']}}}id", f"rIdSlide{number}")
    entries[main] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return zipped(entries, types, lines)


def parts_only(package: Package) -> bytes:
    """The package's file as it is."""
    lines = {
        source: [_line(key, each.type, each.target, each.external) for key, each in listed.items()]
        for source, listed in package.relations.items()
    }
    return zipped(dict(package.contents), dict(package.types), lines)


def zipped(entries: dict[str, bytes], types: dict[str, str], lines: dict[str, list[str]]) -> bytes:
    stream = io.BytesIO()
    overrides = "".join(
        f"<Override PartName={quoteattr(name)} ContentType={quoteattr(kind)}/>" for name, kind in types.items()
    )
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" '
            f'ContentType="application/xml"/>{overrides}</Types>',
        )
        for source, listed in lines.items():
            folder, _, name = source.rpartition("/")
            target = "_rels/.rels" if source == ROOT else f"{folder[1:]}/_rels/{name}.rels"
            archive.writestr(
                target, f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{"".join(listed)}</Relationships>'
            )
        for name, data in entries.items():
            archive.writestr(name[1:], data)
    return stream.getvalue()


def _line(key: str, kind: str, target: str, external: bool) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f"<Relationship Id={quoteattr(key)} Type={quoteattr(kind)} Target={quoteattr(target)}{mode}/>"


def slide(fit: LayoutFit, number: int) -> str:
    shapes = []
    if fit.title is not None:
        mark = f'type="{fit.title.kind}"' + (f' idx="{fit.title.index}"' if fit.title.index else "")
        shapes.append(_text(2, "Title", f"<p:ph {mark}/>", fit.title_color, f"{fit.purpose} {number}. {CLAIM}"))
    if fit.subtitle is not None:
        mark = f'type="{fit.subtitle.kind}" idx="{fit.subtitle.index}"'
        shapes.append(_text(3, "Subtitle", f"<p:ph {mark}/>", fit.subtitle_color, "A subtitle under it"))
    if fit.content is not None and fit.purpose in ("exhibit", "summary", "statement"):
        shapes.append(_panel(4, fit.content, fit.roles[Color.TINT], None))
        height = fit.content.height / 7
        for index, (role, reference) in enumerate(fit.roles.items()):
            line = Rect(fit.content.x + 12, fit.content.y + index * height, fit.content.width / 2 - 24, height * 0.8)
            shapes.append(_panel(5 + index, line, None, reference, role.value))
            swatch = line.moved(dx=fit.content.width / 2)
            shapes.append(_panel(15 + index, swatch, reference, fit.roles[Color.INK], reference.hex))
    for index, box in enumerate((fit.footer, fit.number, fit.date)):
        if box is not None:
            text = ("A footer", str(number), "2026-01-01")[index]
            shapes.append(_text(30 + index, box.kind, f'<p:ph type="{box.kind}" idx="{box.index}"/>', None, text))
    tree = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>' + "".join(shapes)
    override = "<a:masterClrMapping/>"
    if fit.layout.overrides_map:
        pairs = " ".join(f'{key}="{value}"' for key, value in fit.layout.color_map.items())
        override = f"<a:overrideClrMapping {pairs}/>"
    sheet = f"<p:cSld><p:spTree>{tree}</p:spTree></p:cSld><p:clrMapOvr>{override}</p:clrMapOvr>"
    return f"{DECLARATION}<p:sld {SPACES}>{sheet}</p:sld>"


def _text(identifier: int, name: str, mark: str, color: Reference | None, text: str) -> str:
    painted = f"<a:solidFill>{_color(color)}</a:solidFill>" if color else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name={quoteattr(name)}/><p:cNvSpPr/><p:nvPr>{mark}</p:nvPr>'
        f'</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB">{painted}</a:rPr>'
        f"<a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def _panel(identifier: int, rect: Rect, fill: Reference | None, color: Reference | None, text: str = "") -> str:
    emu = [round(value * 12700) for value in (rect.x, rect.y, rect.width, rect.height)]
    painted = f"<a:solidFill>{_color(fill)}</a:solidFill>" if fill else "<a:noFill/>"
    run = ""
    if color is not None:
        run = (
            f'<a:r><a:rPr lang="en-GB" sz="1400"><a:solidFill>{_color(color)}</a:solidFill></a:rPr>'
            f"<a:t>{text}</a:t></a:r>"
        )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name="Panel {identifier}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{emu[0]}" y="{emu[1]}"/><a:ext cx="{emu[2]}" cy="{emu[3]}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{painted}</p:spPr>'
        f"<p:txBody><a:bodyPr/><a:p>{run}</a:p></p:txBody></p:sp>"
    )


def _color(reference: Reference) -> str:
    changes = "".join(f'<a:{name} val="{value}"/>' for name, value in reference.changes)
    if reference.slot is None:
        return f'<a:srgbClr val="{reference.hex[1:]}">{changes}</a:srgbClr>'
    return f'<a:schemeClr val="{reference.slot}">{changes}</a:schemeClr>'
