"""The sheet a page is drawn on: every stroke of ink is either tagged or an artifact.

`with sheet.tag(path)` says where content belongs. Whatever is drawn outside one is an artifact by construction, since
marked content is opened only when something is drawn, and then always.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from briefgen.geometry import Rect
from briefgen.scene import AS_IT_IS, Color, Reduction, Shape, Tag
from briefgen.theme import Theme
from briefgen.writers.pdf.structure import Structure

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader

NON_ZERO = 1
"""ReportLab's fill rule that fills overlapping parts of a path."""

SILENT_FONT = "Vera"
"""A font that ships with ReportLab. Set as a page's first font it writes nothing, where the default would name an
unembedded Helvetica; no text is ever shown in it."""


class Sheet:
    """A ReportLab canvas in scene coordinates: points from the upper left corner, y downwards."""

    def __init__(self, width: float, height: float, structure: Structure, theme: Theme) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen.canvas import Canvas

        pdfmetrics.registerFont(TTFont(SILENT_FONT, "Vera.ttf"))
        self.width, self.height, self.theme = width, height, theme
        self.structure = structure
        self._canvas = Canvas(
            BytesIO(),
            pagesize=(width, height),
            invariant=1,
            pageCompression=1,
            initialFontName=SILENT_FONT,  # type: ignore[arg-type]  # the stubs say float, the canvas takes a name
        )
        self._wanted: Tag = ()
        self._open: Tag | None = None
        self._reduced = AS_IT_IS

    @contextmanager
    def reduced(self, reduction: Reduction) -> Iterator[None]:
        """What is drawn inside keeps its own coordinates and comes to stand as `reduction` says; not nested."""
        self._close()
        factor, lift = reduction.factor, self.height * (1 - reduction.factor) - reduction.dy
        self._canvas.saveState()
        self._canvas.transform(factor, 0, 0, factor, reduction.dx, lift)
        self._reduced = reduction
        yield
        self._close()
        self._canvas.restoreState()
        self._reduced = AS_IT_IS

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
        self._canvas.showPage()

    def data(self) -> bytes:
        """The pages as a PDF without its finish."""
        return bytes(self._canvas.getpdfdata())

    def text(self, operators: str, color: Color) -> None:
        """Show a text object, already in PDF's coordinates, filled with `color`."""
        self._mark()
        self._canvas.setFillColor(self.theme.hex(color))
        self._canvas.addLiteral(operators)

    def shape(self, shape: Shape) -> None:
        """Fill and stroke an outline."""
        if shape.fill is None and shape.stroke is None:
            return
        self._mark()
        if shape.fill is not None:
            self._canvas.setFillColor(self.theme.hex(shape.fill))
        if shape.stroke is not None:
            self._canvas.setStrokeColor(self.theme.hex(shape.stroke))
            self._canvas.setLineWidth(shape.stroke_width)
        rect, paint = shape.rect, {"stroke": int(shape.stroke is not None), "fill": int(shape.fill is not None)}
        match shape.outline:
            case "rect":
                self._canvas.rect(rect.x, self.height - rect.bottom, rect.width, rect.height, **paint)
            case "ellipse":
                self._canvas.ellipse(rect.x, self.height - rect.bottom, rect.right, self.height - rect.y, **paint)
            case "line" | "path":
                self._path(shape, paint)

    def picture(self, image: ImageReader, rect: Rect) -> None:
        """A picture stretched over `rect`."""
        self._mark()
        self._canvas.drawImage(image, rect.x, self.height - rect.bottom, rect.width, rect.height, mask="auto")

    def _path(self, shape: Shape, paint: dict[str, int]) -> None:
        path = self._canvas.beginPath()
        for segment in shape.path:
            points = [value if axis % 2 == 0 else self.height - value for axis, value in enumerate(segment[1:])]
            match segment[0]:
                case "M":
                    path.moveTo(*points)
                case "L":
                    path.lineTo(*points)
                case "C":
                    path.curveTo(*points)
                case "Z":
                    path.close()
        self._canvas.drawPath(path, fillMode=NON_ZERO, **paint)

    def _mark(self) -> None:
        """Open the marked content that the next ink belongs to, unless it is open already."""
        if self._open == self._wanted:
            return
        self._close()
        if self._wanted:
            mark = self.structure.mark(self._wanted)
            self._canvas.addLiteral(f"/{self._wanted[-1].kind} <</MCID {mark.number}>> BDC")
        else:
            self._canvas.addLiteral("/Artifact BMC")
        self._open = self._wanted

    def _close(self) -> None:
        if self._open is not None:
            self._canvas.addLiteral("EMC")
        self._open = None
