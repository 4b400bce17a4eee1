"""What every form of chart asks before it draws: how wide a text is, how a name wraps, what stands beside a bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefgen.geometry import MILLIMETRE
from briefgen.scene import ChartData, ChartStyles, Color, Paragraph, Run, Style
from briefgen.text.lines import Typesetter
from briefgen.text.pieces import pieces
from briefgen.theme import Theme

GAP = 6.0
"""Between a mark and its text, in points."""

ROUNDING = 0.001

ZERO_LINE = 0.25 * MILLIMETRE
THICKEST = 54.0
"""No bar is thicker than this, in points: 72 px of the slide grid."""

BAR_SHARE = 11 / 15
"""A bar's share of the room its category has."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A category's name over its details, wrapped: lines of text, each with its style."""

    lines: tuple[tuple[str, Style], ...]

    @property
    def height(self) -> float:
        return sum(style.leading for _, style in self.lines)


@dataclass(frozen=True)
class Sketch:
    """A chart's data with the styles and the theme it is measured in."""

    data: ChartData
    styles: ChartStyles
    theme: Theme
    typesetter: Typesetter | None = None
    """What measures its text; by default the brand's own faces do."""

    @cached_property
    def type(self) -> Typesetter:
        return self.typesetter or Typesetter(self.theme, robust=False)

    @property
    def count(self) -> int:
        return len(self.data.categories)

    def width(self, text: str, style: Style) -> float:
        """The width of `text` on one line, in points."""
        words = " ".join(text.split())
        return self.type.widest(words, style) if words else 0.0

    def longest_word(self, text: str, style: Style) -> float:
        """The least width `text` can be wrapped to, in points."""
        return self.type.widest_piece(Paragraph((Run(text, style),)))[0]

    def wrapped(self, text: str, style: Style, width: float) -> tuple[str, ...]:
        """The lines of `text` at `width`."""
        lines: list[str] = []
        space = ""
        for piece in pieces(Paragraph((Run(text, style),))):
            said = "".join(part for _, part in piece.parts)
            if lines and self.width(lines[-1] + space + said, style) <= width + ROUNDING:
                lines[-1] += space + said
            else:
                lines.append(said)
            space = piece.space
        return tuple(lines)

    def captions(self, width: float) -> tuple[Caption, ...]:
        """Every category's caption, wrapped to `width`."""
        return tuple(
            Caption(tuple((line, style) for text, style in parts for line in self.wrapped(text, style, width)))
            for parts in self._caption_parts
        )

    @property
    def caption_width(self) -> float:
        """The width that holds every caption without wrapping, in points."""
        return max((self.width(text, style) for parts in self._caption_parts for text, style in parts), default=0.0)

    @property
    def caption_word(self) -> float:
        """The least width that every caption can be wrapped to, in points."""
        words = (self.longest_word(text, style) for parts in self._caption_parts for text, style in parts)
        return max(words, default=0.0)

    @property
    def _caption_parts(self) -> tuple[tuple[tuple[str, Style], ...], ...]:
        details = self.data.details or ("",) * self.count
        return tuple(
            ((name, self.styles.category), (detail, self.styles.detail))
            for name, detail in zip(self.data.categories, details, strict=True)
        )

    def value_style(self, fill: Color, inside: bool) -> Style:
        """The style of a value: readable on its bar, or the accent's own colour beside a highlighted one."""
        if inside:
            return replace(self.styles.value, color=self.theme.text_on(fill))
        told = self.data.highlight is not None and fill is Color.ACCENT
        return replace(self.styles.value, color=Color.ACCENT if told else self.styles.value.color)


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """Starts of intervals of `sizes`, near their wanted starts, in order, apart and inside `low`…`high`.

    The caller makes sure that the sizes together fit.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    starts = [0.0] * len(wanted)
    edge = low
    for index in order:
        starts[index] = max(edge, wanted[index])
        edge = starts[index] + sizes[index]
    edge = high
    for index in reversed(order):
        starts[index] = min(starts[index], edge - sizes[index])
        edge = starts[index]
    return tuple(starts)


def thickness(pitch: float, lanes: int = 1) -> float:
    """The share of a category's `pitch`, 0 to 1, that its `lanes` of bars take together."""
    return min(BAR_SHARE, lanes * THICKEST / pitch)
