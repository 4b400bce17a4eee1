"""All that can be said of a brand file before anything is built with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel

from briefgen.brand.file import BrandFile, Colors, Logos, Typography
from briefgen.brand.load import Reading, read_brand
from briefgen.brand.model import EDITIONS, Brand
from briefgen.colors.contrast import contrast
from briefgen.colors.shades import nearest
from briefgen.colors.sight import APART, Sight, confused_by, least_difference
from briefgen.errors import Finding
from briefgen.pictures import fitted, is_drawing, share_lost, size
from briefgen.scene import Color
from briefgen.source import Location
from briefgen.theme import LOGO_HEIGHT, LOGO_WIDTH, Logo, Theme

LEAST_DENSITY = 220
"""Pixels to the inch that a printed picture needs to look sharp."""

MOST_LOST = 0.6
"""A logo of which more than this share is lost on its ground is not told by the rest."""

PAIRS = ((Color.ACCENT, Color.INK), (Color.SECOND, Color.ACCENT), (Color.TINT, Color.ACCENT))
"""What must be told apart where both are fills: the highlighted from the others, the parts of a diagram."""

WHOLE = 6
"""A brand that is rich enough gives so many series their own colour."""

OTHER_KEYS: Mapping[str, frozenset[str]] = {
    "logo": frozenset({"path", "alt", "attrs"}),
    "typography": frozenset({"monospace", "monospace-inline", "monospace-block", "link"}),
}
"""Keys of the convention that briefgen has no use for."""


def check(path: Path) -> tuple[Finding, ...]:
    """All that is to be said of a brand file: first what stands against building with it, then what a build gets over.

    Raises ContentError if it is no YAML at all, MachineError if it cannot be read.
    """
    reading = read_brand(path)
    found = [*reading.findings, *reading.remarks, *_unknown_keys(reading)]
    if reading.draft:
        found += _logos(reading.draft, reading)
    if reading.brand:
        found += _confusions(reading.brand, reading)
        found += _few_series(reading.brand, reading)
    return tuple(dict.fromkeys(found))


def _unknown_keys(reading: Reading) -> Iterator[Finding]:
    """Keys beside ours that resemble one of the convention, which would have been read."""
    tables: tuple[tuple[Location, type[BaseModel]], ...] = (
        ((), BrandFile),
        (("color",), Colors),
        (("logo",), Logos),
        (("typography",), Typography),
    )
    for location, model in tables:
        value = reading.tree.value
        for step in location:
            value = value.get(step) if isinstance(value, dict) else None
        known = {*model.model_fields, *OTHER_KEYS.get(str(location[-1]) if location else "", ())}
        for key in value if isinstance(value, dict) else ():
            if key not in known and (near := get_close_matches(key, known, 1)):
                place = reading.tree.place((*location, key), key=True)
                yield reading.tree.finding(
                    f"No tool reads {'.'.join((*map(str, location), key))}.", place, _meant(near)
                )


def _meant(near: list[str]) -> str:
    return f"Did you mean “{near[0]}”?"


def _logos(brand: Brand, reading: Reading) -> Iterator[Finding]:
    """Whether there is a logo, fine enough and to be seen on every ground it stands on."""
    if not (brand.logo or brand.dark_logo):
        if not reading.findings:
            hint = "Name one under logo.medium: PNG or SVG, one for light and one for dark grounds."
            yield reading.tree.finding(
                "The brand has no logo; covers are without one.", reading.tree.place(("logo",)), hint
            )
        return
    for logo in dict.fromkeys(each for each in (brand.logo, brand.dark_logo) if each):
        if too_coarse := _coarse(logo):
            yield reading.tree.finding(too_coarse, reading.tree.place(("logo",)), "Export it larger, or as SVG.")
    for edition in EDITIONS:
        theme = brand.theme(edition)
        ground = Color.INK if edition == "deck" else theme.band
        shown = theme.logo_on(ground)
        if shown and share_lost(shown.file, theme.hex(ground)) > MOST_LOST:
            dark = contrast("#FFFFFF", theme.hex(ground)) > contrast("#000000", theme.hex(ground))
            yield reading.tree.finding(
                f"The logo {shown.file.name} is lost on the {edition}'s cover, whose ground is {theme.hex(ground)}.",
                reading.tree.place(("logo",)),
                f"Name one for {'dark' if dark else 'light'} grounds: logo.medium.{'dark' if dark else 'light'}.",
            )


def _coarse(logo: Logo) -> str | None:
    if is_drawing(logo.file):
        return None
    pixels, _ = size(logo.file)
    points, _ = fitted(logo.file, LOGO_WIDTH, LOGO_HEIGHT)
    reached = pixels / points * 72
    if reached >= LEAST_DENSITY:
        return None
    needed = round(LEAST_DENSITY * points / 72)
    return (
        f"The logo {logo.file.name} is {pixels:g} pixels wide and printed {points:.0f} points wide, which is "
        f"{reached:.0f} to the inch; {needed} pixels are needed."
    )


def _confusions(brand: Brand, reading: Reading) -> Iterator[Finding]:
    """Fills that some readers cannot tell apart, each pair once."""
    told: set[tuple[str, str]] = set()
    for edition in EDITIONS:
        theme = brand.theme(edition)
        for pair in PAIRS:
            first, second = (theme.hex(color) for color in pair)
            confused = confused_by(first, second)
            if confused and (first, second) not in told:
                told.add((first, second))
                yield _confusion(theme, pair, confused, reading)


def _confusion(theme: Theme, pair: tuple[Color, Color], sights: tuple[Sight, ...], reading: Reading) -> Finding:
    (first, second), (value, other) = pair, (theme.hex(color) for color in pair)
    readers = "every reader" if "full" in sights else f"readers with {' and '.join(sights)}"
    shade = nearest(value, lambda shade: least_difference(shade, other) >= APART and _reads(shade, first, theme))
    return reading.tree.finding(
        f"{first.value.capitalize()} {value} and {second.value} {other} look alike to {readers}: "
        f"{least_difference(value, other):.2f} apart in OKLab, {APART:g} is needed.",
        reading.tree.place(("color",)),
        f"The nearest {first.value} that is told apart is {shade}." if shade else f"Change the {second.value}.",
    )


def _reads(shade: str, role: Color, theme: Theme) -> bool:
    """Whether a role keeps what it needs in another shade."""
    if role is Color.ACCENT:
        return contrast(shade, theme.hex(Color.PAPER)) >= 4.5
    return contrast(shade, theme.hex(Color.INK)) >= 7


def _few_series(brand: Brand, reading: Reading) -> Iterator[Finding]:
    count = min(len(brand.theme(edition).series) for edition in EDITIONS)
    if count < WHOLE:
        yield reading.tree.finding(
            f"Charts have {count} colours for series that every reader tells apart; then they begin again.",
            reading.tree.place(("color",)),
            "Let ink, accent and muted differ more, or name series-1 to series-3 under defaults.briefgen.colors.",
        )
