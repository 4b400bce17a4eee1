"""The colours behind text: of plain fills, of gradients, of pictures."""

from __future__ import annotations

import io
from dataclasses import dataclass

from briefgen.company.colors import Palette
from briefgen.company.cutting import first_blip
from briefgen.company.model import Ground, Reference
from briefgen.company.package import Package
from briefgen.company.theming import ThemePart
from briefgen.company.xml import Element, child, local, number

SAMPLE = (32, 18)
"""A picture is looked at in so many points: text does not see finer detail."""

MAX_PIXELS = 50_000_000
WHITE = "#FFFFFF"


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
            if properties is not None and (found := self._fill(properties, part, self.palette)) is not None:
                return found
            if referred is not None:
                return self._referred(referred)
        return Ground("plain", (self.palette.slot("bg1"),), exact=True)

    def _referred(self, reference: Element) -> Ground:
        """The theme's ground of that number, in the colour that the reference gives."""
        color = self.palette.of(reference) or Reference("bg1", self.palette.slot("bg1"))
        fill = self.theme.fill(number(reference, "idx"))
        painted = None if fill is None else self._one(fill, self.theme.part, self.palette.with_placeholder(color))
        return painted or Ground("plain", (color.hex,), exact=True)

    def _fill(self, holder: Element, part: str, palette: Palette) -> Ground | None:
        for element in holder:
            if (found := self._one(element, part, palette)) is not None:
                return found
        return None

    def _one(self, fill: Element, part: str, palette: Palette) -> Ground | None:
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
                return self._picture(first_blip(fill), part)
            case _:
                return None

    def _picture(self, identifier: str | None, part: str) -> Ground:
        relation = self.package.relations.get(part, {}).get(identifier or "")
        hexes = picture_colors(self.package.contents[relation.target]) if relation else ()
        return Ground("picture", hexes or (self.palette.slot("bg1"),), exact=bool(hexes))


def picture_colors(data: bytes) -> tuple[str, ...]:
    """A picture's average colour, its darkest and its lightest tenth; () for a format that cannot be read."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                return ()
            shown = picture.convert("RGBA")
            plain = Image.new("RGBA", shown.size, WHITE)
            plain.alpha_composite(shown)
            small = plain.convert("RGB").resize(SAMPLE, Image.Resampling.BOX)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return ()
    raw = small.tobytes()
    points = sorted((tuple(raw[i : i + 3]) for i in range(0, len(raw), 3)), key=sum)
    tenth = max(1, len(points) // 10)
    return tuple(dict.fromkeys(_average(each) for each in (points, points[:tenth], points[-tenth:])))


def _average(points: list[tuple[int, ...]]) -> str:
    return "#" + "".join(f"{round(sum(point[i] for point in points) / len(points)):02X}" for i in range(3))
