"""Data labels: what stands at a mark, in the chart's measured styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from briefgen.scene import Style
from briefgen.writers.pptx.markup import NOTHING, Xml, tag, text
from briefgen.writers.pptx.text import character, chart_text, label_body

Position = Literal["outEnd", "inEnd", "inBase", "ctr", "t", "b", "r", "l"]
Words = tuple[tuple[tuple[str, Style], ...], ...]
"""Lines of pieces of text, each with its style."""

Shown = frozenset[Literal["value", "category", "series"]]
VALUE: Shown = frozenset({"value"})
CATEGORY: Shown = frozenset({"category"})
SERIES: Shown = frozenset({"series"})
BOTH: Shown = frozenset({"value", "series"})


_SIDES: Mapping[Position, Position] = {"l": "r", "r": "l"}


def _turned(position: Position | None) -> Position | None:
    return _SIDES.get(position, position) if position else None


@dataclass(frozen=True, slots=True)
class Label:
    """The label of one point, where it differs. `shift`: from its usual place, in shares of the chart's size."""

    style: Style
    words: Words = ()
    """Fixed text, where the data cannot tell it, line by line."""
    shown: Shown = VALUE
    position: Position | None = None
    shift: tuple[float, float] = (0.0, 0.0)
    format: str | None = None
    """Its own number format, where that of its series does not tell it."""
    key: bool = False
    """Whether a sample of the series' line or fill stands before the label."""

    def turned(self) -> Label:
        """The label in a chart that runs from the right."""
        return replace(self, position=_turned(self.position), shift=(-self.shift[0], self.shift[1]))


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a series: a rule for all points, if `style` is given, and points of their own."""

    style: Style | None = None
    position: Position | None = None
    shown: Shown = VALUE
    format: str | None = None
    points: Mapping[int, Label] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()
    inset: float = 3.0
    """Between a mark and its label, in points."""

    def turned(self) -> Labels:
        """The labels in a chart that runs from the right."""
        points = {index: label.turned() for index, label in self.points.items()}
        return replace(self, position=_turned(self.position), points=points)

    def markup(self, language: str) -> Xml:
        """The `c:dLbls` element."""
        entries = [
            (index, self._point(index, self.points[index], language))
            for index in self.points
            if index not in self.hidden
        ]
        entries += [(index, tag("c:dLbl", _value("idx", index), _value("delete", 1))) for index in self.hidden]
        points = [entry for _, entry in sorted(entries)]
        if self.style is None:
            return tag("c:dLbls", *points, *_switches(frozenset()), _UNLED)
        position = _value("dLblPos", self.position) if self.position else NOTHING
        return tag(
            "c:dLbls", *points, *self._look(self.style, language, self.format), position, *_switches(self.shown), _UNLED
        )

    def _look(self, style: Style, language: str, code: str | None) -> list[Xml]:
        # A point does not take the number format of its series over: it is said again.
        form = tag("c:numFmt", formatCode=code, sourceLinked=0) if code else NOTHING
        shape = tag("c:spPr", tag("a:noFill"), tag("a:ln", tag("a:noFill")))
        return [form, shape, chart_text(style, language, inset=self.inset)]

    def _point(self, index: int, label: Label, language: str) -> Xml:
        position = label.position or self.position
        return tag(
            "c:dLbl",
            _value("idx", index),
            _shift(label.shift),
            self._rich(label.words, language) if label.words else NOTHING,
            *self._look(label.style, language, label.format or self.format),
            _value("dLblPos", position) if position else NOTHING,
            *_switches(label.shown, key=label.key),
        )

    def _rich(self, words: Words, language: str) -> Xml:
        lines = [
            tag(
                "a:p",
                *(
                    tag("a:r", character(style, "a:rPr", language, content=said), tag("a:t", text(said)))
                    for said, style in line
                ),
            )
            for line in words
        ]
        return tag("c:tx", tag("c:rich", label_body(self.inset), tag("a:lstStyle"), *lines))


_UNLED = tag(
    "c:extLst",
    tag(
        "c:ext",
        tag("c15:showLeaderLines", val=0),
        uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}",
        xmlns_c15="http://schemas.microsoft.com/office/drawing/2012/chart",
    ),
)
"""No leader lines from marks to labels that were moved."""


def _value(name: str, value: str | int) -> Xml:
    return tag(f"c:{name}", val=value)


def _shift(shift: tuple[float, float]) -> Xml:
    if shift == (0.0, 0.0):
        return NOTHING
    x, y = (f"{share:.5f}" for share in shift)
    return tag("c:layout", tag("c:manualLayout", _value("x", x), _value("y", y)))


def _switches(shown: Shown, *, key: bool = False) -> list[Xml]:
    switches = {
        "showLegendKey": key,
        "showVal": "value" in shown,
        "showCatName": "category" in shown,
        "showSerName": "series" in shown,
        "showPercent": False,
        "showBubbleSize": False,
    }
    said = [_value(name, int(on)) for name, on in switches.items()]
    return [*said, tag("c:separator", text("  "))] if len(shown) > 1 else said
