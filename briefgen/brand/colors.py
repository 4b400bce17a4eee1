"""A brand's colours: every role's value in each edition, given or derived, and whether they read."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from functools import cached_property
from types import MappingProxyType

from briefgen.brand.file import BrandFile, ColorEntry, EditionTable, LightDark
from briefgen.brand.model import EDITIONS, Edition
from briefgen.brand.notes import Notes
from briefgen.colors.contrast import contrast
from briefgen.colors.series import ON_GROUND, derived
from briefgen.colors.shades import mixed, nearest_shade
from briefgen.scene import Color
from briefgen.source import Location
from briefgen.theme import DERIVED

CONTRASTS: tuple[tuple[Color, Color, float], ...] = (
    (Color.INK, Color.PAPER, 12.0),
    (Color.ACCENT, Color.PAPER, 4.5),
    (Color.MUTED, Color.PAPER, 4.5),
    (Color.SECOND, Color.INK, 7.0),
)
"""What must read on what, and how well (WCAG ratios); the first of each pair is the one to change."""

SEMANTIC: Mapping[Color, str] = {
    Color.INK: "foreground",
    Color.PAPER: "background",
    Color.ACCENT: "primary",
    Color.SECOND: "secondary",
    Color.TINT: "tertiary",
}
"""Where a role's colour stands in brand.yml unless `defaults.briefgen` says otherwise."""

LEAST_TINT = 7.0
"""What ink needs on a tint, so that text stands on it (WCAG 2.2, 1.4.6)."""

DEFAULTS: Mapping[Color, str] = {Color.INK: "#000000", Color.PAPER: "#FFFFFF"}
"""What the convention takes where a brand says nothing."""

HEX = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
ALPHA = re.compile(r"#(?:[0-9A-Fa-f]{4}|[0-9A-Fa-f]{8})")

Placed = tuple[str, Location]
"""An entry as written, and where."""


