"""The proof as a file: every text frame of a content file's editions, with what was measured of it.

The schema is documented in docs/proof.md. `VERSION` changes when a key changes its meaning or goes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from briefgen.errors import Place

if TYPE_CHECKING:
    from briefgen.layout.certificate import Certificate, Entry, Evidence

SUFFIX = ".proof.json"
VERSION = 1


def record(content: str, certificates: Iterable[Certificate]) -> bytes:
    """The proofs of the content file named `content` as JSON. Equal arguments give equal bytes."""
    said = {
        "format": "briefgen proof",
        "version": VERSION,
        "content": content,
        "editions": [_edition(certificate) for certificate in certificates],
    }
    # One frame a line. Within a JSON string the quotes would be escaped: only frames begin like this.
    return (json.dumps(said, ensure_ascii=False).replace('{"name": ', '\n{"name": ') + "\n").encode()


def _edition(certificate: Certificate) -> Mapping[str, Any]:
    pages = groupby(certificate.entries, key=lambda entry: (entry.page, entry.title))
    return {
        "edition": certificate.edition,
        "width": _points(certificate.width),
        "height": _points(certificate.height),
        "pages": [
            {"key": key, "title": title, "frames": [_frame(entry) for entry in entries]}
            for (key, title), entries in pages
        ],
    }


def _frame(entry: Entry) -> Mapping[str, Any]:
    evidence = entry.evidence
    return {
        "name": entry.frame,
        "style": entry.style,
        "lines": {"reserved": entry.reserved, "used": entry.used},
        "slack": {"height": _points(entry.slack), **({"width": _points(evidence.spare)} if evidence else {})},
        **(_measured(evidence) if evidence else {}),
    }


def _measured(evidence: Evidence) -> Mapping[str, Any]:
    return {
        "place": _place(evidence.place) if evidence.place else None,
        "face": {"family": evidence.family, "weight": evidence.weight, "size": _points(evidence.size)},
        "envelope": [
            {"family": need.family, "kerned": need.kerned, "widening": need.widening, "lines": need.lines}
            for need in evidence.needs
        ],
    }


def _place(place: Place) -> Mapping[str, int]:
    return {"line": place.line, "column": place.column}


def _points(value: float) -> float:
    """Hundredths of a point; never a negative zero."""
    return round(value, 2) + 0.0
