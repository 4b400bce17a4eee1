"""A matplotlib renderer that hands out scene items instead of painting.

Colours travel through matplotlib as codes of roles, so a drawing never knows a brand's values. Text does not take
matplotlib's way at all: its layout would look for font files and read `$` as mathematics. A `Label` is an artist
whose position matplotlib computes and whose line is set by briefgen's own measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from matplotlib.artist import Artist
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.path import Path
from matplotlib.transforms import Transform
from typing_extensions import override

from briefgen.geometry import Rect
from briefgen.scene import Align, Color, Item, Paragraph, Run, Segment, Shape, Style, TextFrame
from briefgen.text.lines import Typesetter
from briefgen.theme import Theme

Edge = Literal["top", "middle", "bottom"]

_ROLES = tuple(Color)
_CODE_STEP = 1 / 255


def code(role: Color) -> tuple[float, float, float]:
    """The colour that stands for `role` inside matplotlib."""
    return (_ROLES.index(role) * _CODE_STEP, 0.0, 0.0)


def role(color: Sequence[float]) -> Color:
    """The role that a colour made by `code` stands for."""
    return _ROLES[round(color[0] / _CODE_STEP)]


@dataclass(frozen=True, slots=True)
class Wording:
    """One line of text and how it hangs on its point: `edge` says which edge of its line box lies there."""

    name: str
    text: str
    style: Style
    align: Align = "start"
    edge: Edge = "middle"


class Label(Artist):
    """A line of text at a point in matplotlib's coordinates, moved by `dx`, `dy` points (right, down)."""

    def __init__(self, wording: Wording, at: tuple[float, float], transform: Transform, dx: float, dy: float) -> None:
        super().__init__()
        self.wording, self.at, self.dx, self.dy = wording, at, dx, dy
        self.set_transform(transform)
        self.set_zorder(10)

    @override
    def draw(self, renderer: RendererBase) -> None:
        if isinstance(renderer, SceneRenderer):
            x, y = self.get_transform().transform(self.at)
            renderer.add_text(self.wording, float(x) + self.dx, float(y) - self.dy)


class SceneRenderer(RendererBase):
    """Collects items inside `rect`; matplotlib's pixel is one point, and its y grows upwards."""

    def __init__(self, rect: Rect, theme: Theme) -> None:
        super().__init__()
        self.rect = rect
        self._typesetter = Typesetter(theme, robust=False)
        self.items: list[Item] = []
        self._name = "mark"

    @override
    def get_canvas_width_height(self) -> tuple[float, float]:
        return (self.rect.width, self.rect.height)

    @override
    def points_to_pixels(self, points: Any) -> Any:
        return points

    @override
    def open_group(self, s: str, gid: str | None = None) -> None:
        self._name = gid or self._name

    @override
    def draw_path(self, gc: GraphicsContextBase, path: Path, transform: Transform, rgbFace: Any = None) -> None:
        segments = tuple(self._segments(path, transform))
        width = float(gc.get_linewidth())
        stroke = role(gc.get_rgb()) if width > 0 else None
        fill = None if rgbFace is None else role(rgbFace)
        if len(segments) < 2 or (fill is None and stroke is None):
            return
        points = [segment[-2:] for segment in segments if segment[0] != "Z"]
        xs, ys = [float(p[0]) for p in points], [float(p[1]) for p in points]
        rect = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        if fill is not None and _is_box(segments):
            self.items.append(Shape(self._name, rect, "rect", fill))
            return
        outline: Literal["line", "path"] = "line" if fill is None and len(segments) == 2 else "path"
        self.items.append(Shape(self._name, rect, outline, fill, stroke, width if stroke else 0.0, segments))

    def add_text(self, wording: Wording, x: float, y: float) -> None:
        """Set one line; `x`, `y` in matplotlib's coordinates of the whole figure."""
        frame = self._frame(wording, self.rect.x + x, self.rect.bottom - y)
        self.items.append(replace(frame, on=self._ground(frame)))

    def _frame(self, wording: Wording, x: float, y: float) -> TextFrame:
        """The line as one span: it was measured whole, and whole it stays, hyphens or not."""
        run = Run(wording.text, wording.style)
        paragraph = Paragraph((run,))
        width = self._typesetter.width(wording.text, wording.style)
        left = x - {"start": 0.0, "center": 0.5, "end": 1.0}[wording.align] * width
        top = y - {"top": 0.0, "middle": 0.5, "bottom": 1.0}[wording.edge] * paragraph.leading
        line = self._typesetter.whole_line(paragraph, width)
        # Kerned across its spaces a line may be a little shorter than its words are together.
        room = max(width, self._typesetter.natural_width(paragraph))
        return TextFrame(wording.name, Rect(left, top, room, paragraph.leading), (paragraph,), (line,), reserved=1)

    def _ground(self, frame: TextFrame) -> Color:
        """The fill of the topmost shape that lies behind the middle of `frame`."""
        point = Rect(frame.rect.centre, frame.rect.middle, 0, 0)
        for item in reversed(self.items):
            if isinstance(item, Shape) and item.fill is not None and item.rect.holds(point):
                return item.fill
        return Color.PAPER

    def _segments(self, path: Path, transform: Transform) -> Sequence[Segment]:
        segments: list[Segment] = []
        # Snapping and simplification are for pixels; the values of a chart are not moved.
        for points, command in transform.transform_path(path).iter_segments(simplify=False, snap=False):
            page = [float(v) for v in points]
            page[0::2] = [self.rect.x + x for x in page[0::2]]
            page[1::2] = [self.rect.bottom - y for y in page[1::2]]
            if command == Path.MOVETO:
                segments.append(("M", page[0], page[1]))
            elif command == Path.LINETO:
                segments.append(("L", page[0], page[1]))
            elif command == Path.CURVE4:
                segments.append(("C", page[0], page[1], page[2], page[3], page[4], page[5]))
            elif command == Path.CLOSEPOLY:
                segments.append(("Z",))
        return segments


def _is_box(segments: Sequence[Segment]) -> bool:
    """Whether the path is an upright rectangle."""
    points = {(round(s[1], 6), round(s[2], 6)) for s in segments if s[0] in "ML" and len(s) == 3}
    upright = all(segment[0] in "MLZ" for segment in segments)
    return upright and len(points) <= 4 and len({p[0] for p in points}) <= 2 and len({p[1] for p in points}) <= 2
