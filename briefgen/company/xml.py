"""Reading a template's XML: no document types, no entities, nothing fetched; and the names DrawingML gives things."""

from __future__ import annotations

from typing import Any

from lxml import etree

from briefgen.company.refusal import refused

Element = Any
"""An lxml element."""

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
REFERENCE = f"{{{NAMESPACES['r']}}}"
"""How the names of attributes begin that refer to relations."""

EMU = 12700
"""English Metric Units in a point."""


def parsed(data: bytes, part: str) -> Element:
    """The root of a part. Raises ContentError where it is no plain XML."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refused(f"The part {part} is no valid XML: {error}.", "Save the template again in PowerPoint.") from error
    if root is None:
        raise refused(f"The part {part} is empty.", "Save the template again in PowerPoint.")
    information: Any = root.getroottree().docinfo
    if information.doctype:
        raise refused(f"The part {part} declares a document type, which no PowerPoint file has.")
    return root


def written(root: Element) -> bytes:
    """A part's bytes: UTF-8, with a declaration."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def name(prefixed: str) -> str:
    """The full name of `p:sp` and the like."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return str(etree.QName(element).localname)


def child(element: Element | None, *path: str) -> Element | None:
    """The element found by going down `path`, the first of each name; None where there is none."""
    for step in path:
        if element is None:
            return None
        element = element.find(name(step))
    return element


def number(element: Element | None, attribute: str, otherwise: int = 0) -> int:
    """A whole number in an attribute; `otherwise` where it is missing or is none."""
    said = None if element is None else element.get(attribute)
    try:
        return otherwise if said is None else round(float(said))
    except (ValueError, OverflowError):
        return otherwise


def truth(element: Element | None, attribute: str, *, otherwise: bool) -> bool:
    """A yes or no in an attribute."""
    said = None if element is None else element.get(attribute)
    return otherwise if said is None else said in ("1", "true", "on")
