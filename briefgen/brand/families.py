"""A brand's faces: which family sets which role, from which files, and what stands in for one that is not here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from briefgen.brand.file import BrandFile, Font, FontFile
from briefgen.brand.model import Edition
from briefgen.brand.notes import Notes
from briefgen.errors import MachineError
from briefgen.scene import FaceRole
from briefgen.source import Location
from briefgen.text.faces import Face, Weighted, font_file, outlines
from briefgen.text.installed import installed_files
from briefgen.theme import FaceChoice

BASE = "Inter"
"""The family of a brand that names none, and what stands in for one that is not on this machine."""

Optical = str | None


class FamilyReader:
    """Finds one file's families, and notes those that are not here."""

    def __init__(self, file: BrandFile, notes: Notes) -> None:
        self.file, self.notes = file, notes
        self.files: dict[str, Weighted] = {}
        for index, font in enumerate(file.typography.fonts):
            self.files[font.family] = (*self.files.get(font.family, ()), *self._files(index, font))
        self._told: set[str] = set()

    def faces(self, edition: Edition) -> Mapping[FaceRole, FaceChoice]:
        """The family of every role in an edition."""
        own, typography = self.file.defaults.briefgen, self.file.typography
        base = typography.base.family or BASE
        headings = typography.headings.family or base
        basic: Location = ("typography", "base")
        made: dict[FaceRole, FaceChoice] = {
            "label": self.choice(base, typography.base.optical, basic),
            "prose": self.choice(base, typography.base.optical, basic),
            "display": self.choice(headings, typography.headings.optical, ("typography", "headings")),
        }
        for table, where in ((own, ()), (own.edition(edition), (edition,))):
            for role, entry in table.faces.items():
                place: Location = ("defaults", "briefgen", *where, "faces", role)
                made[role] = self.choice(entry.family, entry.optical, place)
        return MappingProxyType(made)

    def fallback(self) -> tuple[FaceChoice, ...]:
        """The families for what a role's own lacks. One that is not here is left out."""
        own = self.file.defaults.briefgen.fallback
        choices = (
            self.choice(entry.family, entry.optical, ("defaults", "briefgen", "fallback", index), stands_in=False)
            for index, entry in enumerate(own)
        )
        return tuple(choice for choice in choices if self._here(choice))

    def choice(self, family: str, optical: Optical, place: Location, *, stands_in: bool = True) -> FaceChoice:
        """A family as it is set on this machine."""
        files = self.files.get(family, ())
        choice = FaceChoice(family, "size" if optical else None, files)
        if self._here(choice):
            return choice
        if found := installed_files(family):
            return FaceChoice(family, choice.optical, found)
        instead = self._stand_in() if stands_in else None
        if family not in self._told:
            self._told.add(family)
            what = f"text is measured, and set in the brief, in {instead}" if instead else "it is left out"
            self.notes.remark(
                f"The face {family} is not on this machine; {what}.",
                place,
                "Install the font, or bring its files: typography.fonts with source: file.",
            )
        return FaceChoice(family, choice.optical, (), instead)

    def _here(self, choice: FaceChoice) -> bool:
        try:
            font_file(Face(choice.family, file=choice.files[0][1] if choice.files else None))
        except MachineError:
            return False
        return True

    def _stand_in(self) -> str:
        """The first fallback that is here, else briefgen's own family."""
        families = [entry.family for entry in self.file.defaults.briefgen.fallback]
        return next((family for family in families if self._here(FaceChoice(family))), BASE)

    def _files(self, index: int, font: Font) -> Weighted:
        """The upright files of a family whose source is the brand itself."""
        found = (self._file(file, ("typography", "fonts", index, "files", i)) for i, file in _upright(font.files))
        return tuple(pair for pair in found if pair)

    def _file(self, file: FontFile, place: Location) -> tuple[int, Path] | None:
        if "://" in file.path:
            hint = "Save it beside the brand file and name that."
            self.notes.remark(f"The font “{file.path}” is on the network, and a build does not go there.", place, hint)
            return None
        path = (self.notes.folder / file.path).resolve()
        if not path.is_relative_to(self.notes.folder) or not path.is_file():
            hint = f"Put it under {self.notes.folder.name}/."
            self.notes.find(f"The font “{file.path}” is no file beside the brand.", place, hint)
            return None
        kind, hint = outlines(path), "Take its TrueType version, .ttf."
        if kind is None:
            self.notes.find(f"The font “{file.path}” is no font that can be read here.", place, hint)
            return None
        if kind == "postscript":
            said = f"The font “{file.path}” has PostScript outlines: decks are set in it, briefs cannot embed it."
            self.notes.remark(said, place, hint)
        return file.weight, path


def _upright(files: Sequence[FontFile]) -> list[tuple[int, FontFile]]:
    return [(index, file) for index, file in enumerate(files) if file.style == "normal"]
