"""Reading a brand file: its shape, then its colours, faces, logos and sizes, with every finding at its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from briefgen.brand.colors import ColorReader
from briefgen.brand.families import FamilyReader
from briefgen.brand.file import BrandFile, FooterEntry, OwnTable, Sizes
from briefgen.brand.model import EDITIONS, Brand, Edition
from briefgen.brand.notes import Notes
from briefgen.brand.pictures import logos
from briefgen.brand.sizes import sizes
from briefgen.brand.template import template
from briefgen.errors import ContentError, Finding
from briefgen.scene import Color
from briefgen.source import Location, Tree, read
from briefgen.theme import Footer, Manner

SENTENCES = {
    "missing": "The brand lacks {key}.",
    "extra_forbidden": "briefgen knows no {key}.",
    "model_type": "{key} holds a mapping.",
    "string_type": "{key} holds text; in quotes if it looks like a number.",
}
"""What is said of the usual mistakes in a file's structure."""

OWN_KEYS = (
    *(
        (field.alias or name)
        for model in (OwnTable, FooterEntry, Sizes)
        for name, field in sorted(model.model_fields.items())
    ),
    *Color,
)
"""Every word that may be a key under `defaults.briefgen`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A brand file as read, and all that is to be said of it."""

    tree: Tree
    draft: Brand | None
    """The brand as far as it could be read."""
    findings: tuple[Finding, ...]
    """What stands against building with it."""
    remarks: tuple[Finding, ...] = ()
    """What a build gets over."""

    @property
    def brand(self) -> Brand | None:
        """The brand, if nothing stands against it."""
        return None if self.findings else self.draft


def default_brand_path() -> Path:
    """The brand that ships with briefgen: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "assets" / "_brand.yml"
    return installed if installed.is_file() else package.parent / "assets" / "_brand.yml"


def project_brand_path(folder: Path) -> Path:
    """The brand of the project that a folder belongs to: its `assets/_brand.yml`, else briefgen's own."""
    places = (each / "assets" / "_brand.yml" for each in (folder, *folder.parents))
    return next((place for place in places if place.is_file()), default_brand_path())


def load_brand(path: Path) -> Brand:
    """Read and check a brand. Raises ContentError with all findings, or MachineError if it cannot be read."""
    reading = read_brand(path)
    if reading.brand is None:
        raise ContentError(reading.findings)
    return reading.brand


def read_brand(path: Path) -> Reading:
    """Read a brand with all that is to be said of it. Raises ContentError if it is no YAML, MachineError if no file."""
    tree = read(path)
    try:
        file = BrandFile.model_validate(tree.value)
    except ValidationError as error:
        return Reading(tree, None, tuple(_invalid(error, tree)))
    notes = Notes(tree)
    brand = _brand(file, path, notes)
    return Reading(tree, brand, tuple(dict.fromkeys(notes.findings)), tuple(dict.fromkeys(notes.remarks)))


def _brand(file: BrandFile, path: Path, notes: Notes) -> Brand:
    colors, families, pair = ColorReader(file, notes).colors(), FamilyReader(file, notes), logos(file, notes)
    return Brand(
        name=file.meta.name or "Brand",
        path=path,
        colors=colors,
        faces=MappingProxyType({edition: families.faces(edition) for edition in EDITIONS}),
        manners=MappingProxyType({edition: _manner(file, edition, notes) for edition in EDITIONS}),
        logo=pair.light,
        dark_logo=pair.dark,
        tracker_weight=float(file.defaults.briefgen.tracker_weight),
        fallback=families.fallback(),
        template=template(file, notes),
    )


def _manner(file: BrandFile, edition: Edition, notes: Notes) -> Manner:
    own = file.defaults.briefgen
    return Manner(
        sizes=sizes(file, edition, notes),
        heading_weight=file.typography.headings.weight,
        density=own.density,
        page=own.page,
        cover=own.cover,
        footer=Footer(" ".join(own.footer.text.split()), own.footer.date),
        prose=own.prose,
    )


def _invalid(error: ValidationError, tree: Tree) -> Iterator[Finding]:
    """The file's structural findings, each at its key."""
    for problem in error.errors():
        location = tuple(problem["loc"])
        key, said = ".".join(map(str, location)) or "the file", problem["msg"].removeprefix("Value error, ")
        message = SENTENCES.get(problem["type"], f"{{key}}: {said[0].lower()}{said[1:]}.")
        unknown = problem["type"] == "extra_forbidden"
        place = tree.place(location, key=unknown)
        yield tree.finding(message.replace("{key}", key), place, _near(location) if unknown else None)


def _near(location: Location) -> str | None:
    """The key that was probably meant."""
    near = get_close_matches(str(location[-1]), OWN_KEYS, 1)
    return f"Did you mean “{near[0]}”?" if near else None
