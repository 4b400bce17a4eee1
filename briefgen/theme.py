"""The theme: every role's value, resolved from a brand. Writers ask it for hexes and faces; blocks only name roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from briefgen.colors.contrast import contrast
from briefgen.colors.series import apart, ordered
from briefgen.scene import Color, FaceRole, Style
from briefgen.sizes import Density
from briefgen.text.faces import Face, Weighted


@dataclass(frozen=True, slots=True)
class FaceChoice:
    """A family for a role. `optical`: "size" takes the cut made for the size, None the font's default.

    `stand_in`: the family that text is measured in, and a brief is set in, where this machine lacks the brand's own.
    """

    family: str
    optical: Literal["size"] | None = None
    files: Weighted = ()
    """Where the brand brings its own files: weights and the font of each."""
    stand_in: str | None = None

    def face(self, style: Style) -> Face:
        """The cut that sets `style`."""
        file = min(self.files, key=lambda pair: abs(pair[0] - style.weight))[1] if self.files else None
        return Face(self.stand_in or self.family, style.weight, style.size if self.optical == "size" else None, file)


PageSize = Literal["A4", "Letter"]
SlideShape = Literal["16:9", "4:3"]
Cover = Literal["discs", "plain"]
Prose = Literal["ragged", "justified"]


LOGO_WIDTH, LOGO_HEIGHT = 136.0, 40.0
"""The area that a cover gives the logo, in points."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture file, PNG, JPEG or SVG, of a brand.

    `alts`: what it shows, by the tag of a language, "" for every other. `alt`: the same in the document's language,
    empty where its brand does not say it.
    """

    file: Path
    alts: tuple[tuple[str, str], ...] = ()
    brand: str = ""
    alt: str = ""

    def said_in(self, language: str) -> Logo:
        """The logo for documents in a language."""
        said = {tag.lower(): text for tag, text in self.alts}
        tags = (language.lower(), language.lower().partition("-")[0], "")
        return replace(self, alt=next((said[tag] for tag in tags if tag in said), ""))


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands at the foot of every page beside its source. `date`: whether the document's date does too."""

    text: str = ""
    date: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """How a brand sets its documents. `sizes`: of text, in points, by the type scale's names, where it has its own."""

    sizes: tuple[tuple[str, float], ...] = ()
    heading_weight: int | None = None
    density: Density = "present"
    page: PageSize = "A4"
    slide: SlideShape = "16:9"
    cover: Cover = "discs"
    footer: Footer = Footer()
    prose: Prose = "ragged"
    """How the brief's running text ends its lines."""


USUAL = Manner()


@dataclass(frozen=True, slots=True)
class Theme:
    """The roles of one edition in one brand."""

    name: str
    colors: Mapping[Color, str] = field(hash=False)
    """Every role as "#RRGGBB"."""
    faces: Mapping[FaceRole, FaceChoice] = field(hash=False)
    logo: Logo | None
    """The logo for light grounds."""
    tracker_weight: float
    """Thickness of the tracker's active bar, in points."""
    fallback: tuple[FaceChoice, ...] = ()
    """What sets the characters that a role's own face lacks, in order of preference."""
    from_right: bool = False
    """Whether the document's language runs from the right."""
    dark_logo: Logo | None = None
    """The logo for dark grounds."""
    manner: Manner = USUAL

    def hex(self, color: Color) -> str:
        return self.colors[color]

    def face(self, style: Style) -> Face:
        """The face that sets `style`."""
        return self.faces[style.face].face(style)

    def face_list(self, style: Style) -> tuple[Face, ...]:
        """The face that sets `style`, and after it those for what it lacks."""
        return (self.face(style), *(choice.face(style) for choice in self.fallback))

    def logo_on(self, ground: Color) -> Logo | None:
        """The logo made for a ground as light or as dark as that one; the other, if there is only one."""
        dark = contrast("#FFFFFF", self.colors[ground]) > contrast("#000000", self.colors[ground])
        return (self.dark_logo or self.logo) if dark else (self.logo or self.dark_logo)

    def contrast(self, first: Color, second: Color) -> float:
        return contrast(self.colors[first], self.colors[second])

    def text_on(self, fill: Color) -> Color:
        """Ink or paper, whichever reads better on `fill`."""
        return max((Color.INK, Color.PAPER), key=lambda text: self.contrast(text, fill))

    @property
    def band(self) -> Color:
        """The fill for full-bleed grounds and foundations: the accent when it carries paper text at 7:1, else ink."""
        return Color.ACCENT if self.contrast(Color.ACCENT, Color.PAPER) >= 7 else Color.INK

    @property
    def fills(self) -> tuple[Color, Color, Color]:
        """Three fills that stay apart, also in grey: foundation, middle, surface."""
        middle = Color.TINT if self.band is Color.ACCENT else Color.ACCENT
        return (self.band, middle, Color.SECOND)

    @property
    def series(self) -> tuple[Color, ...]:
        """The fills of a chart's series, four to six: each 3:1 on paper, and apart from the others to every reader."""
        if self.band is Color.INK:
            wanted = (Color.INK, Color.ACCENT, *DERIVED, Color.MUTED)
        else:
            wanted = (Color.ACCENT, *DERIVED, Color.INK, Color.MUTED)
        return _in_order(wanted, tuple(self.colors[color] for color in wanted))


DERIVED = (Color.SERIES_1, Color.SERIES_2, Color.SERIES_3)


@lru_cache(maxsize=64)
def _in_order(roles: tuple[Color, ...], values: tuple[str, ...]) -> tuple[Color, ...]:
    kept = apart(values)
    return tuple(roles[kept[index]] for index in ordered([values[index] for index in kept]))
