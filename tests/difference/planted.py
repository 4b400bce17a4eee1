"""The shipped content with changes planted in it, and a difference in one short line a change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from briefgen.blocks import BLOCKS
from briefgen.difference.documents import difference
from briefgen.difference.model import Difference
from briefgen.document.load import validate
from briefgen.document.model import Document
from briefgen.source import parse

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content/amazon-ai-landscape.yaml"
SHIPPED = CONTENT.read_text(encoding="utf-8")


def document(text: str) -> Document:
    return validate(parse(text.encode(), CONTENT), BLOCKS)


def planted(*edits: tuple[str, str], text: str = SHIPPED) -> str:
    """The content with each edit made where its text stands, once and nowhere else."""
    for old, new in edits:
        assert text.count(old) == 1, f"{text.count(old)} × {old}"
        text = text.replace(old, new)
    return text


def told(found: Difference) -> list[str]:
    """Each change in a line: its kind of thing, what happened, where, and what became of it."""
    return [
        line for field in fields(found) for change in getattr(found, field.name) for line in _line(field.name, change)
    ]


def _line(name: str, change: Any) -> Iterator[str]:
    if name == "limits":
        yield f"limit {change}"
    elif name in ("figures", "sources"):
        said = "; ".join(f"{each.name} {each.old} > {each.new}" for each in change.aspects)
        because = ", ".join(getattr(change, "because", ()))
        yield f"{name} {change.kind} {change.id}: {said}" + (f" [{because}]" if because else "")
    elif name == "sections":
        yield f"{name} {change.kind} {change.id} after {change.after}"
    elif name == "blocks":
        yield f"{name} {change.kind} {change.where} {change.type} was {change.was} after {change.after}"
    elif name == "data":
        yield f"{name} {change.kind} {change.where} [{change.row}|{change.column}]: {change.old} > {change.new}"
    else:
        yield f"{name} {change.kind} {change.where} {change.part}: {change.old} > {change.new}"


def between(old: str, new: str) -> list[str]:
    """What is told of two content files' texts."""
    return told(difference(document(old), document(new)))
