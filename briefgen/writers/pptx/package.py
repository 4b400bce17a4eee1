"""The package: named parts and relations, written by python-pptx, stamped so that equal parts give equal bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from types import MappingProxyType

from pptx.opc.oxml import CT_Relationships
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.opc.serialized import PackageWriter
from pptx.package import Package as OpcPackage

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: the earliest that a zip can hold."""

TYPES = MappingProxyType(
    {
        "png": "image/png",
        "jpeg": "image/jpeg",
        "gif": "image/gif",
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

    def to(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id that refers to `target`. `kind` is the last word of the relation's type."""
        relation = Relation((_PACKAGE if kind == "core-properties" else _OFFICE) + kind, target, external)
        known = self.entries.get(relation)
        if known is None:
            taken, number = set(self.entries.values()), len(self.entries) + 1
            while f"rId{number}" in taken:
                number += 1
            known = self.entries[relation] = f"rId{number}"
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
        """The file's bytes; `roots` are the package's own relations."""
        package = OpcPackage("")
        names = {name: PackURI(name) for name in self.contents}
        parts = {names[name]: Part(names[name], self.types[name], package, self.contents[name]) for name in names}
        for name, relations in self.relations.items():
            _relate(parts[names[name]], relations, parts)
        _relate(package, roots, parts)
        stream = io.BytesIO()
        PackageWriter.write(stream, package._rels, tuple(parts.values()))  # noqa: SLF001 - what OpcPackage.save passes
        return stamped(stream)


def _relate(source: Part | OpcPackage, relations: Relations, parts: dict[PackURI, Part]) -> None:
    """Give `source` its relations under the ids that its XML names."""
    base = source.partname.baseURI if isinstance(source, Part) else "/"
    listed = CT_Relationships.new()
    for relation, identifier in relations.entries.items():
        target = relation.target if relation.external else PackURI(relation.target).relative_ref(base)
        listed.add_rel(identifier, relation.type, target, relation.external)
    source._rels.load_from_xml(base, listed, parts)  # noqa: SLF001 - as OpcPackage.open does


def stamped(stream: io.BytesIO) -> bytes:
    """The same archive with one date on every entry and nothing of the machine it was made on."""
    result = io.BytesIO()
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            target.writestr(entry, source.read(name))
    return result.getvalue()
