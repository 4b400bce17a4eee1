"""Picture files without what they say besides the picture: camera, place, author, comments."""

from __future__ import annotations

from typing import Any

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"

_WORDS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
"""The chunks of a PNG that hold no pixels and no colours (PNG, third edition, 11.3)."""

_SCAN = 0xDA
_SHAPING = frozenset({0xE0, 0xE2, 0xEE})
"""The application segments of a JPEG that say how it looks: JFIF, the colour profile, Adobe's colour transform."""

_COMMENT = 0xFE


SVG = "http://www.w3.org/2000/svg"
_DRAWN_BY = frozenset({SVG, "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"})
"""The namespaces that say how a drawing looks; others are notes of the programs that made it."""

_TOLD = frozenset({"metadata", "title", "desc"})


def bare(data: bytes) -> bytes:
    """The same picture, PNG, JPEG or a sound SVG drawing, without words and dates. Others come back as they are."""
    if data.startswith(PNG):
        return _png(data)
    if data.startswith(JPEG):
        return _jpeg(data)
    return _svg(data) if b"<svg" in data else data


def _png(data: bytes) -> bytes:
    kept, at = [PNG], len(PNG)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4])
        if data[at + 4 : at + 8] not in _WORDS:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)


def _jpeg(data: bytes) -> bytes:
    """Segments up to the first scan, then all the rest."""
    kept, at = [JPEG], len(JPEG)
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _SCAN:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        kind = data[at + 1]
        told = kind == _COMMENT or (0xE0 <= kind <= 0xEF and kind not in _SHAPING)
        if not told:
            kept.append(data[at:end])
        at = end
    return b"".join((*kept, data[at:]))


def _svg(data: bytes) -> bytes:
    """Shapes alone: no comments, titles or descriptions, and nothing that a drawing program noted for itself."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(data, parser)
    for element in list(root.iter(etree.Element)):
        name = etree.QName(element)
        if name.namespace not in _DRAWN_BY or name.localname in _TOLD:
            _drop(element)
            continue
        for key in list(element.attrib):
            space = etree.QName(key).namespace
            if (space and space not in _DRAWN_BY) or str(key).startswith("data-"):
                del element.attrib[key]
    etree.cleanup_namespaces(root)
    return etree.tostring(root)


def _drop(element: Any) -> None:
    """Take an element out and leave the text after it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)
