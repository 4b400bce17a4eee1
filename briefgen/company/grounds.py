"""The colours behind text: of plain fills, of gradients, of pictures."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from functools import lru_cache

from briefgen.company.colors import Palette
from briefgen.company.cutting import first_blip
from briefgen.company.model import Ground, Reference
from briefgen.company.package import Package
from briefgen.company.theming import ThemePart
from briefgen.company.xml import Element, child, local, number
from briefgen.geometry import Rect

SAMPLE = (32, 18)
"""A picture is looked at in so many points: text does not see finer detail."""

MAX_PIXELS = 50_000_000
WHOLE = Rect(0, 0, 1, 1)
SEEN = 128
"""A picture that covers less on average, of 255, is a pattern over what lies behind it."""


@dataclass(frozen=True, slots=True)
class Painter:
    """What is needed to know a fill's colours: the palette, the theme's fills, the package's pictures."""

    package: Package
    theme: ThemePart
    palette: Palette

    def ground(self, trees: tuple[tuple[Element, str], ...]) -> Ground:
        """What lies behind a slide: the background of the first tree that has one, each with its part's name."""
        for tree, part in trees:
            background = child(tree, "p:bg")
            if background is None:
                continue
            properties, referred = child(background, "p:bgPr"), child(background, "p:bgRef")
            if properties is not None and (found := self._fill(properties, part)) is not None:
                return found
            if referred is not None:
                return self.referred(referred)
        return Ground("plain", (self.palette.slot("bg1"),), exact=True)

    def referred(self, reference: Element) -> Ground:
        """The theme's fill of that number, in the colour that the reference gives."""
        color = self.palette.of(reference) or Reference("bg1", self.palette.slot("bg1"))
        fill = self.theme.fill(number(reference, "idx"))
        own = replace(self, palette=self.palette.with_placeholder(color))
        painted = None if fill is None else own.painted(fill, self.theme.part)
        return painted or Ground("plain", (color.hex,), exact=True)

    def _fill(self, holder: Element, part: str) -> Ground | None:
        return next((found for each in holder if (found := self.painted(each, part)) is not None), None)

    def painted(self, fill: Element, part: str) -> Ground | None:
        """The colours of a fill in `part`; None if it is none."""
        palette = self.palette
        match local(fill):
            case "solidFill":
                color = palette.of(fill)
                return Ground("plain", (color.hex,), exact=True) if color else None
            case "gradFill":
                stops = child(fill, "a:gsLst")
                hexes = tuple(c.hex for stop in (() if stops is None else stops) if (c := palette.of(stop)) is not None)
                return Ground("gradient", tuple(dict.fromkeys(hexes)), exact=True) if hexes else None
            case "pattFill":
                both = (palette.of(child(fill, "a:fgClr")), palette.of(child(fill, "a:bgClr")))
                hexes = tuple(color.hex for color in both if color)
                return Ground("pattern", hexes, exact=True) if hexes else None
            case "blipFill":
                return self._picture(fill, part)
            case _:
                return None

    def _picture(self, fill: Element, part: str) -> Ground | None:
        relation = self.package.relations.get(part, {}).get(first_blip(fill) or "")
        if relation is None:
            return None
        hexes = picture_colors(self.package.contents[relation.target])
        stretched = relation.target if child(fill, "a:tile") is None and child(fill, "p:tile") is None else None
        plain = (self.palette.slot("bg1"),)
        return Ground("picture", hexes or plain, exact=bool(hexes), picture=stretched if hexes else None)


@lru_cache(maxsize=256)
def picture_colors(data: bytes, part: Rect = WHOLE) -> tuple[str, ...]:
    """The average colour of a part of a picture, its darkest and its lightest tenth; `part` in shares of its sides.

    Nothing for a picture that mostly lets through what lies behind it, and for a format that cannot be read.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                return ()
            shown = picture.convert("RGBA").resize(SAMPLE, Image.Resampling.BOX, box=_box(part, *picture.size))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return ()
    raw = shown.tobytes()
    if sum(raw[3::4]) < SEEN * len(raw) / 4:
        return ()
    points = sorted((_over_white(raw[i : i + 4]) for i in range(0, len(raw), 4)), key=sum)
    tenth = max(1, len(points) // 10)
    return tuple(dict.fromkeys(_average(each) for each in (points, points[:tenth], points[-tenth:])))


def _box(part: Rect, width: int, height: int) -> tuple[float, float, float, float]:
    """The part in pixels, at least one wide and high."""
    left, top = min(max(part.x, 0.0), 0.99) * width, min(max(part.y, 0.0), 0.99) * height
    right, bottom = min(max(part.right, 0.0), 1.0) * width, min(max(part.bottom, 0.0), 1.0) * height
    return left, top, min(max(right, left + 1), width), min(max(bottom, top + 1), height)


def _over_white(point: bytes) -> tuple[float, float, float]:
    share = point[3] / 255
    red, green, blue = (channel * share + 255 * (1 - share) for channel in point[:3])
    return red, green, blue


def _average(points: list[tuple[float, float, float]]) -> str:
    return "#" + "".join(f"{round(sum(point[i] for point in points) / len(points)):02X}" for i in range(3))
