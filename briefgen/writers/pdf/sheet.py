"""The sheet a page is drawn on: every stroke of ink is either tagged or an artifact.

`with sheet.tag(path)` says where content belongs. Whatever is drawn outside one is an artifact by construction, since
marked content is opened only when something is drawn, and then always. ReportLab keeps the pages and packs them; what
stands on them are operators of our own (PDF 32000-1, 8.9.5 and 14.6).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from briefgen.geometry import Rect
from briefgen.pictures import is_drawing
from briefgen.scene import AS_IT_IS, Color, Picture, Reduction, Shape, Tag
from briefgen.theme import Theme
from briefgen.writers.pdf.fonts import number
from briefgen.writers.pdf.operators import filling, painted, stroking
from briefgen.writers.pdf.pictures import Raster, load
from briefgen.writers.pdf.structure import Structure

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
            pageCompression=0,  # its own goes by way of ASCII
            initialFontName=SILENT_FONT,  # type: ignore[arg-type]  # the stubs say float, the canvas takes a name
        )
        self.rasters: dict[str, Raster] = {}
        """The pictures shown, by their names as resources."""
        self._names: dict[tuple[str, bool, float], str] = {}
        self._fill: str | None = None
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
        self._reduced, self._fill = reduction, None
        yield
        self._close()
        self._canvas.restoreState()
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
        self._canvas.showPage()
        self._pack()
        self._fill = None

    def _pack(self) -> None:
        """Compress what stands on the last page, so that it is not kept at its full length until the file is saved."""
        from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream

        page = self._canvas._doc.Pages.pages[-1]  # type: ignore[attr-defined]  # noqa: SLF001
        packed = zlib.compress(page.stream.encode("latin-1"))
        page.Contents = PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), packed)
        page.stream = None

    def data(self) -> bytes:
        """The pages as a PDF without its finish. They are given once, and not kept."""
        data = bytes(self._canvas.getpdfdata())
        del self._canvas
        return data

    def text(self, operators: str, color: Color) -> None:
        """Show a text object, already in PDF's coordinates, filled with `color`."""
        self._mark()
        self._fill_with(color)
        self._canvas.addLiteral(operators)

    def shape(self, shape: Shape) -> None:
        """Fill and stroke an outline."""
        if shape.fill is None and shape.stroke is None:
            return
        self._mark()
        if shape.fill is not None:
            self._fill_with(shape.fill)
        if shape.stroke is not None:
            stroke = stroking(self.theme.hex(shape.stroke))
            self._canvas.addLiteral(f"{stroke} {number(shape.stroke_width)} w")
        self._canvas.addLiteral(painted(shape, self.height))

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
        self._canvas.addLiteral(f"q {size} {place} cm /{self._names[known]} Do Q")

    def _fill_with(self, color: Color) -> None:
        wanted = self.theme.hex(color)
        if wanted != self._fill:
            self._canvas.addLiteral(filling(wanted))
            self._fill = wanted

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
