"""How text looks that says nothing of itself: what it inherits from layout, master and presentation, nearest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from briefgen.company.colors import Palette
from briefgen.company.model import Fonts, Reference, Spacing, TextStyle
from briefgen.company.xml import EMU, Element, child, name, number, whole

LEVELS = 5
DEFAULT_SIZE = 18.0
SMALLEST = 1.0
"""The smallest size that a run can have."""

SINGLE = Spacing(1.0, "lines")
NONE = Spacing(0.0, "points")

_ALIGNMENTS: Mapping[str, Literal["left", "center", "right", "justified"]] = MappingProxyType(
    {"l": "left", "ctr": "center", "r": "right", "just": "justified", "justLow": "justified", "dist": "justified"}
)
_THEME_FACES: Mapping[str, str] = MappingProxyType(
    {
        "+mj-lt": "display",
        "+mn-lt": "body",
        "+mj-ea": "display_ea",
        "+mn-ea": "body_ea",
        "+mj-cs": "display_cs",
        "+mn-cs": "body_cs",
    }
)
_CAPS: Mapping[str, Literal["none", "small", "all"]] = MappingProxyType({"small": "small", "all": "all"})


@dataclass(frozen=True, slots=True)
class Cascade:
    """The lists of level styles that text takes its look from, the nearest first."""

    lists: tuple[Element, ...]
    palette: Palette
    fonts: Fonts

    def level(self, number_: int) -> TextStyle:
        """The style of a level, counted from 1."""
        paragraphs = tuple(
            found
            for each in self.lists
            for tag in (f"a:lvl{number_}pPr", "a:defPPr")
            if (found := child(each, tag)) is not None
        )
        runs = tuple(found for each in paragraphs if (found := child(each, "a:defRPr")) is not None)
        typeface = self._typeface(runs)
        return TextStyle(
            size=max(SMALLEST, whole(_said(runs, "sz", ""), round(DEFAULT_SIZE * 100)) / 100),
            bold=_said(runs, "b", "0") in ("1", "true", "on"),
            italic=_said(runs, "i", "0") in ("1", "true", "on"),
            caps=_CAPS.get(_said(runs, "cap", "none"), "none"),
            tracking=number(_having(runs, "spc"), "spc") / 100,
            color=self._color(runs),
            typeface=typeface,
            family=self.family(typeface),
            align=_ALIGNMENTS.get(_said(paragraphs, "algn", "l"), "left"),
            from_right=_said(paragraphs, "rtl", "0") in ("1", "true", "on"),
            line_spacing=_spacing(paragraphs, "a:lnSpc", SINGLE),
            space_before=_spacing(paragraphs, "a:spcBef", NONE),
            space_after=_spacing(paragraphs, "a:spcAft", NONE),
            bullet=_bullet(paragraphs),
            margin=number(_having(paragraphs, "marL"), "marL") / EMU,
            indent=number(_having(paragraphs, "indent"), "indent") / EMU,
        )

    def family(self, typeface: str) -> str:
        """The family that a typeface means."""
        if typeface.startswith("+"):
            return str(getattr(self.fonts, _THEME_FACES.get(typeface, "body")) or self.fonts.body)
        return typeface or self.fonts.body

    def _typeface(self, runs: tuple[Element, ...]) -> str:
        faces = (child(run, "a:latin") for run in runs)
        return next((said for face in faces if face is not None and (said := face.get("typeface"))), "+mn-lt")

    def _color(self, runs: tuple[Element, ...]) -> Reference:
        for run in runs:
            if (found := self.palette.of(child(run, "a:solidFill"))) is not None:
                return found
            stops = child(run, "a:gradFill", "a:gsLst")
            if stops is not None and len(stops) and (found := self.palette.of(stops[0])) is not None:
                return found
        return Reference("tx1", self.palette.slot("tx1"))


def body_property(bodies: Iterator[Element] | tuple[Element, ...], attribute: str, otherwise: str) -> str:
    """What the nearest text frame says of itself."""
    return next((said for each in bodies if (said := each.get(attribute)) is not None), otherwise)


def _said(elements: tuple[Element, ...], attribute: str, otherwise: str) -> str:
    return next((said for each in elements if (said := each.get(attribute)) is not None), otherwise)


def _having(elements: tuple[Element, ...], attribute: str) -> Element | None:
    return next((each for each in elements if each.get(attribute) is not None), None)


def _spacing(paragraphs: tuple[Element, ...], tag: str, otherwise: Spacing) -> Spacing:
    for each in paragraphs:
        found = child(each, tag)
        if found is None:
            continue
        points, share = child(found, "a:spcPts"), child(found, "a:spcPct")
        if points is not None:
            return Spacing(number(points, "val") / 100, "points")
        if share is not None:
            return Spacing(number(share, "val", 100_000) / 100_000, "lines")
    return otherwise


def _bullet(paragraphs: tuple[Element, ...]) -> str | None:
    for each in paragraphs:
        for element in each:
            if element.tag == name("a:buNone"):
                return None
            if element.tag == name("a:buChar"):
                return str(element.get("char", "•"))
            if element.tag == name("a:buAutoNum"):
                return "1."
            if element.tag == name("a:buBlip"):
                return ""
    return None
