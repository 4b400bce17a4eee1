"""Where figures that changed stand in the editions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from briefgen.difference.model import Stand
from briefgen.provenance.model import Provenance

PAGE: Mapping[str, str] = MappingProxyType({"deck": "slide", "brief": "page"})


def stands(figure: str, editions: Iterable[Provenance]) -> tuple[Stand, ...]:
    """The slides and pages on which a figure stands, also where another may be meant that is written alike."""
    return tuple(
        Stand(edition.edition, page, edition.pages[page - 1].title)
        for edition in editions
        for page in sorted({use.spot.page for use in edition.uses if figure in (use.figure, *use.others)})
    )
