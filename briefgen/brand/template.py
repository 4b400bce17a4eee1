"""The company's own PowerPoint template, as a brand names it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from briefgen.brand.file import BrandFile, Purpose
from briefgen.brand.notes import Notes
from briefgen.errors import ContentError, Finding
from briefgen.source import Location, Tree

ENDINGS = (".potx", ".pptx", ".ppsx", ".potm", ".pptm", ".ppsm")
TABLE: Location = ("defaults", "briefgen")


@dataclass(frozen=True, slots=True)
class TemplateChoice:
    """The template's file, and layouts for purposes."""

    file: Path
    layouts: Mapping[Purpose, str]
    tree: Tree = field(repr=False)
    """The brand file, for the places of what is wrong."""

    def located(self, error: ContentError) -> ContentError:
        """The same findings, each at the key of the brand file that it is about."""
        return ContentError(tuple(self._at(finding) for finding in error.findings))

    def _at(self, finding: Finding) -> Finding:
        key = (*TABLE, *(finding.subject or "template").split("."))
        located = self.tree.finding(finding.message, self.tree.place(key), finding.hint)
        return replace(located, subject=finding.subject)


def template(file: BrandFile, notes: Notes) -> TemplateChoice | None:
    """The company's own template, if the brand names one; with a finding if it is no such file."""
    named, place = file.defaults.briefgen.template, (*TABLE, "template")
    if named is None:
        return None
    path = (notes.folder / named.file).resolve()
    if not path.is_relative_to(notes.folder) or not path.is_file():
        hint = f"Put it under {notes.folder.name}/."
        notes.find(f"The template “{named.file}” is no file beside the brand.", place, hint)
    elif path.suffix.lower() not in ENDINGS:
        notes.find(f"The template “{named.file}” is no PowerPoint file.", place, "Save it as .potx.")
    return TemplateChoice(path, MappingProxyType(dict(named.layouts)), notes.tree)
