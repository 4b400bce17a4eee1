"""What text in a deck inherits: from its shape, its layout, its master and the presentation, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

INSETS = {"lIns": 91440, "rIns": 91440, "tIns": 45720, "bIns": 45720}
"""The insets of a text frame that says none, in EMU."""

DEFAULT_SIZE = 18.0
SINGLE = 1.2
"""The pitch of single spaced lines, in sizes."""

_STYLES = {
    "title": "titleStyle",
    "ctrTitle": "titleStyle",
    "body": "bodyStyle",
    "subTitle": "bodyStyle",
    None: "bodyStyle",
}
"""Which of the master's text styles a placeholder takes, by its type; all others take `otherStyle`."""


@dataclass(frozen=True, slots=True)
class Inherited:
    """The text bodies a shape inherits from, its own first, and the presentation with its default text style."""

    bodies: tuple[Any, ...]
    presentation: Any
    style: Any = None
    """The master's text style for this kind of placeholder."""

    def body(self, name: str, otherwise: str) -> str:
        """An attribute of the text frame."""
        said = (body.find("{*}bodyPr").get(name) for body in self.bodies if body.find("{*}bodyPr") is not None)
        return next((value for value in said if value), otherwise)

    def inset(self, name: str) -> int:
        return int(self.body(name, str(INSETS[name])))

    def paragraph(self, body: Any, element: Any) -> Inheriting:
        """The paragraph `element` of the text `body` with all it inherits."""
        own = element.find("{*}pPr")
        level = int(own.get("lvl", 0)) + 1 if own is not None else 1
        bodies = self.bodies or (body,)
        lists = [each.find("{*}lstStyle") for each in bodies]
        default = self.presentation.element.find("{*}defaultTextStyle")
        levels = (each.find(f"{{*}}lvl{level}pPr") for each in (*lists, self.style, default) if each is not None)
        return Inheriting(tuple(each for each in (own, *levels) if each is not None))


@dataclass(frozen=True, slots=True)
class Inheriting:
    """The properties of one paragraph, its own first."""

    properties: tuple[Any, ...]

    def text(self, name: str, otherwise: str) -> str:
        return next((value for each in self.properties if (value := each.get(name)) is not None), otherwise)

    def number(self, name: str) -> int:
        return int(self.text(name, "0"))

    def size(self, run: Any) -> float:
        """The size of a run, or of a paragraph without one, in points."""
        own = run.find("{*}rPr") if run.find("{*}rPr") is not None else run.find("{*}endParaRPr")
        said = (each.find("{*}defRPr") for each in self.properties)
        sizes = (each.get("sz") for each in (own, *said) if each is not None)
        return next((int(size) / 100 for size in sizes if size), DEFAULT_SIZE)

    def raised(self, run: Any) -> bool:
        own = run.find("{*}rPr")
        return own is not None and own.get("baseline", "0") != "0"

    def spacing(self, name: str, size: float, otherwise: float) -> float:
        """Line spacing or space before, in points; what is said in per cent is of a single line."""
        for each in self.properties:
            if (said := each.find(f"{{*}}{name}")) is not None:
                points, share = said.find("{*}spcPts"), said.find("{*}spcPct")
                if points is not None:
                    return int(points.get("val")) / 100
                return _share(share.get("val")) * SINGLE * size
        return otherwise * size

    @property
    def bulleted(self) -> bool:
        marks = (_mark(each) for each in self.properties)
        return next((mark for mark in marks if mark is not None), False)


def _share(value: str) -> float:
    """A share in thousandths of a per cent, or, in strict files, in per cent."""
    return float(value[:-1]) / 100 if value.endswith("%") else int(value) / 100_000


def _mark(properties: Any) -> bool | None:
    """Whether these properties say that a bullet or a number is drawn; None if they do not say."""
    names = {child.tag.rpartition("}")[2] for child in properties}
    if "buNone" in names:
        return False
    return True if names & {"buChar", "buAutoNum", "buBlip"} else None


def inherited(shape: Any, presentation: Any) -> Inherited:
    """What the text of `shape` inherits."""
    bodies = tuple(body for each in _ancestors(shape) if (body := each.find("{*}txBody")) is not None)
    style = None
    if shape.is_placeholder:
        kind = shape.element.find(".//{*}nvPr/{*}ph").get("type")
        master = shape.part.slide_layout.slide_master.element
        style = master.find(f"{{*}}txStyles/{{*}}{_STYLES.get(kind, 'otherStyle')}")
    return Inherited(bodies, presentation, style)


def _ancestors(shape: Any) -> Iterator[Any]:
    """The shape's element, then those of the placeholders it fills on its layout and its master."""
    while shape is not None:
        yield shape.element
        shape = getattr(shape, "_base_placeholder", None) if shape.is_placeholder else None
