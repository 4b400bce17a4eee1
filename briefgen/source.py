"""Reading YAML strictly: plain values, each with its place, and every objection before anything else looks at them.

The accepted language is a small part of YAML 1.2: mappings, lists and scalars. What YAML 1.1 and 1.2 read
differently, what hides one value behind another and what could exhaust the machine is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from briefgen.composer import CONTROL, Composer
from briefgen.errors import ContentError, Finding, MachineError, Place
from briefgen.positions import Location, Span, place_of, source_line, span_at

__all__ = ["MAX_BYTES", "Location", "Tree", "parse", "read"]

MAX_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Tree:
    """A file that was read: `value` holds str, Decimal, bool, None, list and dict, nothing else."""

    path: Path
    value: Any
    text: str
    nodes: dict[Location, Span]
    keys: dict[Location, Span]

    def place(self, location: Sequence[str | int] = (), key: bool = False) -> Place:
        """The place of a node, or of its key; that of the nearest node around it when there is no such node."""
        path = tuple(location)
        while path not in self.nodes:
            path = path[:-1]
        span = self.keys.get(path, self.nodes[path]) if key else self.nodes[path]
        return place_of(self.path, self.text, span)

    def find(self, location: Sequence[str | int], fragment: str) -> Place:
        """The place of `fragment` within the scalar at `location`, or the scalar's own if it is spelled otherwise."""
        span = self.nodes.get(tuple(location))
        at = self.text.find(fragment, span.start, span.end) if span and fragment else -1
        return self.place(location) if at < 0 else place_of(self.path, self.text, span_at(self.text, at, len(fragment)))

    def word(self, location: Sequence[str | int], text: str) -> Place | None:
        """The place of `text` within the node, if it is spelled so there: by itself, or as the beginning of a word."""
        span = self.nodes.get(tuple(location))
        if span is None or not text:
            return None
        alone = rf"(?<!\w){re.escape(text)}"
        both = (re.compile(pattern).search(self.text, span.start, span.end) for pattern in (rf"{alone}(?!\w)", alone))
        found = next((match for match in both if match), None)
        return place_of(self.path, self.text, span_at(self.text, found.start(), len(text))) if found else None

    def finding(self, message: str, place: Place, hint: str | None = None) -> Finding:
        """A finding at `place` with the line it stands in."""
        return Finding(message, place, hint, source_line(self.text, place.line))


def read(path: Path) -> Tree:
    """Read a YAML file. Raises ContentError with all findings, or MachineError if the file cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise MachineError(f"There is no file {path}.") from error
    except OSError as error:
        raise MachineError(f"{path} cannot be read: {error.strerror or error}.") from error
    return parse(data, path)


def parse(data: bytes, path: Path) -> Tree:
    """Like `read`, from bytes; `path` only names the place."""
    text = _decode(data, path)
    composer = Composer(path, text)
    try:
        composer.compose()
    except yaml.MarkedYAMLError as error:
        composer.refuse_syntax(error)
    except ValueError:
        # PyYAML lets the interpreter's own refusals through, e.g. of an escape beyond the last code point.
        composer.findings.append(Finding("An escape or a directive in this file names no valid value.", None))
    if composer.findings:
        raise ContentError(tuple(composer.findings))
    nodes = composer.nodes or {(): Span(1, 1, 0, 0)}
    return Tree(path, composer.root, text, nodes, composer.keys)


def _decode(data: bytes, path: Path) -> str:
    if len(data) > MAX_BYTES:
        raise ContentError((Finding(f"{path} is larger than {MAX_BYTES // 1_000_000} MB.", Place(path, 1, 1)),))
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        message = f"The byte 0x{data[error.start]:02X} is not valid UTF-8."
        raise ContentError((Finding(message, Place(path, line, column), "Save the file as UTF-8."),)) from error
    if found := tuple(_control_characters(text, path)):
        raise ContentError(found)
    return text


def _control_characters(text: str, path: Path) -> Iterator[Finding]:
    for match in CONTROL.finditer(text):
        place = place_of(path, text, span_at(text, match.start(), 1))
        message = f"The control character U+{ord(match.group()):04X} has no place in a text file."
        yield Finding(message, place, "Delete it.", CONTROL.sub("\ufffd", source_line(text, place.line)))
