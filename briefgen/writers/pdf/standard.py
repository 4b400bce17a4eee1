"""The standards a file claims, and the version of PDF they stand on. What a file claims it is made to hold."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Claim:
    """A part of PDF/A or PDF/UA, as XMP tells it."""

    part: int
    conformance: str = ""
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Standard:
    """What one file is: a version of PDF and the claims made on top of it, if any."""

    version: str
    accessible: Claim | None = None
    """ISO 14289, PDF/UA."""
    archival: Claim | None = None
    """ISO 19005, PDF/A."""

    @property
    def second(self) -> bool:
        """Whether it is PDF 2.0, with namespaces, structure destinations and no information dictionary."""
        return self.version == "2.0"


def standard(wishes: Wishes, *, attached: bool) -> Standard:
    """What a file made by `wishes` claims.

    PDF/A-2 holds no files that are not PDF/A themselves; parts 3 and 4f do. A file with a password claims nothing:
    PDF/A forbids encryption, and the AES-256 that is worth having is unknown to the PDF 1.7 of PDF/UA-1.
    """
    second = wishes.profile == "ua2"
    version = "2.0" if second else "1.7"
    if wishes.lock:
        return Standard(version)
    if second:
        return Standard(version, Claim(2, revision=2024), Claim(4, "F" if attached else "", 2020))
    return Standard(version, Claim(1), Claim(3 if attached else 2, "A"))
