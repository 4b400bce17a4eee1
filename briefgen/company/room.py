"""The room a layout gives: what its boxes, its drawings and its title leave free, and what lies behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.company.grounds import picture_colors
from briefgen.company.model import Box, Drawing, Layout
from briefgen.company.package import Package
from briefgen.geometry import Rect

LEAST_WIDTH, LEAST_HEIGHT = 0.40, 0.30
"""Shares of the slide that content needs at least."""

SMALLEST = (240.0, 130.0)
"""The points that content needs at least, whatever the slide's size."""

COVERED = 0.93
"""A drawing that lies behind so much of the room is its ground."""

TOUCHED = 0.02
"""A drawing that lies behind less of the room is met by no text."""

GAP = 6.0
"""Points kept between the room and what bounds it."""

LOST = 0.25
"""What a curve or a line may take of the room: its box says little of where it is drawn."""

CONTENT = ("body", "obj", "tbl", "chart", "dgm", "media", "clipArt", "pic")
FOOT = ("ftr", "sldNum", "dt")


def content_boxes(boxes: Iterable[Box], slide: Rect) -> tuple[Box, ...]:
    """The placeholders made for content that are large enough to hold some."""
    return tuple(
        box
        for box in boxes
        if box.kind in CONTENT and box.upright and area(shared(box.rect, slide)) >= 0.04 * area(slide)
    )


def free_room(layout: Layout, siblings: Sequence[Layout], title: Box | None, slide: Rect) -> Rect:
    """The room for content on a layout: that of its boxes, or of its siblings', less title, footers and drawings."""
    room = shared(_offered(layout, siblings, title, slide), slide)
    bounds = [box.rect for box in layout.of_kind(*FOOT)]
    if title is not None:
        bounds.append(title.rect)
    for rect in bounds:
        room = _without(room, rect, GAP)
    for drawing in layout.drawings:
        room = _beside(room, drawing, slide)
    return room if enough(room, slide) else _opened(room, bounds, layout.drawings, slide)


def enough(room: Rect, slide: Rect) -> bool:
    """Whether content fits into a room at all."""
    width, height = least(slide)
    return room.width >= width and room.height >= height


def least(slide: Rect) -> tuple[float, float]:
    """The width and the height that content needs."""
    return max(LEAST_WIDTH * slide.width, SMALLEST[0]), max(LEAST_HEIGHT * slide.height, SMALLEST[1])


def behind(layout: Layout, room: Rect, slide: Rect, package: Package) -> tuple[tuple[str, ...], bool]:
    """The colours that text in the room may meet, and whether they are sure."""
    ground = layout.ground
    hexes, exact = _seen(ground.picture, room, slide, package) or ground.hexes, ground.exact
    for drawing in layout.drawings:
        covered = area(shared(drawing.rect, room)) / area(room)
        if covered < COVERED:
            hexes = hexes if covered < TOUCHED else tuple(dict.fromkeys((*hexes, *drawing.hexes)))
            continue
        shown = _seen(drawing.picture, room, drawing.rect, package) if drawing.hexes else ()
        if drawing.hexes and drawing.solid:
            hexes, exact = shown or drawing.hexes, True
        elif drawing.hexes:
            hexes = tuple(dict.fromkeys((*hexes, *drawing.hexes)))
    return hexes, exact


def _seen(picture: str | None, room: Rect, frame: Rect, package: Package) -> tuple[str, ...]:
    """The colours of the part of a picture that lies behind the room."""
    data = package.contents.get(picture or "")
    if data is None or not frame.width or not frame.height:
        return ()
    part = Rect((room.x - frame.x) / frame.width, (room.y - frame.y) / frame.height, 0, 0)
    return picture_colors(data, part.resized(room.width / frame.width, room.height / frame.height))


def shared(first: Rect, second: Rect) -> Rect:
    """What two rectangles have in common, of no width or height if nothing."""
    x, y = max(first.x, second.x), max(first.y, second.y)
    width, height = min(first.right, second.right) - x, min(first.bottom, second.bottom) - y
    return Rect(x, y, max(0.0, width), max(0.0, height))


def area(rect: Rect) -> float:
    """In square points."""
    return rect.width * rect.height


def _offered(layout: Layout, siblings: Sequence[Layout], title: Box | None, slide: Rect) -> Rect:
    """The frame that the template's maker meant for content."""
    own = content_boxes(layout.boxes, slide)
    if own:
        return Rect.around(*(box.inner for box in own))
    for sibling in sorted(siblings, key=lambda each: each.kind not in ("obj", "tx")):
        boxes = content_boxes(sibling.boxes, slide)
        if len(boxes) == 1 and sibling.master.part == layout.master.part and sibling.kind in ("obj", "tx"):
            return boxes[0].inner
    of_master = content_boxes(layout.master.boxes, slide)
    if of_master:
        return of_master[0].inner
    margin = title.inner.x if title is not None else slide.width / 20
    margin = min(max(margin, slide.width / 40), slide.width / 8)
    return slide.inset(margin, slide.height / 20)


def _opened(room: Rect, bounds: Sequence[Rect], drawings: Sequence[Drawing], slide: Rect) -> Rect:
    """A room that is too low, opened downwards and then upwards as far as nothing stands in the way."""
    walls = [*bounds, *(each.rect for each in drawings if area(shared(each.rect, slide)) < COVERED * area(slide))]
    across = [wall for wall in walls if min(wall.right, room.right) > max(wall.x, room.x)]
    margin = slide.height / 20
    bottom = min((wall.y - GAP for wall in across if wall.y >= room.bottom - 1), default=slide.height - margin)
    top = max((wall.bottom + GAP for wall in across if wall.bottom <= room.y + 1), default=margin)
    room = room.resized(height=max(room.bottom, min(bottom, slide.height - margin)) - room.y)
    return room if enough(room, slide) else room.below(min(0.0, max(top, margin) - room.y))


def _beside(room: Rect, drawing: Drawing, slide: Rect) -> Rect:
    """The room beside a drawing; the same where the drawing lies behind it or hardly shows."""
    common = shared(room, drawing.rect)
    if min(common.width, common.height) <= 0 or area(common) >= COVERED * area(room):
        return room
    rest = _without(room, drawing.rect, GAP)
    if drawing.solid or drawing.text:
        return rest if enough(rest, slide) else room
    return rest if area(rest) >= (1 - LOST) * area(room) else room


def _without(room: Rect, bound: Rect, gap: float) -> Rect:
    """The largest part of the room that lies wholly to one side of `bound`."""
    common = shared(room, bound)
    if min(common.width, common.height) <= 0:
        return room
    top, left = bound.bottom + gap, bound.right + gap
    sides = (
        Rect(room.x, top, room.width, max(0.0, room.bottom - top)),
        room.resized(height=max(0.0, bound.y - gap - room.y)),
        Rect(left, room.y, max(0.0, room.right - left), room.height),
        room.resized(width=max(0.0, bound.x - gap - room.x)),
    )
    return max(sides, key=area)
