"""SVG drawings from people we do not know: nothing in one may act, reach outside the file or exhaust the machine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers import expat

MOST_BYTES = 2_000_000
MOST_ELEMENTS = 20_000
MOST_DEPTH = 100
MOST_DRAWN = 100_000
"""Elements as drawn: one that is used ten times, and uses ten others that often, is a hundred."""

ACTIVE = frozenset({"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener"})
"""Elements that run or bring in what is no drawing."""

MOVING = frozenset({"animate", "animatemotion", "animatetransform", "set", "discard"})
EMBEDDED = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]*")
REFERENCE = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)", re.IGNORECASE)
LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in)?\s*", re.IGNORECASE)
UNITS: Mapping[str, float] = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


class RefusedError(ValueError):
    """A drawing that is not taken; its text is the end of a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing that was looked through: its text, and its width and height in user units."""

    text: str
    width: float
    height: float
    lettered: bool
    """Whether it holds text that is still text."""


@dataclass(slots=True)
class _Element:
    name: str
    number: int
    references: list[str] = field(default_factory=list)
    children: list[_Element] = field(default_factory=list)


def drawing(data: bytes) -> Drawing:
    """The drawing in an SVG file. Raises RefusedError with what is wrong with it."""
    if len(data) > MOST_BYTES:
        raise RefusedError(f"has {len(data) / 1e6:.1f} MB; a drawing here has at most {MOST_BYTES / 1e6:g}")
    reader = _Reader()
    reader.read(data)
    reader.check_expansion()
    width, height = _extent(reader.root)
    return Drawing(reader.text, width, height, reader.lettered)


class _Reader:
    """Walks through the file once, element by element, and refuses at the first thing that is not allowed."""

    def __init__(self) -> None:
        self.root: Mapping[str, str] = {}
        self.text, self.lettered = "", False
        self.open: list[_Element] = []
        self.top: list[_Element] = []
        self.named: dict[str, _Element] = {}
        self.number = 0

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(data, True)
            self.text = data.decode("utf-8")
        except expat.ExpatError as error:
            raise RefusedError(f"is not well-formed XML: {error}") from error
        except UnicodeDecodeError:
            raise RefusedError("is not written in UTF-8") from None

    def _doctype(self, *_: object) -> None:
        raise RefusedError("declares a document type, by which text can be made to grow without end")

    def _instruction(self, target: str, _: str) -> None:
        raise RefusedError(f"carries an instruction, <?{target}?>")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self.number and (local != "svg" or space != "http://www.w3.org/2000/svg"):
            raise RefusedError("is no SVG drawing")
        self.number += 1
        if self.number > MOST_ELEMENTS:
            raise RefusedError(f"has more than {MOST_ELEMENTS} elements")
        if len(self.open) >= MOST_DEPTH:
            raise RefusedError(f"is nested deeper than {MOST_DEPTH} levels")
        if not self.root:
            self.root = {"": "", **attributes}
        kind = local.lower()
        if kind in ACTIVE:
            raise RefusedError(f"holds <{local}>, which is no drawing")
        if kind in MOVING:
            raise RefusedError(f"moves, by <{local}>, and a document does not")
        self.lettered |= kind in {"text", "tspan"}
        element = _Element(kind, self.number)
        for key, value in attributes.items():
            element.references.extend(_targets(key.rpartition(" ")[2].lower(), value, kind))
        (self.open[-1].children if self.open else self.top).append(element)
        self.open.append(element)
        if identifier := attributes.get("id"):
            self.named.setdefault(identifier, element)

    def _end(self, _: str) -> None:
        self.open.pop()

    def _characters(self, text: str) -> None:
        if self.open and self.open[-1].name == "style":
            if "@import" in text.lower():
                raise RefusedError("brings in a style sheet from elsewhere")
            for target in REFERENCE.findall(text):
                _local(target)

    def check_expansion(self) -> None:
        """Refuse a drawing that grows too large where what it refers to is put in."""
        sizes: dict[int, int] = {}
        begun: set[int] = set()

        def size_of(element: _Element) -> int:
            if element.number in sizes:
                return sizes[element.number]
            if element.number in begun:
                raise RefusedError("refers to itself")
            begun.add(element.number)
            parts = [*element.children, *(self.named[name] for name in element.references if name in self.named)]
            total = 1 + sum(size_of(part) for part in parts)
            if total > MOST_DRAWN:
                raise RefusedError("repeats its parts without measure")
            sizes[element.number] = total
            return total

        for element in self.top:
            size_of(element)


def _targets(key: str, value: str, kind: str) -> Iterator[str]:
    """The parts of the drawing that an attribute refers to. Raises RefusedError for one that leads outside."""
    if key.startswith("on"):
        raise RefusedError(f"acts, by {key}")
    if key in {"href", "src"}:
        if kind == "a":
            return
        if kind in {"image", "feimage"} and EMBEDDED.fullmatch(value.strip()):
            return
        yield _local(value.strip())
    for target in REFERENCE.findall(value):
        yield _local(target)


def _local(target: str) -> str:
    if not target.startswith("#"):
        raise RefusedError(f"refers to “{target[:60]}”, outside of the file")
    return target[1:]


def _extent(root: Mapping[str, str]) -> tuple[float, float]:
    """Width and height of the drawing, from its own size or from its view box."""
    width, height = (_length(root.get(key, "")) for key in ("width", "height"))
    box = [float(part) for part in re.findall(r"-?[0-9.]+(?:e-?[0-9]+)?", root.get("viewBox", ""), re.IGNORECASE)]
    if width and height:
        return width, height
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        return box[2], box[3]
    raise RefusedError("says neither its width and height nor its view box")


def _length(written: str) -> float:
    match = LENGTH.fullmatch(written)
    return float(match[1]) * UNITS[(match[2] or "").lower()] if match else 0.0


@lru_cache(maxsize=32)
def raster(source: Drawing, longest: int) -> bytes:
    """The drawing as PNG, its longer side `longest` pixels. Raises RefusedError if it cannot be drawn."""
    import resvg_py

    scale = longest / max(source.width, source.height)
    width, height = (max(1, round(side * scale)) for side in (source.width, source.height))
    try:
        # The machine's fonts are read only where there is text to set.
        return resvg_py.svg_to_bytes(
            svg_string=source.text, width=width, height=height, skip_system_fonts=not source.lettered
        )
    except ValueError as error:
        raise RefusedError(f"cannot be drawn: {error}") from error
