"""Brands: a brand.yml file, checked, and the theme of each edition made from it.

Names, logo, palette and families stand where the brand.yml convention puts them, so other tools read the same file;
what only briefgen knows stands under `defaults.briefgen`. Keys of other tools are left alone, ours are strict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from pydantic import ValidationError

from briefgen.brand_file import BrandFile, EditionTable, FamilyEntry, Purpose
from briefgen.errors import ContentError, Finding
from briefgen.scene import Color, FaceRole
from briefgen.shades import mixed, nearest_shade
from briefgen.source import Location, Tree, read
from briefgen.theme import FaceChoice, Theme, contrast

Edition = Literal["deck", "brief"]
EDITIONS: tuple[Edition, ...] = ("deck", "brief")

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

SENTENCES: Mapping[str, str] = {
    "missing": "The brand lacks {key}.",
    "extra_forbidden": "briefgen knows no {key}.",
    "model_type": "{key} holds a mapping.",
    "string_type": "{key} holds text; in quotes if it looks like a number.",
}
"""What is said of the usual mistakes in a file's structure."""

PICTURES = (".png", ".jpg", ".jpeg")


TEMPLATES = (".potx", ".pptx", ".ppsx", ".potm", ".pptm", ".ppsm")


@dataclass(frozen=True, slots=True)
class TemplateChoice:
    """A company's own PowerPoint template, as a brand names it: the file, and layouts for purposes."""

    file: Path
    layouts: Mapping[Purpose, str]
    tree: Tree = field(repr=False)
    """The brand file, for the places of what is wrong."""

    def located(self, error: ContentError) -> ContentError:
        """The same findings, each at the key of the brand file that it is about."""
        return ContentError(tuple(self._at(finding) for finding in error.findings))

    def _at(self, finding: Finding) -> Finding:
        key = ("defaults", "briefgen", *(finding.subject or "template").split("."))
        located = self.tree.finding(finding.message, self.tree.place(key), finding.hint)
        return replace(located, subject=finding.subject)


@dataclass(frozen=True, slots=True)
class Brand:
    """A checked brand: colours and faces of every edition, resolved."""

    name: str
    path: Path
    colors: Mapping[Edition, Mapping[Color, str]]
    faces: Mapping[Edition, Mapping[FaceRole, FaceChoice]]
    logo: Path | None
    logo_alt: str
    tracker_weight: float
    fallback: tuple[FaceChoice, ...] = ()
    template: TemplateChoice | None = None
    """The company's own template, where the deck is built in one."""
    dark_logo: Path | None = None
    """The logo's form for dark grounds, where it has one of its own."""

    def theme(self, edition: Edition, *, from_right: bool = False) -> Theme:
        """The roles of one edition, for a document whose language runs from the left or the right."""
        return Theme(
            self.name,
            self.colors[edition],
            self.faces[edition],
            self.logo,
            self.logo_alt,
            self.tracker_weight,
            self.fallback,
            from_right,
            self.dark_logo,
        )


def default_brand_path() -> Path:
    """The brand that ships with briefgen: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "assets" / "_brand.yml"
    return installed if installed.is_file() else package.parent / "assets" / "_brand.yml"


def load_brand(path: Path) -> Brand:
    """Read and check a brand. Raises ContentError with all findings, or MachineError if it cannot be read."""
    tree = read(path)
    try:
        file = BrandFile.model_validate(tree.value)
    except ValidationError as error:
        raise ContentError(tuple(_invalid(error, tree))) from error
    reader = _Reader(tree, file)
    colors = {edition: reader.colors(edition) for edition in EDITIONS}
    (logo, dark_logo), files, template = reader.logos(), reader.font_files(), reader.template()
    if reader.findings:
        raise ContentError(tuple(dict.fromkeys(reader.findings)))
    return Brand(
        name=file.meta.name,
        path=path,
        colors=MappingProxyType(colors),
        faces=MappingProxyType({edition: _faces(file, edition, files) for edition in EDITIONS}),
        logo=logo,
        logo_alt=reader.logo_alt,
        tracker_weight=float(file.defaults.briefgen.tracker_weight),
        fallback=tuple(_choice(entry, files) for entry in file.defaults.briefgen.fallback),
        template=template,
        dark_logo=dark_logo,
    )


def _invalid(error: ValidationError, tree: Tree) -> Iterator[Finding]:
    """The file's structural findings, each at its key."""
    for problem in error.errors():
        location = tuple(problem["loc"])
        key, said = ".".join(map(str, location)) or "the file", problem["msg"].removeprefix("Value error, ")
        message = SENTENCES.get(problem["type"], f"{{key}}: {said[0].lower()}{said[1:]}.")
        place = tree.place(location, key=problem["type"] == "extra_forbidden")
        yield tree.finding(message.replace("{key}", key), place)


