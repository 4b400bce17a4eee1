"""A brand file made from a company's template, so that the brief looks like the deck that is built in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.brand import CONTRASTS
from briefgen.brand.colors import between
from briefgen.colors.contrast import contrast, luminance
from briefgen.colors.shades import nearest_shade
from briefgen.company.families import families, stand_in
from briefgen.company.logo import Logo, logo
from briefgen.company.model import CompanyTemplate
from briefgen.company.template import load_template
from briefgen.errors import MachineError
from briefgen.output import replace_together
from briefgen.scene import Color

KEYS: Mapping[Color, str] = {
    Color.INK: "foreground",
    Color.PAPER: "background",
    Color.ACCENT: "primary",
    Color.SECOND: "secondary",
    Color.TINT: "tertiary",
}
"""The roles that brand.yml has names for; the others stand under `defaults.briefgen`."""

NAMELESS = ("", "office", "default", "default design", "custom design", "benutzerdefiniertes design")
"""Names of themes that say nothing of the company."""

BLACK = "#000000"
INK_ON_PAPER = next(ratio for first, ground, ratio in CONTRASTS if (first, ground) == (Color.INK, Color.PAPER))
"""A ground on which not even black reads so well becomes white in print."""


@dataclass(frozen=True, slots=True)
class Shade:
    """A role's colour in the brand, and what the template has where that does not read."""

    hex: str
    instead_of: str | None = None


def import_brand(file: Path, target: Path, *, replacing: bool = False) -> tuple[Path, ...]:
    """Write a brand file with the colours, faces and logo of a template, and name the files written.

    The template is copied beside it unless it lies there. Raises ContentError if the template is refused, MachineError
    if a file cannot be written or is there already and not `replacing`.
    """
    template = load_template(file)
    folder = target.absolute().parent
    found = logo(template)
    files: dict[Path, bytes] = {}
    inside = file.resolve().is_relative_to(folder.resolve())
    copied = file.resolve().relative_to(folder.resolve()) if inside else Path(file.name)
    if not inside:
        files[folder / copied] = file.read_bytes()
    if found:
        files[folder / f"{target.stem.lstrip('_')}-logo.{found.ending}"] = found.data
    picture = next((path.name for path in files if found and path.name.endswith(f"-logo.{found.ending}")), None)
    files[folder / target.name] = brand_file(template, copied.as_posix(), found, picture).encode()
    taken = [path for path in files if path.exists()]
    if taken and not replacing:
        raise MachineError(
            f"{taken[0]} is there already. Add --replace to write over it, or name another file with -o."
        )
    replace_together(files)
    return tuple(files)


def brand_file(template: CompanyTemplate, path: str, found: Logo | None, picture: str | None) -> str:
    """The text of a brand file for a template that lies at `path` beside it."""
    master = template.purposes["exhibit"].layout.master
    name = _title(template, master.theme_name)
    shades = printed(template)
    lines = [f"# The brand of {name}, taken from {template.name}.", "meta:", f"  name: {_quoted(name)}", ""]
    if found and picture:
        lines += ["logo:", "  images:", "    mark:", f"      path: {_quoted(picture)}"]
        lines += ["  medium: mark", ""]
    lines += ["color:", "  palette:"]
    lines += [f"    {slot}: {_quoted(color)}" for slot, color in master.colors.items()]
    lines += [_entry(key, shades[role], master.colors, "  ") for role, key in KEYS.items()]
    lines += ["", "typography:", *_typography(template), "", "defaults:", "  briefgen:"]
    lines += ["    template:", f"      file: {_quoted(path)}", "    colors:"]
    lines += [_entry(role.value, shades[role], master.colors, "      ") for role in (Color.MUTED, Color.HAIRLINE)]
    return "\n".join([*lines, ""])


def printed(template: CompanyTemplate) -> Mapping[Color, Shade]:
    """The roles as they are printed: on a light ground, each as near to the theme as its contrast allows."""
    roles = {role: reference.hex for role, reference in template.roles.items()}
    if contrast(BLACK, roles[Color.PAPER]) < INK_ON_PAPER:
        roles = _turned(template, roles)
    shades = {role: Shade(color) for role, color in roles.items()}
    for changed, ground, ratio in CONTRASTS:
        color, on = shades[changed].hex, shades[ground].hex
        if contrast(color, on) < ratio:
            shades[changed] = Shade(nearest_shade(color, on, ratio), color)
    return shades


def _turned(template: CompanyTemplate, roles: Mapping[Color, str]) -> dict[Color, str]:
    """The roles of a dark template on white: its darkest colour becomes ink."""
    colors = template.purposes["exhibit"].layout.master.colors
    ink = min((roles[Color.PAPER], colors["dk1"], colors["dk2"]), key=luminance)
    paper = "#FFFFFF"
    return {**roles, Color.INK: ink, Color.PAPER: paper, **between(ink, paper)}


def _entry(key: str, shade: Shade, palette: Mapping[str, str], margin: str) -> str:
    """A colour by its name in the palette where it has one, with what it stands for where it had to be changed."""
    named = next((slot for slot, color in palette.items() if color == shade.hex), None)
    said = f"  # the nearest shade of {shade.instead_of} that reads" if shade.instead_of else ""
    return f"{margin}{key}: {named or _quoted(shade.hex)}{said}"


def _typography(template: CompanyTemplate) -> Iterator[str]:
    display, body = families(template)
    for key, family in (("base", body), ("headings", display)):
        used = stand_in(family)
        said = "" if used == family else f"  # for {family}, which no installed font package carries"
        yield f"  {key}: {_quoted(used)}{said}"


def _title(template: CompanyTemplate, theme: str) -> str:
    plain = theme.strip()
    return Path(template.name).stem if plain.casefold().removesuffix(" theme") in NAMELESS else plain


def _quoted(text: str) -> str:
    return json.dumps("".join(each for each in text if each.isprintable()), ensure_ascii=False)
