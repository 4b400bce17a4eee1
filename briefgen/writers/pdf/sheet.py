"""The sheet a page is drawn on: every stroke of ink is either tagged or an artifact.

`with sheet.tag(path)` says where content belongs. Whatever is drawn outside one is an artifact by construction, since
marked content is opened only when something is drawn, and then always. Operators after PDF 32000-1, 8 and 14.6.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import pairwise

from briefgen.geometry import Rect
from briefgen.pictures import is_drawing
from briefgen.scene import AS_IT_IS, Color, Picture, Reduction, Shape, Tag
from briefgen.theme import Theme
from briefgen.writers.pdf.fonts import number
from briefgen.writers.pdf.pictures import Raster, load
from briefgen.writers.pdf.structure import Structure

ARC = 0.5522847498
"""Where the controls of a quarter of a circle stand, in radii."""

PAINT = {(True, False): "f", (False, True): "S", (True, True): "B"}
"""How a path is painted that is filled, stroked or both, by the non-zero rule."""


class Sheet:
    """Pages in scene coordinates: points from the upper left corner, y downwards."""

    def __init__(self, width: float, height: float, structure: Structure, theme: Theme) -> None:
        self.width, self.height, self.theme = width, height, theme
        self.structure = structure
        self.contents: list[bytes] = []
        """Each finished page's content, deflated."""
        self.rasters: dict[str, Raster] = {}
        """The pictures shown, by their names as resources."""
        self._names: dict[tuple[str, bool, float], str] = {}
        self._operators: list[str] = []
        self._fill: str | None = None
        self._wanted: Tag = ()
        self._open: Tag | None = None
        self._reduced = AS_IT_IS

    @contextmanager
    def reduced(self, reduction: Reduction) -> Iterator[None]:
        """What is drawn inside keeps its own coordinates and comes to stand as `reduction` says; not nested."""
        self._close()
        scale, lift = f"{reduction.factor:.6f}", self.height * (1 - reduction.factor) - reduction.dy
        self._operators.append(f"q {scale} 0 0 {scale} {number(reduction.dx)} {number(lift)} cm")
        self._reduced, self._fill = reduction, None
        yield
        self._close()
        self._operators.append("Q")
        self._reduced, self._fill = AS_IT_IS, None

    def area(self, rect: Rect) -> Rect:
        """Where a rectangle that is drawn now stands on the page."""
        return self._reduced.of(rect)

    @contextmanager
    def tag(self, path: Tag) -> Iterator[None]:
        """Content drawn inside belongs to the element at `path`; () makes it an artifact."""
        before, self._wanted = self._wanted, path
        yield
        self._wanted = before
        # An element without ink still counts: an empty cell keeps its row regular.
        self.structure.element(path)

    @contextmanager
    def page(self) -> Iterator[None]:
        """One page; what is drawn inside stands on it."""
        self.structure.begin_page()
        yield
        self._close()
        self.contents.append(zlib.compress("\n".join(self._operators).encode("ascii")))
        self._operators, self._fill = [], None

    def text(self, operators: str, color: Color) -> None:
        """Show a text object, already in PDF's coordinates, filled with `color`."""
        self._mark()
        self._fill_with(color)
        self._operators.append(operators)

    def shape(self, shape: Shape) -> None:
        """Fill and stroke an outline."""
        if shape.fill is None and shape.stroke is None:
            return
        self._mark()
        if shape.fill is not None:
            self._fill_with(shape.fill)
        if shape.stroke is not None:
            self._operators.append(f"{_channels(self.theme.hex(shape.stroke))} RG {number(shape.stroke_width)} w")
        paint = PAINT[shape.fill is not None, shape.stroke is not None]
        self._operators.append(f"{self._outline(shape)} {paint}")

    def picture(self, picture: Picture) -> None:
        """A picture stretched over its rectangle."""
        asked = max(picture.rect.width, picture.rect.height) if is_drawing(picture.file) else 0.0
        known = (str(picture.file), picture.bare, asked)
        if known not in self._names:
            self._names[known] = f"I{len(self._names) + 1}"
            self.rasters[self._names[known]] = load(picture)
        self._mark()
        rect = picture.rect
        size = f"{number(rect.width)} 0 0 {number(rect.height)}"
        place = f"{number(rect.x)} {number(self.height - rect.bottom)}"
        self._operators.append(f"q {size} {place} cm /{self._names[known]} Do Q")

    def _fill_with(self, color: Color) -> None:
        channels = _channels(self.theme.hex(color))
        if channels != self._fill:
            self._operators.append(f"{channels} rg")
            self._fill = channels

    def _outline(self, shape: Shape) -> str:
        rect = shape.rect
        match shape.outline:
            case "rect":
                return f"{self._point(rect.x, rect.bottom)} {number(rect.width)} {number(rect.height)} re"
            case "ellipse":
                return self._ellipse(rect)
            case "line" | "path":
                return " ".join(self._step(segment[0], segment[1:]) for segment in shape.path)

    def _step(self, kind: str, places: tuple[float, ...]) -> str:
        points = [self._point(x, y) for x, y in zip(places[::2], places[1::2], strict=True)]
        return " ".join((*points, {"M": "m", "L": "l", "C": "c", "Z": "h"}[kind]))

    def _ellipse(self, rect: Rect) -> str:
        x, y, across, down = rect.centre, rect.middle, rect.width / 2, rect.height / 2
        turns = [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 0)]
        steps = [f"{self._point(rect.right, y)} m"]
        for (a, b), (c, d) in pairwise(turns):
            controls = ((a + c * ARC, b + d * ARC), (c + a * ARC, d + b * ARC), (c, d))
            points = " ".join(self._point(x + p * across, y + q * down) for p, q in controls)
            steps.append(f"{points} c")
        return " ".join((*steps, "h"))

    def _point(self, x: float, y: float) -> str:
        return f"{number(x)} {number(self.height - y)}"

    def _mark(self) -> None:
        """Open the marked content that the next ink belongs to, unless it is open already."""
        if self._open == self._wanted:
            return
        self._close()
        if self._wanted:
            mark = self.structure.mark(self._wanted)
            self._operators.append(f"/{self._wanted[-1].kind} <</MCID {mark.number}>> BDC")
        else:
            self._operators.append("/Artifact BMC")
        self._open = self._wanted

    def _close(self) -> None:
        if self._open is not None:
            self._operators.append("EMC")
        self._open = None


@lru_cache(maxsize=256)
def _channels(color: str) -> str:
    """The colour "#RRGGBB" as PDF writes it: three shares of one."""
    return " ".join(f"{int(color[at : at + 2], 16) / 255:.4f}".rstrip("0").rstrip(".") for at in (1, 3, 5))
