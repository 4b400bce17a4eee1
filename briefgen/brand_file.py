"""The shape of a brand.yml file: what briefgen reads of the convention, and its own table under `defaults.briefgen`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from briefgen.scene import Color, FaceRole

_HEX = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")


def _hex_or_name(written: str) -> str:
    if written.startswith("#") and not _HEX.fullmatch(written):
        raise ValueError(f"“{written}” is not a colour; it has three or six hexadecimal digits, as in #0E1B2E")
    return written


def _in(key: str) -> BeforeValidator:
    """The short form: text where the convention also knows a mapping, standing for its `key`."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


def _full_name(value: Any) -> Any:
    return (value.get("full") or value.get("short")) if isinstance(value, Mapping) else value


def _weight(value: Any) -> Any:
    """The convention also knows the weights' two everyday names."""
    return {"normal": 400, "bold": 700}.get(value, value) if isinstance(value, str) else value


Purpose = Literal["cover", "section", "statement", "exhibit", "summary", "closing"]
"""What a slide is for. `exhibit`: a claim over free room; `summary`: a claim over one body of text."""

ColorEntry = Annotated[str, AfterValidator(_hex_or_name)]


class _Shared(BaseModel):
    """A part of the file that other tools extend: unknown keys are theirs."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _Own(BaseModel):
    """A part of the file that is briefgen's alone: unknown keys are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FamilyEntry(_Shared):
    """A family, by name; `optical: size` takes the cut made for each size."""

    family: str
    optical: Literal["size"] | None = None


class OwnFamilyEntry(FamilyEntry, _Own):
    """The same under `defaults.briefgen`."""


Family = Annotated[FamilyEntry, _in("family")]
OwnFamily = Annotated[OwnFamilyEntry, _in("family")]


class EditionTable(_Own):
    """Colours and faces by role, as one edition or both have them."""

    colors: dict[Color, ColorEntry] = {}
    faces: dict[FaceRole, OwnFamily] = {}


class TemplateTable(_Own):
    """The company's own PowerPoint template, and the layouts it names where a choice by itself would be wrong."""

    file: str
    layouts: dict[Purpose, str] = {}


class OwnTable(EditionTable):
    """`defaults.briefgen`."""

    deck: EditionTable = EditionTable()
    brief: EditionTable = EditionTable()
    fallback: tuple[OwnFamily, ...] = ()
    """Faces for the characters that a role's own face lacks, in order of preference."""
    template: Annotated[TemplateTable, _in("file")] | None = None
    tracker_weight: Decimal = Field(Decimal(3), alias="tracker-weight", gt=0, le=8)

    def edition(self, name: Literal["deck", "brief"]) -> EditionTable:
        return self.deck if name == "deck" else self.brief


class _Defaults(_Shared):
    briefgen: OwnTable = OwnTable.model_validate({})


class _Meta(_Shared):
    name: Annotated[str, BeforeValidator(_full_name)]


class _Image(_Shared):
    path: str
    alt: str = ""


class _LogoForms(_Shared):
    """A logo for light grounds, and one for dark grounds if they differ: names of images, or paths."""

    light: str | None = None
    dark: str | None = None


LogoForms = Annotated[_LogoForms | None, _in("light")]


class _Logo(_Shared):
    images: dict[str, Annotated[_Image, _in("path")]] = {}
    small: LogoForms = None
    medium: LogoForms = None
    large: LogoForms = None


class _Palette(_Shared):
    palette: dict[str, ColorEntry] = {}
    foreground: ColorEntry
    background: ColorEntry
    primary: ColorEntry
    secondary: ColorEntry | None = None
    tertiary: ColorEntry | None = None


class _FontFile(_Shared):
    path: str
    weight: Annotated[int, BeforeValidator(_weight)] = 400


class _Font(_Shared):
    family: str
    source: str = ""
    files: tuple[Annotated[_FontFile, _in("path")], ...] = ()


class _Typography(_Shared):
    fonts: tuple[_Font, ...] = ()
    base: Family
    headings: Family | None = None


class BrandFile(_Shared):
    """A whole brand.yml."""

    meta: _Meta
    color: _Palette
    typography: _Typography
    logo: _Logo = _Logo()
    defaults: _Defaults = _Defaults()
