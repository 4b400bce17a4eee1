"""The shape of a brand file: what briefgen reads of the brand.yml convention, and its own table, `defaults.briefgen`.

What the convention's own reader accepts is accepted: everything may be left out, and what stands for something else may
be written short. Keys of other tools are left alone; ours are strict.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from briefgen.scene import Color, FaceRole
from briefgen.sizes import Density
from briefgen.theme import Cover, PageSize, Prose, SlideShape

EditionName = Literal["deck", "brief"]
Purpose = Literal["cover", "section", "statement", "exhibit", "summary", "closing"]
"""What a slide is for. `exhibit`: a claim over free room; `summary`: a claim over one body of text."""


def _in(key: str) -> BeforeValidator:
    """The short form: text where the convention also knows a mapping, standing for its `key`."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


_optional = BeforeValidator(lambda value: {} if value is None else value)
"""A part without content counts as left out."""


def _full_name(value: Any) -> Any:
    return (value.get("full") or value.get("short")) if isinstance(value, Mapping) else value


WEIGHTS: Mapping[str, int] = {
    "thin": 100,
    "extra-light": 200,
    "ultra-light": 200,
    "light": 300,
    "normal": 400,
    "regular": 400,
    "medium": 500,
    "semi-bold": 600,
    "demi-bold": 600,
    "bold": 700,
    "extra-bold": 800,
    "ultra-bold": 800,
    "black": 900,
}
"""The convention's names of weights."""


def _weight(value: Any) -> Any:
    """A weight by its name; of a range, such as 300..800, its first, and 400 where the file is to tell."""
    if isinstance(value, list) and value:
        return _weight(value[0])
    if isinstance(value, str):
        first = value.split("..")[0].strip()
        return WEIGHTS.get(first, 400 if first == "auto" else first)
    return value


Weight = Annotated[int, BeforeValidator(_weight), Field(ge=1, le=999)]


class _Shared(BaseModel):
    """A part of the file that other tools extend: unknown keys are theirs."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _Own(BaseModel):
    """A part of the file that is briefgen's alone: unknown keys are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class LightDark(_Own):
    """A value for light grounds and one for dark ones."""

    light: str | None = None
    dark: str | None = None


def _both(value: Any) -> Any:
    return {"light": value, "dark": value} if isinstance(value, str) else value


ColorEntry = Annotated[LightDark, BeforeValidator(_both)]
"""A colour, or one for each appearance: "#RRGGBB", a CSS colour, or the name of another."""


class FamilyEntry(_Shared):
    """A family, by name; `optical: size` takes the cut made for each size."""

    family: str | None = None
    optical: Literal["size"] | None = None
    weight: Weight | None = None


class OwnFamilyEntry(_Own):
    """The same under `defaults.briefgen`, where the family is what the entry is for."""

    family: str
    optical: Literal["size"] | None = None


Family = Annotated[FamilyEntry, _in("family"), _optional]
OwnFamily = Annotated[OwnFamilyEntry, _in("family")]


class Sizes(_Own):
    """Sizes of text by role, in points; a name in an exhibit is as large as its body."""

    cover: Decimal | None = None
    figure: Decimal | None = None
    title: Decimal | None = None
    lead: Decimal | None = None
    body: Decimal | None = None
    small: Decimal | None = None
    prose: Decimal | None = None


class EditionTable(_Own):
    """Colours and faces by role, as one edition or both have them, and sizes: the slides', if not under `brief`."""

    colors: dict[Color, ColorEntry] = {}
    faces: dict[FaceRole, OwnFamily] = {}
    scale: Sizes = Sizes()


class TemplateEntry(_Own):
    """The company's own PowerPoint template, and the layouts it names where a choice by itself would be wrong."""

    file: str
    layouts: dict[Purpose, str] = {}


class FooterEntry(_Own):
    """What stands at the foot of every page."""

    text: str = ""
    date: bool = False


