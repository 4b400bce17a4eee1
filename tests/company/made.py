"""Templates made for the tests: python-pptx's own, changed part by part, so that each has one peculiarity."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from pptx import Presentation
from pptx.util import Emu, Inches

Parts = dict[str, bytes]
CONTENT_TYPES = "[Content_Types].xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
MASTER_RELATIONS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
MAIN = "ppt/presentation.xml"
MAIN_RELATIONS = "ppt/_rels/presentation.xml.rels"
TITLE_ONLY = "ppt/slideLayouts/slideLayout6.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
MACROS = "application/vnd.ms-powerpoint.template.macroEnabled.main+xml"


def plain(width: float = 10.0, height: float = 7.5) -> Parts:
    """python-pptx's template with one sample slide, as parts; sizes in inches, all frames to scale."""
    deck = Presentation()
    across, down = Inches(width) / deck.slide_width, Inches(height) / deck.slide_height
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.shapes:
            if shape.element.find(".//{*}xfrm") is not None:
                shape.left, shape.width = Emu(round(shape.left * across)), Emu(round(shape.width * across))
                shape.top, shape.height = Emu(round(shape.top * down)), Emu(round(shape.height * down))
    deck.slide_width, deck.slide_height = Inches(width), Inches(height)
    sample = deck.slides.add_slide(deck.slide_layouts[0])
    sample.shapes.title.text = "A sample slide"
    sample.notes_slide.notes_text_frame.text = "A sample note"
    stream = io.BytesIO()
    deck.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def replaced(parts: Parts, part: str, *pairs: tuple[str, str]) -> Parts:
    """The parts with strings of one replaced; each must be there."""
    text = parts[part].decode()
    for old, new in pairs:
        assert old in text, (part, old)
        text = text.replace(old, new)
    return {**parts, part: text.encode()}


def added(parts: Parts, part: str, data: bytes, kind: str) -> Parts:
    """The parts with one more, declared."""
    override = f'<Override PartName="/{part}" ContentType="{kind}"/></Types>'
    return {**replaced(parts, CONTENT_TYPES, ("</Types>", override)), part: data}


def related(parts: Parts, source: str, kind: str, target: str, *, external: bool = False, key: str = "rIdX") -> Parts:
    """The parts with a relation more in a list of relations."""
    mode = ' TargetMode="External"' if external else ""
    entry = f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    return replaced(parts, source, ("</Relationships>", entry))


def typed(parts: Parts, kind: str) -> Parts:
    """The parts with the main part declared as another kind of file."""
    return replaced(parts, CONTENT_TYPES, (PRESENTATION, kind))


def recolored(parts: Parts, colors: Mapping[str, str]) -> Parts:
    """The parts with the theme's colours replaced, by slot, as six digits."""
    text = parts["ppt/theme/theme1.xml"].decode()
    for slot, digits in colors.items():
        pattern = rf"<a:{slot}>.*?</a:{slot}>"
        assert re.search(pattern, text, re.DOTALL)
        text = re.sub(pattern, f'<a:{slot}><a:srgbClr val="{digits}"/></a:{slot}>', text, flags=re.DOTALL)
    return {**parts, "ppt/theme/theme1.xml": text.encode()}


def renamed(parts: Parts, names: Mapping[str, str]) -> Parts:
    """The parts with layouts renamed and their types taken away."""
    changed = dict(parts)
    for part, data in parts.items():
        if part.startswith("ppt/slideLayouts/slideLayout"):
            text = re.sub(r'(<p:sldLayout\b[^>]*?) type="\w+"', r"\1", data.decode(), count=1)
            for old, new in names.items():
                text = text.replace(f'<p:cSld name="{old}"', f'<p:cSld name="{new}"')
            changed[part] = text.encode()
    return changed


def strict(parts: Parts) -> Parts:
    """The parts in Strict Open XML: its namespaces, and shares in per cent."""
    families = r"http://schemas\.openxmlformats\.org/(drawingml|presentationml|officeDocument)/2006/"
    changed: Parts = {}
    for part, data in parts.items():
        if part.endswith((".xml", ".rels")) and part != CONTENT_TYPES:
            text = re.sub(families, r"http://purl.oclc.org/ooxml/\1/", data.decode())
            text = re.sub(r'<a:spcPct val="(\d+)000"', r'<a:spcPct val="\1%"', text)
            text = re.sub(r'<a:(tint|lumMod|shade) val="(\d+)000"', r'<a:\1 val="\2%"', text)
            changed[part] = text.replace("<p:presentation ", '<p:presentation conformance="strict" ', 1).encode()
        else:
            changed[part] = data
    return changed


DARK = {"dk1": "FFFFFF", "lt1": "10151C", "dk2": "E0E6EE", "lt2": "1E2833", "accent1": "FFB000"}

TEMPLATES: Mapping[str, Callable[[], Parts]] = MappingProxyType(
    {
        "standard": plain,
        "wide": lambda: plain(13.333, 7.5),
        "small": lambda: plain(10, 5.625),
        "dark": lambda: recolored(plain(13.333, 7.5), DARK),
    }
)
"""Templates that a deck can be built in."""


def file(folder: Path, parts: Parts, name: str = "company.potx", each: Callable[[str], int] | None = None) -> Path:
    """The template's file. `each` gives a part's compression."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data, each(part) if each else None)
    return path
