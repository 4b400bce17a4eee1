"""Cutting out of a part what refers to something that is left behind, and nothing more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.company.keeping import ACTIONS, DROPPED_ELEMENTS
from briefgen.company.package import Relation
from briefgen.company.xml import REFERENCE, Element, child, local, name

_SHAPES = frozenset(name(f"p:{kind}") for kind in ("sp", "pic", "graphicFrame", "cxnSp", "contentPart"))
_ALTERNATIVES = name("mc:AlternateContent")
_ALONE = frozenset(
    {
        "hlinkClick",
        "hlinkHover",
        "hlinkMouseOver",
        "custData",
        "tags",
        "controls",
        "control",
        "ext",
        "snd",
        "sndAc",
        "videoFile",
        "audioFile",
        "audioCd",
        "quickTimeFile",
        "wavAudioFile",
        "sldLayoutId",
        "sldMasterId",
        "notesMasterId",
        "handoutMasterId",
        "buBlip",
        "sld",
    }
)
"""Elements that go alone when what they refer to is gone; any other takes its shape with it."""


def cut(root: Element, kind: str, kept: Mapping[str, Relation]) -> None:
    """Take out of a part of this kind whatever needs a relation that is not `kept`."""
    for dropped in DROPPED_ELEMENTS.get(kind, ()):
        for element in root.findall(name(dropped)):
            root.remove(element)
    for alternatives in root.findall(_ALTERNATIVES):
        root.remove(alternatives)
    for element in list(root.iter()):
        if any(key.startswith(REFERENCE) and value and value not in kept for key, value in element.attrib.items()):
            _remove(element)
        elif local(element) in ("hlinkClick", "hlinkHover") and not _harmless(element.get("action", "")):
            _detach(element)
    _drop_empty(root)


def _harmless(action: str) -> bool:
    return action.partition("?")[0] in ACTIONS


def _remove(element: Element) -> None:
    """Take out the smallest thing around `element` that can be missing."""
    for around in (element, *element.iterancestors()):
        if local(around) in _ALONE:
            _detach(around)
            return
        if around.tag == name("a:blipFill"):
            around.getparent().replace(around, around.makeelement(name("a:noFill")))
            return
        if around.tag in _SHAPES:
            outer = next(around.iterancestors(_ALTERNATIVES), around)
            _detach(outer)
            return


def _detach(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _drop_empty(root: Element) -> None:
    """Lists that are empty now, where PowerPoint expects at least one entry."""
    for listed in ("p:custDataLst", "p:notesMasterIdLst", "p:handoutMasterIdLst", "p:controls"):
        for element in list(root.iter(name(listed))):
            if not len(element):
                _detach(element)
    for element in list(root.iter(name("a:extLst"), name("p:extLst"))):
        if not len(element):
            _detach(element)


def pictures_of(shape: Element) -> Iterator[str]:
    """The identifiers of the pictures that a shape shows, the vector form first."""
    for found in (*shape.iter(name("asvg:svgBlip")), *shape.iter(name("a:blip"))):
        if identifier := found.get(f"{REFERENCE}embed"):
            yield identifier


def first_blip(fill: Element | None) -> str | None:
    """The identifier of the picture that fills something."""
    blip = child(fill, "a:blip")
    return None if blip is None else blip.get(f"{REFERENCE}embed")
