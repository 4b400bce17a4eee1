"""An SVG drawing holds shapes, and what its makers and their programs noted beside them."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import Any

from lxml import etree

from briefgen.picture_file import jpeg, png

SPACE = "http://www.w3.org/2000/svg"
LINK = "http://www.w3.org/1999/xlink"
_DRAWN_BY = frozenset({SPACE, LINK, "http://www.w3.org/XML/1998/namespace"})
"""The namespaces that say how a drawing looks; others are notes of the programs that made it."""

_TOLD = frozenset({"metadata", "title", "desc"})
_TARGETS = ("href", f"{{{LINK}}}href")
_NOTES = re.compile(r"data-|aria-|role$")
"""Attributes that no renderer draws."""

_STYLE_NOTE = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_NAMED = re.compile(r"#([^\s\"'();,#.{}:>+~\[\]]+)")
"""What a reference or a rule of style calls an element by."""

_EMBEDDED = re.compile(r"(data:image/(?:png|jpeg);base64,)(.*)", re.DOTALL)


def bare(data: bytes) -> bytes:
    """Shapes alone: no comments, titles, descriptions or links, no names that nothing calls, no notes of programs."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(data, parser)
    for element in list(root.iter(etree.Element)):
        name = etree.QName(element)
        if name.namespace not in _DRAWN_BY or name.localname in _TOLD:
            _drop(element)
        else:
            _strip(element, name.localname)
    called = set(_called(root))
    for element in root.iter(etree.Element):
        if "id" in element.attrib and element.get("id") not in called:
            del element.attrib["id"]
    etree.cleanup_namespaces(root)
    return etree.tostring(root)


def _strip(element: Any, name: str) -> None:
    """Take from an element what is not drawn: foreign attributes, notes in styles, links, words in pictures."""
    for key in list(element.attrib):
        space = etree.QName(key).namespace
        if (space and space not in _DRAWN_BY) or _NOTES.match(key):
            del element.attrib[key]
    for key in _TARGETS:
        target = element.get(key)
        if target is None:
            continue
        if name == "a":
            del element.attrib[key]
        elif embedded := _EMBEDDED.fullmatch(target.strip()):
            element.set(key, embedded[1] + b64encode(_pixels(b64decode(embedded[2]))).decode())
    if name == "style" and element.text:
        element.text = _STYLE_NOTE.sub("", element.text)


def _pixels(data: bytes) -> bytes:
    """A picture inside the drawing, bare as well."""
    return png.bare(data) if data.startswith(png.SIGNATURE) else jpeg.bare(data)


def _called(root: Any) -> Iterator[str]:
    """The names by which parts of the drawing call others."""
    for element in root.iter(etree.Element):
        for text in (
            *element.attrib.values(),
            (element.text or "") if etree.QName(element).localname == "style" else "",
        ):
            if not text.startswith("data:"):
                yield from _NAMED.findall(text)


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
