"""What a company's template offers: its layouts with their boxes, drawings and grounds, resolved through inheritance.

Lengths are points, y grows downwards from the slide's top. Colours are references to the template's theme wherever the
template has them so, each with the "#RRGGBB" it stands for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefgen.brand.file import Purpose
from briefgen.company.package import Package
from briefgen.errors import Finding
from briefgen.geometry import Rect
from briefgen.scene import Color

PURPOSES: tuple[Purpose, ...] = ("cover", "section", "statement", "exhibit", "summary", "closing")

Changes = tuple[tuple[str, int], ...]
"""Changes of a colour by the names and in the units of DrawingML, such as ("lumMod", 75000)."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A colour as a slide writes it. `slot`: a name such as `tx1` or `accent1`; None for a literal colour."""

    slot: str | None
    hex: str
    changes: Changes = ()


@dataclass(frozen=True, slots=True)
class Spacing:
    """Space between or around lines: a share of the single line, or points."""

    value: float
    unit: Literal["lines", "points"]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text of one level looks when a slide says nothing. `size` and lengths in points.

    `typeface` is as written, `+mj-lt` and the like being the theme's; `family` is what it stands for.
    """

    size: float
    bold: bool
    italic: bool
    caps: Literal["none", "small", "all"]
    tracking: float
    """Extra space between characters, in points."""
    color: Reference
    typeface: str
    family: str
    align: Literal["left", "center", "right", "justified"]
    from_right: bool
    line_spacing: Spacing
    space_before: Spacing
    space_after: Spacing
    bullet: str | None
    """The bullet's character, "1." for numbering, "" for a picture; None where there is none."""
    margin: float
    indent: float
    """The left margin of the text, and what its first line adds to it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A placeholder of a layout. `kind` is its type as PowerPoint has it (`title`, `ctrTitle`, `body`, `obj` …)."""

    kind: str
    index: int
    name: str
    rect: Rect
    """Its frame as it stands before it is turned."""
    rotation: float
    """In degrees, clockwise."""
    insets: tuple[float, float, float, float]
    """Left, top, right, bottom."""
    anchor: Literal["top", "middle", "bottom"]
    vertical: str | None
    """The direction of text that does not run across, as DrawingML names it (`vert`, `eaVert` …)."""
    wraps: bool
    columns: int
    autofit: Literal["none", "shrink", "grow"]
    levels: tuple[TextStyle, ...]
    """The styles of the first five levels."""
    filled: Reference | None = None
    """Its own fill, if it has a plain one."""
    has_text: bool = True

    @property
    def style(self) -> TextStyle:
        return self.levels[0]

    @property
    def inner(self) -> Rect:
        """The room for text: the frame less its insets."""
        left, top, right, bottom = self.insets
        return Rect(
            self.rect.x + left,
            self.rect.y + top,
            max(0.0, self.rect.width - left - right),
            max(0.0, self.rect.height - top - bottom),
        )

    @property
    def upright(self) -> bool:
        """Whether text runs across the slide as it is read."""
        return self.vertical is None and abs(self.rotation) < 0.5


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something drawn on a layout or its master that is no placeholder. Groups are told by their members."""

    name: str
    rect: Rect
    """What it covers at most: the box around it as it is turned."""
    kind: Literal["shape", "picture", "line", "graphic"]
    hexes: tuple[str, ...] = ()
    """The colours of what it hides the ground with; none if it lets the ground through."""
    picture: str | None = None
    """The part that holds its picture."""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """What is cut off the picture: left, top, right, bottom, as shares."""
    text: str = ""
    on_master: bool = False
    alt: str = ""
    link: bool = False
    solid: bool = True
    """Whether it fills its box: a rectangle or a picture, not a curve around nothing."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies behind everything. `hexes` are the colours that text may meet on it."""

    kind: Literal["plain", "gradient", "picture", "pattern"]
    hexes: tuple[str, ...]
    exact: bool
    """False where the colours are a guess, such as for a picture in a format that cannot be read."""
    picture: str | None = None
    """The part that holds its picture, where that is stretched over all of it."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """The theme's families for headings (display) and text (body), for Latin, East Asian and complex scripts."""

    display: str
    body: str
    display_ea: str = ""
    body_ea: str = ""
    display_cs: str = ""
    body_cs: str = ""


@dataclass(frozen=True, slots=True)
class Master:
    """A slide master: its parts, its theme's colours as "#RRGGBB" by slot (`dk1` … `folHlink`) and the colour map."""

    part: str
    theme_part: str
    theme_name: str
    colors: Mapping[str, str]
    color_map: Mapping[str, str]
    fonts: Fonts
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A slide layout. `kind` is its type attribute (`title`, `titleOnly`, `obj` …), "" if it has none."""

    name: str
    kind: str
    part: str
    identifier: int
    master: Master
    boxes: tuple[Box, ...]
    drawings: tuple[Drawing, ...]
    """Its master's first where they show, then its own, in the order they are painted."""
    ground: Ground
    color_map: Mapping[str, str]
    """The names that slides use, to the theme's slots: its own override, or the master's."""
    overrides_map: bool
    """Whether the map is its own: then a slide has to carry it too."""

    def of_kind(self, *kinds: str) -> tuple[Box, ...]:
        return tuple(box for box in self.boxes if box.kind in kinds)


@dataclass(frozen=True, slots=True)
class LayoutFit:
    """A layout chosen for a purpose, and the room it gives."""

    purpose: Purpose
    layout: Layout
    reason: str
    """Why it was chosen, in a few words."""
    title: Box | None
    subtitle: Box | None
    body: Box | None
    content: Rect | None
    """The room free of title, footers and drawings. Never None for `exhibit`, `summary` and `statement`."""
    footer: Box | None
    number: Box | None
    date: Box | None
    roles: Mapping[Color, Reference]
    """What each role is on this layout's ground."""
    title_color: Reference | None = None
    subtitle_color: Reference | None = None
    """What such text has to be written in where its own colour does not read on its ground; else None."""
    stands_in: bool = False
    """Whether the template has no layout for the purpose and this one takes its place."""


@dataclass(frozen=True, slots=True)
class CompanyTemplate:
    """A template that can carry a deck: its parts without sample slides, and what serves which purpose."""

    name: str
    package: Package
    width: float
    height: float
    layouts: tuple[Layout, ...]
    purposes: Mapping[Purpose, LayoutFit]
    findings: tuple[Finding, ...]
    """What was left out of it, and what only half fits: nothing that stops a build."""

    @property
    def roles(self) -> Mapping[Color, Reference]:
        """The roles on the ground of exhibits, where most of a deck stands."""
        return self.purposes["exhibit"].roles

    @property
    def fonts(self) -> Fonts:
        return self.purposes["exhibit"].layout.master.fonts
