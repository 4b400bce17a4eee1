"""The package: named parts with relations among them, zipped so that equal parts give equal bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from posixpath import basename, dirname, relpath

from briefgen.writers.pptx.markup import DECLARATION, tag

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: the earliest that a zip can hold."""

DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Content types by file ending; any other part is declared by name."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from a part to another, or to an address outside. `kind` is the last word of the relation's type."""

    kind: str
    target: str
    external: bool = False

    @property
    def type(self) -> str:
        return (_PACKAGE + "relationships/metadata/" if self.kind == "core-properties" else _OFFICE) + self.kind


@dataclass
class Relations:
    """The relations of one part in the making; asking twice for the same one gives the same id."""

    entries: dict[Relation, str] = field(default_factory=dict)

    def to(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id that refers to `target`."""
        return self.entries.setdefault(Relation(kind, target, external), f"rId{len(self.entries) + 1}")

    def written(self, source: str) -> bytes:
        """The part's relations, its targets relative to the folder of `source`."""
        folder = dirname(source)
        elements = [
            tag(
                "Relationship",
                Id=identifier,
                Type=relation.type,
                Target=relation.target if relation.external else relpath(relation.target, folder or "/"),
                TargetMode="External" if relation.external else None,
            )
            for relation, identifier in self.entries.items()
        ]
        root = tag("Relationships", *elements, xmlns=_PACKAGE + "relationships")
        return (DECLARATION + root).encode()


@dataclass
class Package:
    """Parts in the order they were added. Names are absolute: `/ppt/presentation.xml`."""

    contents: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relations: dict[str, Relations] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def next_name(self, stem: str, ending: str = "xml") -> str:
        """A name not taken yet: `stem`, a number counted from 1, `ending`."""
        self.counts[stem] = self.counts.get(stem, 0) + 1
        return f"{stem}{self.counts[stem]}.{ending}"

    def add(self, name: str, data: bytes, content_type: str | None = None, relations: Relations | None = None) -> str:
        """Add a part and return its name; without a content type its file ending says what it is."""
        self.contents[name] = data
        if content_type:
            self.types[name] = content_type
        if relations and relations.entries:
            self.relations[name] = relations
        return name

    def zipped(self, roots: Relations) -> bytes:
        """The file's bytes; `roots` are the package's own relations."""
        entries = {"[Content_Types].xml": self._content_types(), "_rels/.rels": roots.written("/")}
        for name, data in self.contents.items():
            entries[name[1:]] = data
            if name in self.relations:
                entries[f"{dirname(name)}/_rels/{basename(name)}.rels"[1:]] = self.relations[name].written(name)
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in entries.items():
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0
                entry.external_attr = 0
                archive.writestr(entry, data)
        return stream.getvalue()

    def _content_types(self) -> bytes:
        endings = {name.rpartition(".")[2] for name in self.contents} | {"rels", "xml"}
        defaults = [
            tag("Default", Extension=ending, ContentType=kind) for ending, kind in DEFAULTS.items() if ending in endings
        ]
        overrides = [tag("Override", PartName=name, ContentType=kind) for name, kind in self.types.items()]
        root = tag("Types", *defaults, *overrides, xmlns=_PACKAGE + "content-types")
        return (DECLARATION + root).encode()
