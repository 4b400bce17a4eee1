"""The type scale of each edition: every size briefgen sets, by role. Whole points in the deck."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from briefgen.geometry import MILLIMETRE, PIXEL
from briefgen.scene import Color, FaceRole, Style


def _style(name: str, face: FaceRole, size: float, leading: float, weight: int = 400, tracking: float = 0.0) -> Style:
    return Style(name, face, size, leading, weight, tracking)


@cache
def colored(style: Style, color: Color) -> Style:
    """The same style in another colour role."""
    return replace(style, color=color)


@cache
def muted(style: Style) -> Style:
    """The same style in the quiet colour."""
    return replace(style, color=Color.MUTED)


@cache
def bold(style: Style) -> Style:
    """The same style, heavy enough to name a thing."""
    return replace(style, weight=700 if style.weight < 600 else style.weight, name=style.name + " bold")


@dataclass(frozen=True, slots=True)
class Scale:
    """One edition's styles. `step` is the baseline grid in points, `gutter` the space between columns."""

    cover: Style
    figure: Style
    """A key figure, or a closing statement."""
    title: Style
    """The claim over a slide or a section of the brief."""
    lead: Style
    """A statement, a name in a diagram."""
    body: Style
    """Text in exhibits."""
    name: Style
    """What a row or a mark is called, at body size."""
    small: Style
    """Sources, notes, trackers."""
    prose: Style
    """Running text."""
    step: float
    gutter: float
    rule: float
    """The weight of the rule that content hangs from."""
    hairline: float

    def text(self, level: int) -> Style:
        """The style of free text at a level: 0 the largest, the last level the floor."""
        return _running(self.lead, self.body) if level == 0 else self.body


@cache
def _running(lead: Style, body: Style) -> Style:
    """Text as large as a lead and as light as the body."""
    return replace(lead, weight=400, face=body.face)


DECK = Scale(
    cover=_style("cover", "display", 60, 60, 700, -0.03),
    figure=_style("figure", "display", 40, 42, 700, -0.02),
    title=_style("title", "display", 28, 30, 700, -0.018),
    lead=_style("lead", "display", 20, 24, 700, -0.01),
    body=_style("body", "label", 14, 18),
    name=_style("name", "label", 14, 18, 700),
    small=_style("small", "label", 10, 12),
    prose=_style("body", "label", 14, 18),
    step=8 * PIXEL,
    gutter=24 * PIXEL,
    rule=2 * PIXEL,
    hairline=1 * PIXEL,
)

BRIEF = Scale(
    cover=_style("cover", "display", 38, 15 * MILLIMETRE, 400, -0.012),
    figure=_style("figure", "display", 23, 10 * MILLIMETRE, 500, -0.008),
    title=_style("title", "display", 23, 10 * MILLIMETRE, 500, -0.008),
    lead=_style("lead", "display", 14, 20 / 3 * MILLIMETRE, 400),
    body=_style("body", "label", 8, 3.75 * MILLIMETRE),
    name=_style("name", "label", 8, 3.75 * MILLIMETRE, 600),
    small=_style("small", "label", 8, 3.75 * MILLIMETRE),
    prose=_style("prose", "prose", 10.25, 5 * MILLIMETRE),
    step=2.5 * MILLIMETRE,
    gutter=6 * MILLIMETRE,
    rule=0.35 * MILLIMETRE,
    hairline=0.1 * MILLIMETRE,
)
