"""The few marks that everything is drawn with: rules, boxes, discs, outlines and words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.geometry import Rect
from briefgen.layout.protocol import Fragment, LaidOut, Setting, refusal
from briefgen.scene import (
    Align,
    Anchor,
    Color,
    Node,
    Paragraph,
    Placeholder,
    Run,
    Segment,
    Shape,
    Style,
    Tag,
    TextFrame,
)


def rule(name: str, x: float, y: float, width: float, weight: float, color: Color = Color.INK) -> Shape:
    """A horizontal line whose centre runs along `y`."""
    return Shape(
        name,
        Rect(x, y, width, 0),
        "line",
        stroke=color,
        stroke_width=weight,
        path=(("M", x, y), ("L", x + width, y)),
    )


def box(name: str, rect: Rect, fill: Color | None, *, stroke: Color | None = None, weight: float = 0.0) -> Shape:
    """A filled or stroked rectangle."""
    return Shape(name, rect, "rect", fill=fill, stroke=stroke, stroke_width=weight)


def disc(
    name: str, x: float, y: float, radius: float, fill: Color | None, stroke: Color | None = None, weight: float = 0.0
) -> Shape:
    """A circle around (x, y)."""
    rect = Rect(x - radius, y - radius, 2 * radius, 2 * radius)
    return Shape(name, rect, "ellipse", fill=fill, stroke=stroke, stroke_width=weight)


def outline(
    name: str, path: Sequence[Segment], fill: Color | None = None, stroke: Color | None = None, weight: float = 0.0
) -> Shape:
    """Any outline; its rect is the hull of its points and controls."""
    xs = [value for segment in path for value in segment[1::2]]
    ys = [value for segment in path for value in segment[2::2]]
    rect = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return Shape(name, rect, "path", fill=fill, stroke=stroke, stroke_width=weight, path=tuple(path))


def polygon(
    name: str, points: Iterable[tuple[float, float]], fill: Color, stroke: Color | None = None, weight: float = 0.0
) -> Shape:
    """A closed outline of straight edges."""
    (x, y), *others = points
    path: list[Segment] = [("M", x, y), *(("L", a, b) for a, b in others), ("Z",)]
    return outline(name, path, fill, stroke, weight)


def paragraph(text: str, style: Style, align: Align = "start", space_before: float = 0.0) -> Paragraph:
    """A paragraph in one style."""
    return Paragraph((Run(text, style),), align, space_before)


def running(text: str, style: Style) -> Paragraph:
    """A paragraph of running text: where its lines are ours, they are chosen together and may divide words."""
    return Paragraph((Run(text, style),), divided=True)


def named(name: str, text: str, name_style: Style, text_style: Style, gap: str = " ") -> Paragraph:
    """A name in its style and what is said of it, in one paragraph."""
    runs = (Run(name, name_style), Run(gap + text, text_style)) if text else (Run(name, name_style),)
    return Paragraph(runs)


def words(
    setting: Setting,
    name: str,
    content: str | Paragraph | Sequence[Paragraph],
    rect: Rect,
    style: Style | None = None,
    *,
    align: Align = "start",
    on: Color = Color.PAPER,
    node: Node | None = None,
    anchor: Anchor = "top",
    placeholder: Placeholder | None = None,
    centred: bool = False,
) -> TextFrame:
    """A text frame at `rect`'s corner, as high as its text needs.

    A plain string is set in `style`. With `centred` the frame is moved down to stand in the middle of `rect`.
    """
    if isinstance(content, str):
        content = (paragraph(content, style or setting.scale.body, align),)
    paragraphs = (content,) if isinstance(content, Paragraph) else tuple(content)
    if centred:
        needed = setting.type.height(paragraphs, rect.width)
        rect = rect.below((rect.height - needed) / 2)
    tag: Tag = (*setting.tag, node) if node else setting.tag
    return setting.type.frame(
        f"{setting.key} · {name}", paragraphs, rect, tag=tag, on=on, anchor=anchor, placeholder=placeholder
    )


def overrun(setting: Setting, content: Iterable[Paragraph], width: float) -> float:
    """How many points the widest word of `content` is wider than `width`; 0 where every word fits."""
    needed = (setting.type.widest_piece(each)[0] + each.indent for each in content)
    return max(max(needed, default=0.0) - width, 0.0)


def too_wide(block: LaidOut, setting: Setting, *columns: tuple[Iterable[Paragraph], float]) -> Fragment | None:
    """The refusal of `block` by the word that most overruns its column (texts and their width); None if all fit."""
    words_of = ((setting.type.widest_piece(each), each.indent, width) for texts, width in columns for each in texts)
    lacks, word = max(((wide + indent - width, word) for (wide, word), indent, width in words_of), default=(0.0, ""))
    return refusal(block, lacks, f"“{word}” is wider than its place") if lacks > 0.01 else None


def largest(setting: Setting, text: str, styles: Sequence[Style], width: float) -> Paragraph:
    """The text in the first of `styles`, largest first, whose words all fit `width`; in the last if none does."""
    candidates = [paragraph(text, style) for style in styles]
    return next((each for each in candidates if not overrun(setting, (each,), width)), candidates[-1])


def fitting(heights: Sequence[float], room: float, gap: float = 0.0) -> int:
    """How many leading rows of these heights, `gap` apart, fit into `room`."""
    used, count = -gap, 0
    for height in heights:
        used += gap + height
        if used > room + 0.01:
            break
        count += 1
    return count
