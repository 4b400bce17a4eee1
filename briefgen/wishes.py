"""How PDF files should be made, where whoever builds them says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Profile = Literal["ua1", "ua2"]
"""PDF/UA-1 with PDF/A-2 or 3, on PDF 1.7; or PDF/UA-2 with PDF/A-4, on PDF 2.0."""

Attach = Literal["data", "source"]
"""The data behind charts and tables; or the content file too."""

Permission = Literal["print", "copy", "annotate", "change"]
PERMISSIONS: tuple[Permission, ...] = ("print", "copy", "annotate", "change")


@dataclass(frozen=True, slots=True)
class Lock:
    """A password that a file asks for, and what it permits those who have it. Assistive tools may always read."""

    password: str
    permits: frozenset[Permission] = frozenset(PERMISSIONS)

    def __repr__(self) -> str:
        return f"Lock(permits={sorted(self.permits)})"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked of the PDF files of a build; by default a brief that claims PDF/UA-1 and PDF/A-2a."""

    profile: Profile = "ua1"
    attach: Attach | None = None
    lock: Lock | None = None
    slides: Literal[1, 3] | None = None
    """The deck as a PDF too: so many slides a page, three with their notes."""
    pictures: bool = False
    """Every page and slide as a PNG file too."""
    shelf: bool = True
    """Whether drawn charts are kept for later builds, and taken from earlier ones."""
