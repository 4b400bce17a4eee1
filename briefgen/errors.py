"""What can be wrong, said in sentences with a place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a content file. Lines and columns count from 1; `length` in characters."""

    path: Path
    line: int
    column: int
    length: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with the content: what and why, where, and what would be right."""

    message: str
    place: Place | None = None
    hint: str | None = None
    source_line: str | None = None
    subject: str | None = None
    """The frame or the block it is about, by name: what laid it out does not know the file."""
    severity: Literal["error", "remark"] = "error"
    """A remark is told, and stops nothing."""


class BriefgenError(Exception):
    """The base of every error briefgen raises on purpose."""


class ContentError(BriefgenError):
    """The content has findings; nothing was written."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(f"{f.place or ''} {f.message}".strip() for f in findings))
        self.findings = findings


class LayoutError(ContentError):
    """Something cannot be laid out or proved; nothing was written."""

    def about(self, subject: str) -> LayoutError:
        """The same, its findings being about the frame or block called `subject` where they name none."""
        return LayoutError(tuple(replace(f, subject=f.subject or subject) for f in self.findings))


class MachineError(BriefgenError):
    """The machine stands in the way: a missing file or face, a folder that cannot be written."""
