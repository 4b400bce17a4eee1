"""A package as Open Packaging Conventions know it: named parts, their content types and their relations.

Names are absolute (`/ppt/presentation.xml`), whatever the file writes.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

ROOT = "/"
"""The source of the package's own relations."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from a part: `type` is an address whose last word is the kind, `target` a part's name or an address."""

    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type, such as `slideLayout`."""
        return self.type.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Package:
    """Parts, their content types, and the relations of each by identifier; nothing in it changes."""

    contents: Mapping[str, bytes]
    types: Mapping[str, str]
    relations: Mapping[str, Mapping[str, Relation]]
    """By the name of the part they start from, or `ROOT`."""

    def targets(self, source: str, kind: str) -> Mapping[str, str]:
        """The parts that `source` is related to in this way, by the relation's identifier."""
        return {
            identifier: relation.target
            for identifier, relation in self.relations.get(source, {}).items()
            if relation.kind == kind and not relation.external
        }

    def target(self, source: str, kind: str) -> str | None:
        """The first part that `source` is related to in this way."""
        return next(iter(self.targets(source, kind).values()), None)


def resolved(source: str, target: str) -> str:
    """The absolute name of what a relation of `source` points to."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target))


def relations_name(source: str) -> str:
    """The name of the part that holds the relations of `source`."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")
