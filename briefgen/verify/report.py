"""What a verification found, and how it is written for tools."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["slide", "order", "page", "lines", "outside", "missing", "unknown", "size", "drift"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One difference between the deck and its export. `place` is where the content stands, as FILE:LINE:COLUMN."""

    slide: int
    title: str
    frame: str | None
    kind: Kind
    message: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What was compared, and the faults in order. `drifts` are shares of the text's size, one a frame, ascending."""

    slides: int
    frames: int
    lines: int
    drifts: tuple[float, ...]
    faults: tuple[Fault, ...]

    def drift(self, share: float = 1.0) -> float:
        """The drift of the first baseline that `share` of all frames do not exceed; 1 gives the worst."""
        return self.drifts[max(0, -(-int(share * 1000) * len(self.drifts) // 1000) - 1)] if self.drifts else 0.0

    def json(self) -> Mapping[str, Any]:
        """The report as plain values."""
        return {
            "slides": self.slides,
            "frames": self.frames,
            "lines": self.lines,
            "drift": {"worst": round(self.drift(), 4), "p99": round(self.drift(0.99), 4)},
            "faults": [
                {
                    "slide": fault.slide,
                    "title": fault.title,
                    "frame": fault.frame,
                    "kind": fault.kind,
                    "message": fault.message,
                    "place": fault.place,
                }
                for fault in self.faults
            ],
        }


def show(report: Report) -> None:
    """Print the faults as a table, then what was compared in one line."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    if report.faults:
        table = Table("Slide", "Frame", "Fault", "Content", box=None, pad_edge=False)
        for fault in report.faults:
            said = (str(fault.slide), fault.frame or fault.title or "–", fault.message, fault.place or "")
            table.add_row(*(Text(each, overflow="fold") for each in said))
        console.print(table)
        console.print()
    console.print(summary(report), soft_wrap=True)


def summary(report: Report) -> str:
    """What was compared, in one sentence."""
    count = len(report.faults)
    said = {0: "no faults", 1: "1 fault"}.get(count, f"{count} faults")
    return (
        f"{report.slides} slides, {report.frames} frames, {report.lines} lines: {said}; the first baseline drifts by "
        f"{report.drift():.3f} of the size at worst, {report.drift(0.99):.3f} in 99 of 100 frames."
    )
