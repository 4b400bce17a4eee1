"""Strict Open XML rewritten as Transitional, which every program reads.

The two differ in namespaces, and in that Strict writes shares as "50%" and may write lengths with a unit
(ISO/IEC 29500-1 and -4).
"""

from __future__ import annotations

import re

from briefgen.company.xml import EMU, Element

STRICT = "http://purl.oclc.org/ooxml/"
_DECLARED = re.compile(rb"((?:xmlns(?::\w+)?|uri|Type)\s*=\s*[\"'])http://purl\.oclc\.org/ooxml/(\w+)/")
_SHARE = re.compile(r"-?\d+(?:\.\d+)?%")
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)")
_UNITS = {"mm": 360000 / 10, "cm": 360000, "in": 914400, "pt": EMU, "pc": 12 * EMU, "pi": 12 * EMU}
_TEXTS = frozenset({"name", "descr", "title", "tooltip", "typeface", "char", "userName"})
"""Attributes that hold text, whatever it looks like."""


def transitional_names(data: bytes) -> bytes:
    """A part or a list of relations with its namespaces and types as Transitional has them."""
    if STRICT.encode() not in data:
        return data
    return _DECLARED.sub(rb"\1http://schemas.openxmlformats.org/\2/2006/", data)


def make_transitional(root: Element) -> None:
    """Rewrite the values of a part in place."""
    root.attrib.pop("conformance", None)
    for element in root.iter():
        for attribute, value in element.attrib.items():
            if attribute in _TEXTS:
                continue
            if _SHARE.fullmatch(value):
                element.set(attribute, str(round(float(value[:-1]) * 1000)))
            elif length := _LENGTH.fullmatch(value):
                element.set(attribute, str(round(float(length[1]) * _UNITS[length[2]])))