class OwnTable(EditionTable):
    """`defaults.briefgen`."""

    deck: EditionTable = EditionTable()
    brief: EditionTable = EditionTable()
    fallback: tuple[OwnFamily, ...] = ()
    """Faces for the characters that a role's own face lacks, in order of preference."""
    template: Annotated[TemplateEntry, _in("file")] | None = None
    logo_alt: dict[str, str] = Field({}, alias="logo-alt")
    """What the logo shows, by language; in others it is what the picture's own `alt` says."""
    tracker_weight: Decimal = Field(Decimal(3), alias="tracker-weight", gt=0, le=8)
    appearance: Literal["light", "dark"] = "light"
    """Which of two values is taken where the brand gives a light and a dark one."""
    density: Density = "present"
    page: PageSize = "A4"
    slide: SlideShape = "16:9"
    cover: Cover = "discs"
    prose: Prose = "ragged"
    footer: Annotated[FooterEntry, _in("text")] = FooterEntry()

    def edition(self, name: EditionName) -> EditionTable:
        return self.deck if name == "deck" else self.brief


class _Defaults(_Shared):
    briefgen: Annotated[OwnTable, _optional] = OwnTable.model_validate({})


class _Meta(_Shared):
    name: Annotated[str | None, BeforeValidator(_full_name)] = None


class Image(_Own):
    """A picture file of the brand, and what it shows."""

    path: str
    alt: str | None = None
    attrs: dict[str, Any] | None = None


class ImagePair(_Own):
    """The pictures for light and for dark grounds."""

    light: Annotated[Image, _in("path")] | None = None
    dark: Annotated[Image, _in("path")] | None = None


def _image_pair(value: Any) -> Any:
    whole = isinstance(value, str) or (isinstance(value, Mapping) and "path" in value)
    return {"light": value, "dark": value} if whole else value


LogoEntry = Annotated[ImagePair | None, BeforeValidator(_image_pair)]


class Logos(_Shared):
    """The brand's pictures, and which of them is the small, the medium and the large logo."""

    images: Annotated[dict[str, Annotated[Image, _in("path")]], _optional] = {}
    small: LogoEntry = None
    medium: LogoEntry = None
    large: LogoEntry = None


def _single(value: Any) -> Any:
    """One picture that is the whole of the logos."""
    whole = isinstance(value, str) or (isinstance(value, Mapping) and "path" in value)
    return {"medium": value} if whole else value


class Colors(_Shared):
    """The palette, and what its colours are for."""

    palette: Annotated[dict[str, ColorEntry], _optional] = {}
    foreground: ColorEntry | None = None
    background: ColorEntry | None = None
    primary: ColorEntry | None = None
    secondary: ColorEntry | None = None
    tertiary: ColorEntry | None = None
    success: ColorEntry | None = None
    info: ColorEntry | None = None
    warning: ColorEntry | None = None
    danger: ColorEntry | None = None
    light: ColorEntry | None = None
    dark: ColorEntry | None = None
    link: ColorEntry | None = None


class FontFile(_Shared):
    """One file of a family."""

    path: str
    weight: Weight = 400
    style: Literal["normal", "italic", "oblique"] = "normal"


class Font(_Shared):
    """Where a family comes from."""

    family: str
    source: Literal["file", "google", "bunny", "system"] | None = None
    files: tuple[Annotated[FontFile, _in("path")], ...] = ()


class Typography(_Shared):
    """Families, where they come from and what they set."""

    fonts: tuple[Font, ...] = ()
    base: Family = FamilyEntry()
    headings: Family = FamilyEntry()


class BrandFile(_Shared):
    """A whole brand file."""

    meta: Annotated[_Meta, _optional] = _Meta()
    color: Annotated[Colors, _optional] = Colors()
    typography: Annotated[Typography, _optional] = Typography()
    logo: Annotated[Logos, BeforeValidator(_single), _optional] = Logos()
    defaults: Annotated[_Defaults, _optional] = _Defaults()
