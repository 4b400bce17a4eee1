"""Two small blocks and content made of them."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from briefgen.document.load import validate
from briefgen.document.model import Block, Document, FigureRef, ImageFile, Text
from briefgen.geometry import Rect
from briefgen.layout.protocol import Fragment, Setting
from briefgen.source import parse


class Note(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Text


class Notes(Block):
    type: Literal["notes"] = "notes"
    items: tuple[Text | Note, ...]
    picture: ImageFile | None = None

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        return Fragment((), 0.0)


class Numbers(Block):
    type: Literal["numbers"] = "numbers"
    figures: tuple[FigureRef, ...]
    form: Literal["rows", "grid"] = "rows"

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        return Fragment((), 0.0)


BLOCKS: dict[str, type[Block]] = {"notes": Notes, "numbers": Numbers}

HEAD = """\
format: 1
title: A title
date: 2026-01-31
sources:
  report: {title: The report, publisher: The press, date: "2025"}
figures:
  capex: {label: Capex, value: 115.9, unit: USD, scale: B, period: TTM, change: {value: 78}, source: report}
  revenue: {label: Revenue, value: 180.2, unit: USD, scale: B, change: {value: 13}}
  pace: {label: Pace, formula: capex.change / revenue.change, precision: 1, unit: x}
"""

SECTION = """\
sections:
  - id: one
    title: One
    headline: A claim
"""


def document(blocks: str = "", head: str = HEAD, path: Path = Path("brief.yaml")) -> Document:
    """The document with these lines as the blocks of its one section. They start at line 15."""
    body = "".join(f"      {line}\n" for line in blocks.splitlines())
    text = head + SECTION + ("    blocks:\n" + body if body else "")
    return validate(parse(text.encode(), path), BLOCKS)
