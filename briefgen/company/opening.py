"""From a template's file to a package that holds what a deck needs of it, and nothing else.

Parts are reached from the presentation by the relations that are kept; what is not reached (sample slides, their
charts and films, macros, properties of the maker) is not even unpacked.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.company.archive import Archive
from briefgen.company.cutting import cut
from briefgen.company.keeping import ADDRESSES, KEPT, LOADING, MAIN, PARTS, REMARKED
from briefgen.company.mending import mend, mended
from briefgen.company.opc import ContentTypes, content_types, relations
from briefgen.company.package import ROOT, Package, Relation
from briefgen.company.refusal import noted, refused
from briefgen.company.strict import make_transitional, transitional_names
from briefgen.company.xml import REFERENCE, Element, parsed, written
from briefgen.errors import Finding

MAX_PARTS = 5_000
NEEDED = frozenset({"officeDocument", "slideMaster", "slideLayout", "theme"})
"""Relations that must lead somewhere: a template is broken without their parts."""

_MACROS = frozenset({"vbaProject", "wordVbaData"})


@dataclass(frozen=True, slots=True)
class Opened:
    """A package, its presentation's name, and what was left out of it."""

    package: Package
    presentation: str
    findings: tuple[Finding, ...]


def opened(path: Path) -> Opened:
    """Open a template. Raises ContentError with the reason if it is refused, MachineError if it cannot be read."""
    with Archive.open(path) as archive:
        return _Opening(archive, content_types(archive)).package()


@dataclass
class _Opening:
    """The walk through one archive."""

    archive: Archive
    declared: ContentTypes
    contents: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relations: dict[str, dict[str, Relation]] = field(default_factory=dict)
    left: dict[str, None] = field(default_factory=dict)
    """What was left behind and is worth a word, in the order it was met."""

    def package(self) -> Opened:
        roots = self._kept(ROOT, "package")
        main = next((relation.target for relation in roots.values()), None)
        if main is None:
            raise refused(f"{self._file} has no presentation in it.", "Name a .potx or .pptx file.")
        self._check_main(main)
        self.relations[ROOT] = {key: relation for key, relation in roots.items() if relation.target == main}
        waiting, seen = deque([(main, "officeDocument")]), {main}
        while waiting:
            part, kind = waiting.popleft()
            self._take(part, kind)
            for relation in self.relations.get(part, {}).values():
                if not relation.external and relation.target not in seen:
                    seen.add(relation.target)
                    waiting.append((relation.target, relation.kind))
            if len(seen) > MAX_PARTS:
                raise refused(f"{self._file} has more than {MAX_PARTS} parts without its slides.")
        package = mended(Package(self.contents, self.types, self.relations), main)
        return Opened(package, main, tuple(noted(f"Left out of the template: {what}.") for what in self.left))

    @property
    def _file(self) -> str:
        return self.archive.path.name

    def _check_main(self, main: str) -> None:
        kind = self.declared.of(main)
        if kind not in MAIN:
            named = "a Word or Excel file" if "wordprocessing" in kind or "spreadsheet" in kind else "no presentation"
            raise refused(f"{self._file} is {named}, but of the type “{kind}”.", "Name a .potx or .pptx file.")
        macros = any(relation.kind in _MACROS for relation in relations(self.archive, main).values())
        if macros and "macros" not in MAIN[kind]:
            raise refused(
                f"{self._file} says it is a {MAIN[kind]} without macros, and has macros in it.",
                "Save it in PowerPoint as .potx, which leaves them out.",
            )

    def _take(self, part: str, kind: str) -> None:
        """Put a part and the relations it keeps into the package."""
        data = self.archive.read(part)
        if kind not in PARTS:
            self.contents[part], self.types[part] = data, self.declared.of(part)
            return
        kept = self._kept(part, kind)
        root = parsed(transitional_names(data), part)
        make_transitional(root)
        cut(root, kind, kept)
        mend(root, kind, kept)
        self.contents[part], self.types[part], self.relations[part] = written(root), PARTS[kind], _used(root, kept)

    def _kept(self, source: str, kind: str) -> dict[str, Relation]:
        """The relations of a part that are followed."""
        kept: dict[str, Relation] = {}
        for identifier, relation in relations(self.archive, source).items():
            if relation.external:
                if self._may_lead_out(relation, source):
                    kept[identifier] = relation
            elif relation.kind not in KEPT.get(kind, ()):
                if remark := REMARKED.get(relation.kind):
                    self.left[remark] = None
            elif relation.kind == "hyperlink" or not self._is_usable(relation, source):
                continue
            else:
                kept[identifier] = relation
        return kept

    def _may_lead_out(self, relation: Relation, source: str) -> bool:
        """Whether an external relation is a plain link that waits for a click."""
        if relation.kind in LOADING:
            raise refused(
                f"The part {source} of {self._file} loads “{relation.target[:200]}” from outside when opened.",
                "Open it in PowerPoint, break the link or put the picture itself in, and save it again.",
            )
        if relation.kind == "hyperlink" and relation.target.lower().startswith(ADDRESSES):
            return True
        self.left[f"a link to “{relation.target[:80]}”"] = None
        return False

    def _is_usable(self, relation: Relation, source: str) -> bool:
        if relation.target in self.archive:
            return relation.kind != "image" or self._is_picture(relation.target)
        if relation.kind in NEEDED:
            raise refused(
                f"The part {source} of {self._file} needs {relation.target}, which is missing.",
                "Open the template in PowerPoint, let it repair it, and save it again.",
            )
        self.left[f"{relation.target}, which {source} names and the file lacks"] = None
        return False

    def _is_picture(self, part: str) -> bool:
        if self.declared.of(part).startswith("image/"):
            return True
        self.left[f"{part}, which is used as a picture and is none"] = None
        return False


def _used(root: Element, kept: Mapping[str, Relation]) -> dict[str, Relation]:
    """The relations without those to pictures and addresses that the part never speaks of."""
    spoken = {value for element in root.iter() for key, value in element.attrib.items() if key.startswith(REFERENCE)}
    return {key: each for key, each in kept.items() if each.kind not in ("image", "hyperlink") or key in spoken}
