"""The theme: every role's value, resolved from a brand. Writers ask it for hexes and faces; blocks only name roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

from briefgen.scene import Color, FaceRole, Style
from briefgen.text.faces import Face

MIDDLE_GREY = 0.18
"""The luminance under which a ground is dark: white reads better on it than black (WCAG 2.2)."""


@dataclass(frozen=True, slots=True)
class FaceChoice:
    """A family for a role. `optical`: "size" takes the cut made for the size, None the font's default."""

    family: str
    optical: Literal["size"] | None = None
    files: tuple[tuple[int, Path], ...] = ()
    """Where the brand brings its own files: weights and the static font of each."""

    def face(self, style: Style) -> Face:
        """The cut that sets `style`."""
        file = min(self.files, key=lambda pair: abs(pair[0] - style.weight))[1] if self.files else None
        return Face(self.family, style.weight, style.size if self.optical == "size" else None, file)


@lru_cache(maxsize=1024)
def luminance(color: str) -> float:
    """Relative luminance of "#RRGGBB", 0 to 1 (WCAG 2.2)."""
    channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@lru_cache(maxsize=1024)
def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@dataclass(frozen=True, slots=True)
class Theme:
    """The roles of one edition in one brand."""

    name: str
    colors: Mapping[Color, str] = field(hash=False)
    """Every role as "#RRGGBB"."""
    faces: Mapping[FaceRole, FaceChoice] = field(hash=False)
    logo: Path | None
    logo_alt: str
    tracker_weight: float
    """Thickness of the tracker's active bar, in points."""
    fallback: tuple[FaceChoice, ...] = ()
    """What sets the characters that a role's own face lacks, in order of preference."""
    from_right: bool = False
    """Whether the document's language runs from the right."""
    dark_logo: Path | None = None
    """The logo's form for dark grounds, where it has one of its own."""

    def hex(self, color: Color) -> str:
        return self.colors[color]

    def face(self, style: Style) -> Face:
        """The face that sets `style`."""
        return self.faces[style.face].face(style)

    def face_list(self, style: Style) -> tuple[Face, ...]:
        """The face that sets `style`, and after it those for what it lacks."""
        return (self.face(style), *(choice.face(style) for choice in self.fallback))

    def contrast(self, first: Color, second: Color) -> float:
        return contrast(self.colors[first], self.colors[second])

    def text_on(self, fill: Color) -> Color:
        """Ink or paper, whichever reads better on `fill`."""
        return max((Color.INK, Color.PAPER), key=lambda text: self.contrast(text, fill))

    def logo_on(self, fill: Color) -> Path | None:
        """The form of the logo that is seen on `fill`."""
        dark = luminance(self.hex(fill)) < MIDDLE_GREY
        return (self.dark_logo or self.logo) if dark else self.logo

    @property
    def band(self) -> Color:
        """The fill for full-bleed grounds and foundations: the accent when it carries paper text at 7:1, else ink."""
        return Color.ACCENT if self.contrast(Color.ACCENT, Color.PAPER) >= 7 else Color.INK

    @property
    def fills(self) -> tuple[Color, Color, Color]:
        """Three fills that stay apart, also in grey: foundation, middle, surface."""
        middle = Color.TINT if self.band is Color.ACCENT else Color.ACCENT
        return (self.band, middle, Color.SECOND)
