"""Shapes: outlines, lines, freeforms, pictures and groups, each in PowerPoint's own kind."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from briefgen.drawings import RefusedError
from briefgen.errors import MachineError
from briefgen.geometry import Rect
from briefgen.picture_file import bare
from briefgen.pictures import as_pixels, is_drawing
from briefgen.scene import Chart, Group, Item, Picture, Segment, Shape, Table, TextFrame
from briefgen.writers.pptx.chart import chart_frame
from briefgen.writers.pptx.connectors import bends, direction, ends, sites, ties
from briefgen.writers.pptx.markup import NOTHING, Xml, emu, join, tag, transform
from briefgen.writers.pptx.roles import outline, solid
from briefgen.writers.pptx.sheet import Sheet, said_of
from briefgen.writers.pptx.tables import table_frame
from briefgen.writers.pptx.text import breakable, frame_body

PRESETS = {"rect": "rect", "ellipse": "ellipse"}
SIGNATURES = {b"\x89PNG": "png", b"\xff\xd8": "jpeg", b"GIF8": "gif"}

_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def drawn(item: Item, sheet: Sheet, *, told: bool = False, place: Xml = NOTHING) -> Xml:
    """The item as markup. `told`: a figure around it is read out as a whole, so it is neither described nor marked.

    `place` is the placeholder that a picture, a chart or a table fills.
    """
    match item:
        case TextFrame():
            return _text_box(item, sheet)
        case Shape():
            return _shape(item, sheet, told=told)
        case Picture():
            return _picture(item, sheet, place)
        case Chart():
            return chart_frame(item, sheet, place)
        case Table():
            return table_frame(item, sheet, place)
        case Group():
            return _group(item, sheet, told=told)


def _text_box(frame: TextFrame, sheet: Sheet) -> Xml:
    properties = tag("p:nvSpPr", sheet.identity(frame.name), tag("p:cNvSpPr", txBox=1), tag("p:nvPr"))
    shape = tag("p:spPr", transform(frame.rect), preset("rect"), tag("a:noFill"))
    return tag("p:sp", properties, shape, frame_body("p:txBody", breakable(frame), sheet.writing, frame.anchor))


def preset(name: str) -> Xml:
    """One of PowerPoint's named outlines."""
    return tag("a:prstGeom", tag("a:avLst"), prst=name)


def _shape(shape: Shape, sheet: Sheet, *, told: bool) -> Xml:
    alt = None if told else said_of(shape.tag)
    identity = sheet.identity(shape.name, alt, decorative=not told)
    line = outline(shape.stroke, shape.stroke_width)
    if shape.outline == "line" and (len(shape.path) == 2 or shape.joins):
        tied = tag("p:cNvCxnSpPr", ties(shape, sheet))
        properties = tag("p:nvCxnSpPr", identity, tied, tag("p:nvPr"))
        kind = "bentConnector2" if bends(shape) else "straightConnector1" if shape.joins else "line"
        return tag("p:cxnSp", properties, tag("p:spPr", _between(shape), preset(kind), line))
    geometry = preset(PRESETS[shape.outline]) if shape.outline in PRESETS and not shape.sites else _freeform(shape)
    properties = tag("p:nvSpPr", identity, tag("p:cNvSpPr"), tag("p:nvPr"))
    return tag("p:sp", properties, tag("p:spPr", transform(shape.rect), geometry, solid(shape.fill), line))


def _between(shape: Shape) -> Xml:
    """The box of a line, mirrored where the line runs against the box's own diagonal."""
    (x1, y1), (x2, y2) = ends(shape)
    box = Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    return transform(box, flipH=1 if x2 < x1 else None, flipV=1 if y2 < y1 else None)


_COMMANDS = {"M": "a:moveTo", "L": "a:lnTo", "C": "a:cubicBezTo"}


def _freeform(shape: Shape) -> Xml:
    """The path in the coordinates of its box, in EMU, with the sites where lines may be tied to it."""
    left, top = emu(shape.rect.x), emu(shape.rect.y)

    def command(segment: Segment) -> Xml:
        if segment[0] == "Z":
            return tag("a:close")
        numbers = segment[1:]
        points = zip(numbers[::2], numbers[1::2], strict=True)
        return tag(_COMMANDS[segment[0]], *(tag("a:pt", x=emu(x) - left, y=emu(y) - top) for x, y in points))

    found = [
        tag("a:cxn", tag("a:pos", x=emu(x) - left, y=emu(y) - top), ang=direction(shape, (x, y)))
        for x, y in sites(shape)
    ]
    drawn_path = [command(segment) for segment in shape.path] if shape.path else _oval(shape.rect)
    path = tag(
        "a:path",
        *drawn_path,
        w=emu(shape.rect.right) - left,
        h=emu(shape.rect.bottom) - top,
        fill="none" if shape.fill is None else None,
    )
    return tag(
        "a:custGeom",
        *(tag(name) for name in ("a:avLst", "a:gdLst", "a:ahLst")),
        tag("a:cxnLst", *found),
        tag("a:rect", l="0", t="0", r="r", b="b"),
        tag("a:pathLst", path),
    )