FontFiles = Mapping[str, tuple[tuple[int, Path], ...]]
"""For each family the brand brings itself: weights and their files."""


def _choice(entry: FamilyEntry, files: FontFiles) -> FaceChoice:
    return FaceChoice(entry.family, entry.optical, files.get(entry.family, ()))


def _faces(file: BrandFile, edition: Edition, files: FontFiles) -> Mapping[FaceRole, FaceChoice]:
    own, typography = file.defaults.briefgen, file.typography
    base = typography.base
    named: dict[FaceRole, FamilyEntry] = {"display": typography.headings or base, "label": base, "prose": base}
    named |= own.faces | own.edition(edition).faces
    return MappingProxyType({role: _choice(entry, files) for role, entry in named.items()})


class _Reader:
    """Resolves one file's colours and logo, and collects what is wrong with them."""

    def __init__(self, tree: Tree, file: BrandFile) -> None:
        self.tree, self.file = tree, file
        self.findings: list[Finding] = []
        self.logo_alt = ""
        self.unresolved = False

    def colors(self, edition: Edition) -> Mapping[Color, str]:
        """Every role's value in `edition`; what the file leaves out is mixed from what it gives."""
        given = {role: self._value(*entry) for role, entry in self._entries(edition).items()}
        ink, paper, accent = (given[role] for role in (Color.INK, Color.PAPER, Color.ACCENT))
        mixtures = {
            Color.SECOND: nearest_shade(mixed(paper, accent, 0.35), ink, 7.0),
            Color.TINT: mixed(paper, ink, 0.08),
            Color.MUTED: nearest_shade(mixed(paper, ink, 0.65), paper, 4.5),
            Color.HAIRLINE: mixed(paper, ink, 0.22),
        }
        values = {role: given.get(role) or mixtures[role] for role in Color}
        if not self.unresolved:
            self._check_contrasts(values, edition)
        return MappingProxyType(values)

    def _entries(self, edition: Edition) -> dict[Color, tuple[str, Location]]:
        """Each role's entry as written, with its place: the edition's own, ours for both, brand.yml's."""
        own = self.file.defaults.briefgen
        root: Location = ("defaults", "briefgen")
        entries: dict[Color, tuple[str, Location]] = {}
        for role, name in SEMANTIC.items():
            if written := getattr(self.file.color, name):
                entries[role] = (written, ("color", name))
        layers: tuple[tuple[EditionTable, Location], ...] = ((own, root), (own.edition(edition), (*root, edition)))
        for table, where in layers:
            entries |= {role: (written, (*where, "colors", role.value)) for role, written in table.colors.items()}
        return entries

    def _value(self, written: str, location: Location, trail: tuple[str, ...] = ()) -> str:
        """The "#RRGGBB" that an entry means: itself, or what a name in the palette leads to."""
        if written.startswith("#"):
            digits = written[1:]
            return "#" + ("".join(d * 2 for d in digits) if len(digits) == 3 else digits).upper()
        palette = self.file.color.palette
        if written in palette and written not in trail:
            return self._value(palette[written], ("color", "palette", written), (*trail, written))
        near = get_close_matches(written, palette, 1)
        hint = (
            f"Did you mean “{near[0]}”?"
            if near and written not in trail
            else 'Write "#RRGGBB" or a name from color.palette.'
        )
        problem = "refers to itself" if written in trail else "is no colour of the palette"
        self.unresolved = True
        self._find(f"The colour “{written}” {problem}.", location, hint)
        return "#000000"

    def _check_contrasts(self, values: Mapping[Color, str], edition: Edition) -> None:
        entries = self._entries(edition)
        for changed, ground, least in CONTRASTS:
            reached = contrast(values[changed], values[ground])
            if reached < least:
                shade = nearest_shade(values[changed], values[ground], least)
                location = entries[changed][1] if changed in entries else ("color",)
                self._find(
                    f"In the {edition}, {changed.value} {values[changed]} and {ground.value} {values[ground]} have a "
                    f"contrast of {reached:.1f}; {least:g} is needed.",
                    location,
                    f"The nearest {changed.value} that reads is {shade}."
                    if contrast(shade, values[ground]) >= least
                    else f"No {changed.value} reads on this {ground.value}; change the {ground.value}.",
                )

    def logos(self) -> tuple[Path | None, Path | None]:
        """The logo's files for light and for dark grounds: the medium ones, else the large, else the small."""
        logos = self.file.logo
        size = next((size for size in ("medium", "large", "small") if getattr(logos, size)), None)
        if size is None:
            return None, None
        forms = getattr(logos, size)
        light, dark = (self._logo(getattr(forms, form), ("logo", size)) for form in ("light", "dark"))
        return light or dark, dark

    def _logo(self, named: str | None, where: Location) -> Path | None:
        if named is None:
            return None
        image = self.file.logo.images.get(named)
        written = image.path if image else named
        location: Location = ("logo", "images", named) if image else where
        self.logo_alt = self.logo_alt or (image.alt if image else "") or f"{self.file.meta.name} logo"
        root = self.file_root
        file = (root / written).resolve()
        if not file.is_relative_to(root) or not file.is_file():
            self._find(f"The logo “{written}” is no file beside the brand.", location, f"Put it under {root.name}/.")
        elif file.suffix.lower() not in PICTURES:
            self._find(f"The logo “{written}” is no PNG or JPEG picture.", location, "Export it as PNG, 400 px high.")
        return file

    def font_files(self) -> FontFiles:
        """The files of the families whose source is the brand itself."""
        found: dict[str, tuple[tuple[int, Path], ...]] = {}
        for index, font in enumerate(self.file.typography.fonts):
            for number, entry in enumerate(font.files if font.source == "file" else ()):
                location: Location = ("typography", "fonts", index, "files", number)
                path = (self.file_root / entry.path).resolve()
                if not path.is_relative_to(self.file_root) or not path.is_file():
                    hint = f"Put it under {self.file_root.name}/."
                    self._find(f"The font “{entry.path}” is no file beside the brand.", location, hint)
                found[font.family] = (*found.get(font.family, ()), (entry.weight, path))
        return MappingProxyType(found)

    def template(self) -> TemplateChoice | None:
        """The company's own template, if the brand names one."""
        named = self.file.defaults.briefgen.template
        if named is None:
            return None
        root, location = self.file_root, ("defaults", "briefgen", "template")
        file = (root / named.file).resolve()
        if not file.is_relative_to(root) or not file.is_file():
            self._find(
                f"The template “{named.file}” is no file beside the brand.", location, f"Put it under {root.name}/."
            )
        elif file.suffix.lower() not in TEMPLATES:
            self._find(f"The template “{named.file}” is no PowerPoint file.", location, "Save it as .potx.")
        return TemplateChoice(file, MappingProxyType(dict(named.layouts)), self.tree)

    @property
    def file_root(self) -> Path:
        return self.tree.path.resolve().parent

    def _find(self, message: str, location: Location, hint: str) -> None:
        self.findings.append(self.tree.finding(message, self.tree.place(location), hint))
