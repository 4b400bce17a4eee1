"""What leads elsewhere: hyperlinks, connectors, pictures."""

from __future__ import annotations

from lxml import etree

from tests.lint.archive import Found
from tests.lint.opened import RELATIONS, Opened, identity, kind, shapes

ADDRESSES = ("http://", "https://", "mailto:")
SITES = {"rect": 4, "roundRect": 4, "ellipse": 8, "triangle": 6, "rightArrow": 4, "diamond": 4, "line": 2, "arc": 3}
"""How many connection sites PowerPoint's own outlines have (presetShapeDefinitions, ECMA-376)."""

SIGNATURES = {"image/png": b"\x89PNG", "image/jpeg": b"\xff\xd8", "image/gif": b"GIF8", "image/svg+xml": b"<"}


def links_lead_somewhere(deck: Opened) -> Found:
    for part in deck.sheets:
        known = {each.id: each for each in deck.relations(part)}
        for link in deck.tree(part).iter("{*}hlinkClick", "{*}hlinkHover"):
            identifier, action = link.get(f"{RELATIONS}id", ""), link.get("action", "")
            target = known.get(identifier)
            if action.startswith("ppaction://hlinkshowjump"):
                continue
            if target is None:
                yield part, f"has a link by {identifier}, which is none of its relations."
            elif action == "ppaction://hlinksldjump":
                if target.kind != "slide" or target.target not in deck.slides:
                    yield part, f"has a jump to {target.target}, which is no slide that is shown."
            elif action or target.kind != "hyperlink" or not target.target.lower().startswith(ADDRESSES):
                yield part, f"has a link to {target.target} that is neither an address nor a jump."


def connectors_are_glued_to_shapes(deck: Opened) -> Found:
    """The ends of connectors name shapes of the slide, at connection sites that these have."""
    for part in deck.sheets:
        known = {identity(each).get("id"): each for each in shapes(deck.tree(part))}
        for end in deck.tree(part).iter("{*}stCxn", "{*}endCxn"):
            shape, site = known.get(end.get("id")), int(end.get("idx"))
            if shape is None:
                yield part, f"has a connector glued to the shape {end.get('id')}, which is not there."
            elif site >= _sites(shape):
                yield part, f"has a connector at site {site} of “{identity(shape).get('name')}”, which has fewer."
            elif shape is end.getparent().getparent().getparent():
                yield part, f"has “{identity(shape).get('name')}” glued to itself."


def _sites(shape: etree._Element) -> int:
    """How many connection sites a shape has; a group has none, pictures and frames have those of a rectangle."""
    if kind(shape) == "grpSp":
        return 0
    drawn = shape.find("{*}spPr/{*}custGeom")
    if drawn is not None:
        return len(drawn.findall("{*}cxnLst/{*}cxn"))
    named = shape.find("{*}spPr/{*}prstGeom")
    return SITES.get(named.get("prst"), 0) if named is not None else 4


def pictures_are_what_they_say(deck: Opened) -> Found:
    for part in deck.sheets:
        for blip in deck.tree(part).iter("{*}blip", "{*}svgBlip"):
            image = deck.target(part, blip.get(f"{RELATIONS}embed"))
            said = deck.types.get(image, "")
            start = deck.parts.get(image, b"").lstrip(b"\xef\xbb\xbf \r\n\t")
            if (
                not start.startswith(SIGNATURES.get(said, b""))
                or not start
                or (kind(blip) == "svgBlip") != (said == "image/svg+xml")
            ):
                yield part, f"shows {image}, which is not the {said or 'picture'} it is said to be."