class ColorReader:
    """Resolves one file's colours, and notes what is wrong with them."""

    def __init__(self, file: BrandFile, notes: Notes) -> None:
        self.file, self.notes = file, notes
        self.appearance = file.defaults.briefgen.appearance
        self.unresolved = False

    def colors(self) -> Mapping[Edition, Mapping[Color, str]]:
        """Every role's value in each edition; what the file leaves out is derived from what it gives."""
        known = {edition: self._known(edition) for edition in EDITIONS}
        if self.unresolved:
            return MappingProxyType(dict.fromkeys(EDITIONS, MappingProxyType(dict.fromkeys(Color, "#000000"))))
        papers = {values[Color.PAPER] for values in known.values()}
        alike = all(contrast(first, second) < ON_GROUND for first in papers for second in papers)
        series = {edition: _series(known.values() if alike else (values,)) for edition, values in known.items()}
        return MappingProxyType(
            {edition: MappingProxyType(series[edition] | values) for edition, values in known.items()}
        )

    def _known(self, edition: Edition) -> dict[Color, str]:
        """The roles that the file gives in an edition, checked, and the tints made from them."""
        entries = self._entries(edition)
        given = {**DEFAULTS, **{role: self.value(*entry) for role, entry in entries.items()}}
        given.setdefault(Color.ACCENT, given[Color.INK])
        if self.unresolved:
            return given
        self._adapt(given, entries)
        values = _tints(given) | given
        self._check(values, entries, edition)
        return values

    @cached_property
    def named(self) -> Mapping[str, Placed]:
        """Every name a colour may be written by: the palette's and, over them, the roles' of the convention."""
        palette = {name: self._written(entry) for name, entry in self.file.color.palette.items()}
        found: dict[str, Placed] = {name: (text, ("color", "palette", name)) for name, text in palette.items() if text}
        for role in type(self.file.color).model_fields:
            entry = getattr(self.file.color, role)
            if isinstance(entry, LightDark) and (text := self._written(entry)) and text != role:
                found[role] = (text, ("color", role))
        return MappingProxyType(found)

    def value(self, written: str, location: Location, trail: tuple[str, ...] = ()) -> str:
        """The "#RRGGBB" that an entry means: itself, a CSS colour, or what a name leads to."""
        if HEX.fullmatch(written):
            digits = written[1:]
            return "#" + ("".join(d * 2 for d in digits) if len(digits) == 3 else digits).upper()
        if written in trail:
            return self._refuse(
                f"The colour “{written}” refers to itself.", location, 'Write "#RRGGBB" in color.palette.'
            )
        if written in self.named:
            text, place = self.named[written]
            return self.value(text, place, (*trail, written))
        return self._css(written, location)

    def _css(self, written: str, location: Location) -> str:
        from PIL import ImageColor

        if ALPHA.fullmatch(written):
            return self._refuse(f"The colour “{written}” is see-through.", location, "Write it as it looks on paper.")
        if written.startswith("#"):
            message = f"“{written}” is not a colour; it has three or six hexadecimal digits, as in #0E1B2E."
            return self._refuse(message, location, "Write three or six digits.")
        try:
            red, green, blue = ImageColor.getrgb(written)[:3]
        except ValueError:
            near = get_close_matches(written, [*self.named, *ImageColor.colormap], 1)
            hint = f"Did you mean “{near[0]}”?" if near else 'Write "#RRGGBB" or a name from color.palette.'
            return self._refuse(f"The colour “{written}” is no colour of the palette.", location, hint)
        return f"#{red:02X}{green:02X}{blue:02X}"

    def _refuse(self, message: str, location: Location, hint: str) -> str:
        self.unresolved = True
        self.notes.find(message, location, hint)
        return "#000000"

    def _written(self, entry: ColorEntry) -> str | None:
        """The entry in the brand's appearance; the other where it has no such."""
        light, dark = (entry.light, entry.dark) if self.appearance == "light" else (entry.dark, entry.light)
        return light or dark

    def _entries(self, edition: Edition) -> dict[Color, Placed]:
        """Each role's entry as written, with its place: the edition's own, ours for both, brand.yml's."""
        own = self.file.defaults.briefgen
        root: Location = ("defaults", "briefgen")
        entries: dict[Color, Placed] = {}
        for role, name in SEMANTIC.items():
            entry = getattr(self.file.color, name)
            if entry and (written := self._written(entry)):
                entries[role] = (written, ("color", name))
        layers: tuple[tuple[EditionTable, Location], ...] = ((own, root), (own.edition(edition), (*root, edition)))
        for table, where in layers:
            for role, entry in table.colors.items():
                if written := self._written(entry):
                    entries[role] = (written, (*where, "colors", role.value))
        return entries

    def _adapt(self, given: dict[Color, str], entries: Mapping[Color, Placed]) -> None:
        """Move the convention's softer colours, which are made for other things, to where our roles can use them."""
        for role, least in ((Color.SECOND, 7.0), (Color.TINT, LEAST_TINT)):
            if role not in given or entries[role][1][0] != "color":
                continue
            shade = nearest_shade(given[role], given[Color.INK], least)
            if shade != given[role] and contrast(shade, given[Color.INK]) >= least:
                self.notes.remark(
                    f"{role.value.capitalize()} {given[role]} and ink {given[Color.INK]} have a contrast of "
                    f"{contrast(given[role], given[Color.INK]):.1f}; {least:g} is needed, so {shade} is used.",
                    entries[role][1],
                    f"Name another under defaults.briefgen.colors.{role.value}, or take {shade}.",
                )
                given[role] = shade

    def _check(self, values: Mapping[Color, str], entries: Mapping[Color, Placed], edition: Edition) -> None:
        for changed, ground, least in CONTRASTS:
            reached = contrast(values[changed], values[ground])
            if reached >= least:
                continue
            shade = nearest_shade(values[changed], values[ground], least)
            self.notes.find(
                f"In the {edition}, {changed.value} {values[changed]} and {ground.value} {values[ground]} have a "
                f"contrast of {reached:.1f}; {least:g} is needed.",
                entries[changed][1] if changed in entries else ("color",),
                f"The nearest {changed.value} that reads is {shade}."
                if contrast(shade, values[ground]) >= least
                else f"No {changed.value} reads on this {ground.value}; change the {ground.value}.",
            )


def _tints(given: Mapping[Color, str]) -> dict[Color, str]:
    """What is between ink, paper and accent."""
    ink, paper, accent = (given[role] for role in (Color.INK, Color.PAPER, Color.ACCENT))
    return {
        Color.SECOND: nearest_shade(mixed(paper, accent, 0.35), ink, 7.0),
        Color.TINT: mixed(paper, ink, 0.08),
        Color.MUTED: nearest_shade(mixed(paper, ink, 0.65), paper, 4.5),
        Color.HAIRLINE: mixed(paper, ink, 0.22),
    }


def _series(editions: Collection[Mapping[Color, str]]) -> dict[Color, str]:
    """The colours of series that the file leaves out, the same in `editions`, whose grounds may differ a little."""
    fixed = (Color.INK, Color.ACCENT, Color.MUTED, *DERIVED)
    given = dict.fromkeys(values[role] for values in editions for role in fixed if role in values)
    missing = [role for role in DERIVED if any(role not in values for values in editions)]
    grounds = tuple(dict.fromkeys((values[Color.PAPER], values[Color.INK]) for values in editions))
    wish = next(iter(editions))[Color.SECOND]
    return dict(zip(missing, derived(len(missing), tuple(given), wish, grounds), strict=True))
