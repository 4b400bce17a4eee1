"""Content types and relations as an archive writes them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from briefgen.company.archive import Archive
from briefgen.company.package import ROOT, Relation, relations_name, resolved
from briefgen.company.refusal import refused
from briefgen.company.strict import transitional_names
from briefgen.company.xml import Element, local, parsed

CONTENT_TYPES = "/[Content_Types].xml"
MAX_RELATIONS = 20_000


@dataclass(frozen=True, slots=True)
class ContentTypes:
    """What each part is: by its name, else by its ending."""

    by_name: dict[str, str]
    by_ending: dict[str, str]

    def of(self, part: str) -> str:
        """A part's content type; "" if the archive says none."""
        ending = part.rpartition(".")[2].lower()
        return self.by_name.get(part.lower()) or self.by_ending.get(ending, "")


def content_types(archive: Archive) -> ContentTypes:
    """The archive's content types. Raises ContentError if it is no Office file."""
    if CONTENT_TYPES not in archive:
        raise refused(f"{archive.path.name} is an archive, but no Office file.", "Name a .potx or .pptx file.")
    root = parsed(archive.read(CONTENT_TYPES), CONTENT_TYPES)
    types = ContentTypes({}, {})
    for element in root:
        kind = element.get("ContentType", "")
        if local(element) == "Override":
            types.by_name[unquote(element.get("PartName", "")).lower()] = kind
        elif local(element) == "Default":
            types.by_ending[element.get("Extension", "").lower()] = kind
    return types


def relations(archive: Archive, source: str) -> dict[str, Relation]:
    """The relations of a part, or of the package, by identifier. Raises ContentError where they are no valid list."""
    part = "/_rels/.rels" if source == ROOT else relations_name(source)
    if part not in archive:
        return {}
    root = parsed(transitional_names(archive.read(part)), part)
    if len(root) > MAX_RELATIONS:
        raise refused(f"The part {part} lists {len(root)} relations; up to {MAX_RELATIONS} are read.")
    found: dict[str, Relation] = {}
    for element in root:
        identifier = element.get("Id", "")
        if identifier in found:
            raise refused(f"The part {part} has two relations called “{identifier}”.")
        found[identifier] = _relation(element, source, part, archive)
    return found


def _relation(element: Element, source: str, part: str, archive: Archive) -> Relation:
    kind, target = element.get("Type", ""), element.get("Target", "")
    if not element.get("Id") or not kind:
        raise refused(f"The part {part} holds a relation without a name or a type.")
    if element.get("TargetMode", "Internal").lower() == "external":
        return Relation(kind, target, external=True)
    if target.startswith("#"):
        return Relation(kind, source)
    if target.replace("\\", "/").split("/").count("..") >= source.count("/") or "://" in target:
        raise refused(f"The part {part} has a relation to “{target}”, which lies outside the file.")
    name = resolved("/" if source == ROOT else source, unquote(target))
    return Relation(kind, archive.name(name) if name in archive else name)
