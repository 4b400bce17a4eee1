"""What is said of a brand file while it is read, each at its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from briefgen.errors import Finding
from briefgen.source import Location, Tree


@dataclass(slots=True)
class Notes:
    """The file, what stands against building with it, and what its owner should know besides."""

    tree: Tree
    findings: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """Where the brand's own files lie."""
        return self.tree.path.resolve().parent

    def find(self, message: str, location: Location, hint: str) -> None:
        """Something for which nothing can be built."""
        self.findings.append(self.at(message, location, hint))

    def remark(self, message: str, location: Location, hint: str) -> None:
        """Something that a build gets over, and a look at the brand should not."""
        self.remarks.append(self.at(message, location, hint))

    def at(self, message: str, location: Location, hint: str) -> Finding:
        return self.tree.finding(message, self.tree.place(location), hint)
