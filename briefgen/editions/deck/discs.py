"""Quarter discs nested in the cover's lower right corner: their areas show the document's key comparison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from briefgen.blocks.rails import CURVE
from briefgen.document.model import FigureRef
from briefgen.editions.deck.grid import CONTENT_BOTTOM, HEIGHT, grid
from briefgen.geometry import PIXEL, Rect
from briefgen.layout.marks import outline, overrun, paragraph, words
from briefgen.layout.protocol import Setting
from briefgen.layout.scale import colored
from briefgen.scene import Color, Group, Item, Paragraph, Segment, Style

MOST_DISCS = 3
FILLS = (Color.ACCENT, Color.SECOND, Color.PAPER)
LABEL_INSET = 48 * PIXEL
LARGEST = 9 / 16
"""The largest disc's radius, of the slide's width: all the height of a wide slide."""


@dataclass(frozen=True, slots=True)
class Discs:
    """The discs of `figures`, the largest first; one disc without a meaning where there are none."""

    figures: tuple[FigureRef, ...]
    setting: Setting

    @property
    def corner(self) -> Color:
        """The fill in the slide's corner."""
        return FILLS[max(len(self.figures), 1) - 1]

    @property
    def _width(self) -> float:
        return grid(self.setting).width

    @property
    def _radii(self) -> tuple[float, ...]:
        """Area is proportional to the value: the radius to its root."""
        largest = self._width * LARGEST
        if not self.figures:
            return (largest,)
        amounts = [figure.amount or 0 for figure in self.figures]
        return tuple(largest * sqrt(amount / (amounts[0] or 1)) for amount in amounts)

    def edge(self, y: float) -> float:
        """Where the largest disc begins at the height `y`."""
        radius, rise = self._radii[0], HEIGHT - y
        return self._width - sqrt(radius**2 - rise**2) if rise < radius else self._width

    def shapes(self) -> Group:
        """The discs, described by what they show."""
        shapes: list[Item] = [
            outline(f"cover · disc {index + 1}", self._quarter(radius), fill)
            for index, (radius, fill) in enumerate(zip(self._radii, FILLS, strict=False))
        ]
        known = self.setting.vocabulary.spoken
        said = known.apart.join(f"{figure.label} {figure.short}" for figure in self.figures)
        return Group("cover · discs", tuple(shapes), alt=known.discs.format(said) if said else None)

    def _quarter(self, radius: float) -> list[Segment]:
        pull, right = CURVE * radius, self._width
        return [
            ("M", right, HEIGHT),
            ("L", right - radius, HEIGHT),
            ("C", right - radius, HEIGHT - pull, right - pull, HEIGHT - radius, right, HEIGHT - radius),
            ("Z",),
        ]

    @property
    def labelled(self) -> bool:
        """Whether every disc has room for its figure and name."""
        return len(tuple(self.labels())) == len(self.figures)

    def labels(self) -> Iterator[Item]:
        """Each disc's figure and name on one baseline, inside its disc; no figure is larger than a greater one."""
        scale = self.setting.scale
        styles = [(scale.figure, scale.body), (scale.lead, scale.body), (scale.lead, scale.small)]
        for index in range(len(self.figures)):
            found = ((style, self._label(index, *style)) for style in styles)
            style, label = next(((style, label) for style, label in found if label), (styles[-1], None))
            styles = styles[styles.index(style) :]
            if label:
                yield words(self.setting, f"figure {index + 1}", *label, on=FILLS[index])

    def _label(self, index: int, number: Style, name: Style) -> tuple[tuple[Paragraph, ...], Rect] | None:
        """A disc's figure and name in their styles where they stand; None if they do not."""
        ink, step = self.setting.theme.text_on(FILLS[index]), self.setting.scale.step
        figure, bottom = self.figures[index], CONTENT_BOTTOM + 3 * step
        texts = (paragraph(figure.short, colored(number, ink)), paragraph(figure.label, colored(name, ink)))
        top = bottom - self.setting.type.height(texts, self._width)
        x, room = self._place(index, top)
        while self.setting.type.widest(figure.short, number) <= room and not overrun(self.setting, texts, room):
            height = self.setting.type.height(texts, room)
            if bottom - height >= top - 0.01:
                return texts, Rect(x, bottom - height, room, height)
            # More lines reach higher, where the disc is narrower.
            top = bottom - height
            x, room = self._place(index, top)
        return None

    def _place(self, index: int, top: float) -> tuple[float, float]:
        """The left edge and the width of the ring that a label from the height `top` down has to stay in."""
        radius, inner = self._radii[index], self._radii[index + 1 :]
        left, right = self._width - radius, self._width - inner[0] if inner else grid(self.setting).right
        inset = min(LABEL_INSET, (right - left) / 8)
        curve = self._width - sqrt(max(0.0, radius**2 - (HEIGHT - top) ** 2)) + self.setting.scale.step / 2
        x = max(left + inset, curve)
        return x, right - (inset if inner else 0.0) - x


def comparable(figures: tuple[FigureRef, ...]) -> tuple[FigureRef, ...]:
    """The figures largest first, if they can be compared: one unit, all positive, at most three."""
    values = [figure for figure in figures if figure.amount is not None and figure.amount > 0]
    units = {figure.unit for figure in values}
    if len(values) != len(figures) or len(units) != 1 or len(values) > MOST_DISCS:
        return ()
    return tuple(sorted(values, key=lambda figure: figure.amount or 0, reverse=True))
