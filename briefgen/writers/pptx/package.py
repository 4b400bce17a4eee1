"""The package: named parts and relations, in an archive whose bytes depend on nothing else (ECMA-376, part 2)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import relpath
from types import MappingProxyType

from briefgen.writers.pptx.markup import DECLARATION, tag

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: the earliest that a zip can hold."""

TYPES = MappingProxyType(
    {
        "png": "image/png",
        "jpeg": "image/jpeg",
        "svg": "image/svg+xml",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
"""Content types by file ending; any other part is declared by name."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from a part to another, or to an address outside, of a type that is an address too."""

    type: str
    target: str
    external: bool = False


@dataclass
class Relations:
    """The relations of one part in the making, by their ids; asking twice for the same one gives the same id."""

    entries: dict[Relation, str] = field(default_factory=dict)
    taken: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.taken = set(self.entries.values())

    def to(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id that refers to `target`. `kind` is the last word of the relation's type."""
        relation = Relation((_PACKAGE if kind == "core-properties" else _OFFICE) + kind, target, external)
        known = self.entries.get(relation)
        if known is None:
            number = len(self.entries) + 1
            while f"rId{number}" in self.taken:
                number += 1
            known = self.entries[relation] = f"rId{number}"
            self.taken.add(known)
        return known


@dataclass
class Package:
    """Parts in the order they were added. Names are absolute: `/ppt/presentation.xml`."""

    contents: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relations: dict[str, Relations] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def next_name(self, stem: str, ending: str = "xml") -> str:
        """A name not taken yet: `stem`, a number counted from 1, `ending`."""
        number = self.counts.get(stem, 0) + 1
        while f"{stem}{number}.{ending}" in self.contents:
            number += 1
        self.counts[stem] = number
        return f"{stem}{number}.{ending}"

    def add(self, name: str, data: bytes, content_type: str | None = None, relations: Relations | None = None) -> str:
        """Add a part and return its name; without a content type its file ending says what it is."""
        self.contents[name] = data
        self.types[name] = content_type or TYPES[name.rpartition(".")[2]]
        if relations:
            self.relations[name] = relations
        return name

    def zipped(self, roots: Relations) -> bytes:
        """The file's bytes; `roots` are the package's own relations. Raises KeyError for one to a part not added."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self._files(roots):
                archive.writestr(_entry(name), data)
        return stream.getvalue()

    def _files(self, roots: Relations) -> Iterator[tuple[str, bytes]]:
        """Every file of the package: what the parts are, then each part followed by its relations."""
        yield "/[Content_Types].xml", self._content_types()
        yield "/_rels/.rels", self._listed(roots, "/")
        for name, data in self.contents.items():
            yield name, data
            if name in self.relations:
                folder, _, file = name.rpartition("/")
                yield f"{folder}/_rels/{file}.rels", self._listed(self.relations[name], folder)

    def _content_types(self) -> bytes:
        """Parts of a usual type are declared by their file ending, all others by name (ECMA-376, part 2, 7.2.3)."""
        endings = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
        named = {}
        for name, said in self.types.items():
            ending = name.rpartition(".")[2]
            if TYPES.get(ending) == said:
                endings[ending] = said
            else:
                named[name] = said
        defaults = [tag("Default", Extension=each, ContentType=endings[each]) for each in sorted(endings)]
        overrides = [tag("Override", PartName=each, ContentType=named[each]) for each in sorted(named)]
        return (DECLARATION + tag("Types", *defaults, *overrides, xmlns=_CONTENT_TYPES)).encode()

    def _listed(self, relations: Relations, folder: str) -> bytes:
        """The relations of a part in `folder`, its targets as seen from there."""
        entries = []
        for relation, identifier in relations.entries.items():
            if not relation.external and relation.target not in self.contents:
                raise KeyError(f"{relation.target} is not a part of the package.")
            target = relation.target if relation.external else relpath(relation.target, folder or "/")
            mode = "External" if relation.external else None
            entries.append(tag("Relationship", Id=identifier, Type=relation.type, Target=target, TargetMode=mode))
        return (DECLARATION + tag("Relationships", *entries, xmlns=_RELATIONSHIPS)).encode()


def _entry(name: str) -> zipfile.ZipInfo:
    """A file of the archive, which says nothing of when and where it was made."""
    entry = zipfile.ZipInfo(name[1:], EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    entry.external_attr = 0
    return entry
