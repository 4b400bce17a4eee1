"""A comparison for tools; its keys stand in docs/difference.md."""

from __future__ import annotations

import json
from dataclasses import asdict

from briefgen.difference.comparison import Comparison

VERSION = 1


def as_json(compared: Comparison) -> str:
    """The comparison as JSON, texts whole."""
    found = compared.difference
    told = {
        "format": "briefgen difference",
        "version": VERSION,
        "old": asdict(compared.old),
        "new": asdict(compared.new),
        "same": found.same,
        **asdict(found),
    }
    return json.dumps(told, indent=2, ensure_ascii=False)
