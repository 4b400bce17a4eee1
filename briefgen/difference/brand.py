"""A brand file in parts, the pictures and templates it names with what is in them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from briefgen.difference.parts import Leaf, Listing, Part, Record, plain_parts
from briefgen.source import read


def brand_parts(path: Path) -> Part | None:
    """The parts of the brand file. Raises ContentError if it is no YAML, MachineError if it cannot be read."""
    tree = read(path)
    part = plain_parts(tree.value, tree)
    return part and _with_files(part, path.parent)


def _with_files(part: Part, folder: Path) -> Part:
    match part:
        case Record():
            return replace(part, fields={key: _with_files(each, folder) for key, each in part.fields.items()})
        case Listing():
            return replace(part, items=tuple(_with_files(each, folder) for each in part.items))
        case Leaf():
            return replace(part, said=_with_digest(part.said, folder))


def _with_digest(said: str, folder: Path) -> str:
    """The name of a file beside the brand with a digest of it; other values as they are."""
    try:
        data = (folder / said).read_bytes() if Path(said).suffix else None
    except (OSError, ValueError):
        data = None
    return said if data is None else f"{said} ({hashlib.sha256(data).hexdigest()[:8]})"