def _oval(rect: Rect) -> list[Xml]:
    """The path of an ellipse that fills its box, clockwise from the left."""
    width, height = emu(rect.right) - emu(rect.x), emu(rect.bottom) - emu(rect.y)
    start = tag("a:moveTo", tag("a:pt", x=0, y=height // 2))
    turn = {"wR": width // 2, "hR": height // 2, "stAng": 10800000, "swAng": 21600000}
    return [start, tag("a:arcTo", **turn), tag("a:close")]


def _picture(picture: Picture, sheet: Sheet, place: Xml) -> Xml:
    properties = tag(
        "p:nvPicPr",
        sheet.identity(picture.name, picture.alt, decorative=True),
        tag("p:cNvPicPr", tag("a:picLocks", noGrp=1 if place else None, noChangeAspect=1)),
        tag("p:nvPr", place),
    )
    fill = tag("p:blipFill", _blip(picture, sheet), tag("a:stretch", tag("a:fillRect")))
    return tag("p:pic", properties, fill, tag("p:spPr", transform(picture.rect), preset("rect")))


def _blip(picture: Picture, sheet: Sheet) -> Xml:
    """The picture's data. A drawing in SVG goes with itself in pixels, for programs that show no other."""
    file = picture.file
    vector = is_drawing(file)
    try:
        data = as_pixels(file, max(picture.rect.width, picture.rect.height)) if vector else file.read_bytes()
        drawing = file.read_bytes() if vector else b""
    except RefusedError as error:
        raise MachineError(f"The drawing {file} {error}.") from error
    except OSError as error:
        raise MachineError(f"The picture {file} cannot be read: {error.strerror}.") from error
    if picture.bare:
        data, drawing = bare(data), bare(drawing)
    ending = next((kind for start, kind in SIGNATURES.items() if data.startswith(start)), None)
    if ending is None:
        raise MachineError(f"The picture {file} is neither PNG, JPEG nor GIF, and PowerPoint shows no other kind.")
    extension = NOTHING
    if vector:
        svg = tag("asvg:svgBlip", xmlns_asvg=_SVG, r_embed=_image(drawing, "svg", sheet))
        extension = tag("a:extLst", tag("a:ext", svg, uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"))
    return tag("a:blip", extension, r_embed=_image(data, ending, sheet))


def _image(data: bytes, ending: str, sheet: Sheet) -> str:
    """The relation to an image part; equal data is kept once."""
    name = f"/ppt/media/{hashlib.sha256(data).hexdigest()[:16]}.{ending}"
    if name not in sheet.package.contents:
        sheet.package.add(name, data)
    return sheet.relations.to("image", name)


def _group(group: Group, sheet: Sheet, *, told: bool) -> Xml:
    if not group.items:
        return NOTHING
    if not _movable(group):
        return join(*(drawn(item, sheet, told=told) for item in group.items))
    idle = all(isinstance(item, Shape) and not said_of(item.tag) for item in _leaves(group))
    said = group.alt or "; ".join(item.text for item in _leaves(group) if isinstance(item, TextFrame))
    identity = sheet.identity(group.name, None if told else said, decorative=idle and not told)
    left, top = emu(group.rect.x), emu(group.rect.y)
    width, height = emu(group.rect.right) - left, emu(group.rect.bottom) - top
    box = tag(
        "a:xfrm",
        tag("a:off", x=left, y=top),
        tag("a:ext", cx=width, cy=height),
        tag("a:chOff", x=left, y=top),
        tag("a:chExt", cx=width, cy=height),
    )
    inside = told or group.alt is not None
    return tag(
        "p:grpSp",
        tag("p:nvGrpSpPr", identity, tag("p:cNvGrpSpPr"), tag("p:nvPr")),
        tag("p:grpSpPr", box),
        *(drawn(item, sheet, told=inside) for item in group.items),
    )


def _leaves(group: Group) -> Iterator[Item]:
    for item in group.items:
        if isinstance(item, Group):
            yield from _leaves(item)
        else:
            yield item


def _movable(group: Group) -> bool:
    """PowerPoint groups neither tables nor placeholders."""
    return not any(
        isinstance(item, Table) or (isinstance(item, TextFrame) and item.placeholder) for item in _leaves(group)
    )
