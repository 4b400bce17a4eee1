"""The type scale of each edition: every size briefgen sets, by role. Whole points in the deck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from briefgen.geometry import MILLIMETRE, PIXEL
from briefgen.scene import Color, FaceRole, Style
from briefgen.sizes import usual
from briefgen.theme import USUAL, Manner


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


DISPLAY = frozenset({"cover", "figure", "title", "lead"})
"""The styles of the display face, which takes the brand's weight of headings."""

DECK_LEADING = {"cover": 1.0, "figure": 1.05, "title": 1.07, "lead": 1.2, "body": 1.3, "small": 1.2}
"""Of the size; in whole points."""

BRIEF_LEADING = {"cover": 36, "figure": 24, "title": 24, "lead": 16, "prose": 12, "body": 9, "small": 9}
"""At the usual size, in twelfths of the brief's baseline step, so that text of every size meets it again."""

TWELFTH = 5 * MILLIMETRE / 12


def _style(name: str, role: str, manner: Manner, leading: float, size: float, weight: int, tracking: float) -> Style:
    face: FaceRole = "display" if role in DISPLAY else "prose" if name == "prose" else "label"
    heavy = manner.heading_weight if role in DISPLAY else None
    return Style(name, face, size, leading, heavy or weight, tracking)


def _deck_style(role: str, manner: Manner, weight: int = 400, tracking: float = 0.0, name: str = "") -> Style:
    size = _sizes("deck", manner)[role]
    return _style(name or role, role, manner, round(size * DECK_LEADING[role]), size, weight, tracking)


def _brief_style(role: str, manner: Manner, weight: int = 400, tracking: float = 0.0, name: str = "") -> Style:
    size, known = _sizes("brief", manner)[role], usual("brief", manner.density)[role]
    leading = round(BRIEF_LEADING[role] * size / known) * TWELFTH
    return _style(name or role, role, manner, leading, size, weight, tracking)


@cache
def _sizes(edition: Literal["deck", "brief"], manner: Manner) -> Mapping[str, float]:
    return {**usual(edition, manner.density), **dict(manner.sizes)}


@cache
def deck_scale(manner: Manner) -> Scale:
    """The slides' styles in a brand's manner."""
    return Scale(
        cover=_deck_style("cover", manner, 700, -0.03),
        figure=_deck_style("figure", manner, 700, -0.02),
        title=_deck_style("title", manner, 700, -0.018),
        lead=_deck_style("lead", manner, 700, -0.01),
        body=_deck_style("body", manner),
        name=_deck_style("body", manner, 700, name="name"),
        small=_deck_style("small", manner),
        prose=_deck_style("body", manner),
        step=8 * PIXEL,
        gutter=24 * PIXEL,
        rule=2 * PIXEL,
        hairline=1 * PIXEL,
    )


@cache
def brief_scale(manner: Manner) -> Scale:
    """The brief's styles in a brand's manner."""
    return Scale(
        cover=_brief_style("cover", manner, 400, -0.012),
        figure=_brief_style("figure", manner, 500, -0.008),
        title=_brief_style("title", manner, 500, -0.008),
        lead=_brief_style("lead", manner),
        body=_brief_style("body", manner),
        name=_brief_style("body", manner, 600, name="name"),
        small=_brief_style("small", manner),
        prose=_brief_style("prose", manner),
        step=2.5 * MILLIMETRE,
        gutter=6 * MILLIMETRE,
        rule=0.35 * MILLIMETRE,
        hairline=0.1 * MILLIMETRE,
    )


DECK, BRIEF = deck_scale(USUAL), brief_scale(USUAL)
"""The scales of a brand that names no sizes of its own."""
