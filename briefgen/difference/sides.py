"""The two sides of a comparison: a content file, the same at a revision, or a file that was built."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from briefgen.difference.brand import brand_parts
from briefgen.difference.model import Named
from briefgen.difference.parts import Part
from briefgen.difference.revision import extract, revision_of
from briefgen.document.model import Document
from briefgen.errors import BriefgenError, ContentError, Finding, MachineError
from briefgen.provenance.model import Provenance

if TYPE_CHECKING:
    from briefgen.brand import Brand

EditionName = Literal["deck", "brief"]


@dataclass(frozen=True)
class Content:
    """A content file that was loaded, with its brand as far as it can be read, and what could not be."""

    name: str
    document: Document
    brand: Brand | None = None
    brand_parts: Part | None = None
    limits: tuple[str, ...] = ()

    @property
    def named(self) -> Named:
        return Named(self.name, "content")

    def edition(self, name: EditionName) -> Provenance | str:
        """Which figure stands where in an edition; a sentence if it cannot be laid out."""
        from briefgen.pipeline import proved
        from briefgen.provenance.tracing import trace
        from briefgen.shelf import own_shelf

        if self.brand is None:
            return f"The {name} of {self.name} is not laid out, as its brand cannot be read."
        try:
            return next(
                trace(self.document, each.scene) for each in proved(self.document, self.brand, name, shelf=own_shelf())
            )
        except BriefgenError as error:
            return f"The {name} of {self.name} cannot be laid out: {_cause(error)}"


@dataclass(frozen=True)
class Built:
    """A deck or PDF, by what it tells of its figures."""

    name: str
    record: Provenance

    @property
    def named(self) -> Named:
        return Named(self.name, self.record.edition)


@contextmanager
def opened(said: str) -> Iterator[Content | Built]:
    """The side called `said`: a file that is there, else REV:path.

    Raises ContentError with the findings of a content file, MachineError if there is nothing to read.
    """
    revision = None if _is_there(said) else revision_of(said)
    if revision is None:
        yield _read(Path(said), said)
        return
    with TemporaryDirectory(prefix="briefgen-") as folder:
        root = Path(folder).resolve()
        file = extract(revision, root)
        try:
            side = _read(file, said, root)
        except ContentError as error:
            raise ContentError(tuple(_at(finding, said, root, file) for finding in error.findings)) from error
        except MachineError as error:
            raise MachineError(str(error).replace(str(file), said)) from error
        yield side


def _is_there(said: str) -> bool:
    try:
        return Path(said).exists()
    except (OSError, ValueError):
        return False


def _undressed(document: Document, root: Path) -> bool:
    """Whether neither the document nor its project below `root` names a brand."""
    from briefgen.brand import project_brand_path

    return document.brand is None and not project_brand_path(document.root).is_relative_to(root)


def _at(finding: Finding, said: str, root: Path, file: Path) -> Finding:
    """The finding as of the revision, not of the folder where it was laid for reading."""
    place = replace(finding.place, path=Path(said)) if finding.place and finding.place.path == file else finding.place
    message = finding.message.replace(f"{root}/", "")
    return replace(finding, place=place, message=message, hint=finding.hint and finding.hint.replace(str(root), said))


def _cause(error: BriefgenError) -> str:
    return error.findings[0].message if isinstance(error, ContentError) else str(error)


def _read(file: Path, name: str, root: Path | None = None) -> Content | Built:
    """The side in a file. One that was taken out of a repository has no brand from outside of `root`, but the usual."""
    from briefgen.pipeline import BUILT

    if file.suffix.lower() in BUILT:
        from briefgen.provenance.carried import carried

        return Built(name, carried(file))
    from briefgen.blocks import BLOCKS
    from briefgen.brand import default_brand_path
    from briefgen.document import load
    from briefgen.pipeline import brand_of

    document = load(file, BLOCKS)
    try:
        brand = brand_of(document, default_brand_path() if root and _undressed(document, root) else None)
        return Content(name, document, brand, brand_parts(brand.path))
    except BriefgenError as error:
        said = f"The brand of {name} cannot be read, so brands are not compared: {_cause(error)}"
        return Content(name, document, limits=(said,))
