"""XML as values: elements are made by one function, and text gets in by one other, which escapes it."""

from __future__ import annotations

import re
from functools import cache
from typing import NewType
from xml.sax.saxutils import escape, quoteattr

from briefgen.geometry import Rect

Xml = NewType("Xml", str)
"""Well-formed markup. Only this module makes it out of strings."""

EMU = 12700
"""English Metric Units in a point."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile("[^ !#-%'-;=?-~\u00a0-\ud7ff\ue000-\ufffd]")
"""What does not stand for itself in markup, or may not: most text has none of it, and is spared the escaping."""


def legal(content: str) -> str:
    """`content` without the control characters that XML cannot hold."""
    return _FORBIDDEN.sub("", content)


def text(content: str) -> Xml:
    """User text as markup."""
    return Xml(escape(legal(content)) if _SPECIAL.search(content) else content)


def tag(name: str, /, *children: Xml, **attributes: str | int | None) -> Xml:
    """An element. Attributes that are None are left out; the first `_` in an attribute's name stands for `:`."""
    said = ""
    for key, value in attributes.items():
        if value is not None:
            said += f" {_attribute(key)}={_quoted(value)}"
    inside = "".join(children)
    return Xml(f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>")


@cache
def _attribute(key: str) -> str:
    return key.replace("_", ":", 1)


def _quoted(value: str | int) -> str:
    said = str(value)
    return quoteattr(legal(said)) if _SPECIAL.search(said) else f'"{said}"'


def join(*parts: Xml) -> Xml:
    """Elements one after the other."""
    return Xml("".join(parts))


NOTHING = Xml("")


def document(root: str, *prefixes: str, children: tuple[Xml, ...], **attributes: str | int | None) -> bytes:
    """A whole part: the root element with the namespaces it uses, as UTF-8."""
    spaces: dict[str, str | int | None] = {f"xmlns_{prefix}": NAMESPACES[prefix] for prefix in prefixes}
    return (DECLARATION + tag(root, *children, **spaces, **attributes)).encode()


def emu(points: float) -> int:
    """Points as the file's unit of length."""
    return round(points * EMU)


def transform(rect: Rect, name: str = "a:xfrm", **flips: str | int | None) -> Xml:
    """Where something stands. Edges are rounded, so that what touches in points touches in the file."""
    left, top = emu(rect.x), emu(rect.y)
    return tag(
        name,
        tag("a:off", x=left, y=top),
        tag("a:ext", cx=emu(rect.right) - left, cy=emu(rect.bottom) - top),
        **flips,
    )
