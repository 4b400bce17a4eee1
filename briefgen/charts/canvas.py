"""The sheet a chart is drawn on: data inside a plot area, or page points anywhere, through matplotlib."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, Rectangle
from matplotlib.transforms import Affine2D, Transform, blended_transform_factory

from briefgen.charts.renderer import Edge, Label, SceneRenderer, Wording, code
from briefgen.geometry import Rect
from briefgen.scene import Align, Color, Item, Style
from briefgen.theme import Theme

DOTS_PER_INCH = 72
"""One matplotlib pixel is one point."""


class Canvas:
    """A figure of `rect`'s size whose axes lie on `plot`, both in page points.

    `x` and `y` are the data's limits at the plot's left and right, bottom and top edge.
    """

    def __init__(self, rect: Rect, plot: Rect, x: tuple[float, float], y: tuple[float, float], theme: Theme) -> None:
        self.rect, self.plot, self.x, self.y, self.theme = rect, plot, x, y, theme
        self._figure = Figure(figsize=(rect.width / DOTS_PER_INCH, rect.height / DOTS_PER_INCH), dpi=DOTS_PER_INCH)
        self._figure.patch.set_visible(False)
        left, bottom = (plot.x - rect.x) / rect.width, (rect.bottom - plot.bottom) / rect.height
        self._axes: Axes = self._figure.add_axes(
            (left, bottom, plot.width / rect.width, plot.height / rect.height), xlim=x, ylim=y
        )
        self._axes.set_axis_off()
        self._page = Affine2D().translate(-rect.x, -rect.y).scale(1, -1).translate(0, rect.height)

    def box(self, name: str, left: float, top: float, right: float, bottom: float, fill: Color) -> None:
        """A filled rectangle in data coordinates."""
        corner, size = (min(left, right), min(top, bottom)), (abs(right - left), abs(bottom - top))
        self._axes.add_artist(
            Rectangle(corner, *size, facecolor=code(fill), linewidth=0, gid=name, zorder=1, clip_on=False)
        )

    def stroke(
        self,
        name: str,
        points: Sequence[tuple[float, float]],
        color: Color,
        width: float,
        *,
        page_x: bool = False,
        page_y: bool = False,
        above: bool = True,
    ) -> None:
        """A line through `points`, `width` in points; an axis marked page is in page points, else in data."""
        line = Line2D(
            [p[0] for p in points],
            [p[1] for p in points],
            color=code(color),
            linewidth=width,
            gid=name,
            zorder=2 if above else 0.5,
            clip_on=False,
            transform=self._transform(page_x, page_y),
            marker="",
            linestyle="-",
        )
        self._axes.add_artist(line)

    def dot(self, name: str, at: tuple[float, float], diameter: float, fill: Color) -> None:
        """A disc of `diameter` points around a point in data coordinates."""
        x, y = self._figure.dpi_scale_trans.inverted().transform(self._axes.transData.transform(at))
        inches = diameter / DOTS_PER_INCH
        self._axes.add_artist(
            Ellipse(
                (x, y),
                inches,
                inches,
                facecolor=code(fill),
                linewidth=0,
                gid=name,
                zorder=3,
                clip_on=False,
                transform=self._figure.dpi_scale_trans,
            )
        )

    def text(
        self,
        name: str,
        text: str,
        style: Style,
        at: tuple[float, float],
        *,
        align: Align = "start",
        edge: Edge = "middle",
        dx: float = 0.0,
        dy: float = 0.0,
        page_x: bool = False,
        page_y: bool = False,
    ) -> None:
        """One line of text; white space in it is a single space. Nothing is drawn for an empty one."""
        words = " ".join(text.split())
        if words:
            wording = Wording(name, words, style, align, edge)
            self._axes.add_artist(Label(wording, at, self._transform(page_x, page_y), dx, dy))

    def items(self) -> tuple[Item, ...]:
        """Everything drawn, as scene items: lower marks, lines, then text, each in the order it was put here."""
        renderer = SceneRenderer(self.rect, self.theme)
        # A user's own matplotlib settings must not reach into a document.
        with mpl.rc_context({"path.effects": [], "path.sketch": None, "axes.unicode_minus": True}):
            self._figure.draw(renderer)
        return tuple(renderer.items)

    def _transform(self, page_x: bool, page_y: bool) -> Transform:
        data = self._axes.transData
        return blended_transform_factory(self._page if page_x else data, self._page if page_y else data)
