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

from briefgen.errors import ContentError, Finding, MachineError, Place
from briefgen.scalars import Refused, plain_value

MAX_BYTES = 5_000_000
MAX_DEPTH = 24

Location = tuple[str | int, ...]
"""Keys and indices from the root to a node."""

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_SYNTAX_HINTS = (
    ("mapping values are not allowed", "Text that holds “: ” is written in quotes."),
    ("'\\t'", "Indent with spaces, not with tabs."),
    ("cannot start any token", "Text that starts with @, %, ` or another special character is written in quotes."),
    ("expected <block end>", "Check the indentation; text that starts with { or [ or a quote is quoted as a whole."),
    ("while parsing a flow", "Within { } and [ ], text that holds a comma, a brace or a bracket is written in quotes."),
    ("could not find expected ':'", "A key is followed by a colon and a space; long text is written in quotes."),
    ("while scanning a quoted scalar", "The quotes are opened and not closed."),
)


@dataclass(frozen=True, slots=True)
class Span:
    """Where a node starts and ends in the text, as offsets, with the line and column of the start from 1."""

    line: int
    column: int
    start: int
    end: int


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
        return _place(self.path, self.text, span)

    def find(self, location: Sequence[str | int], fragment: str) -> Place:
        """The place of `fragment` within the scalar at `location`, or the scalar's own if it is spelled otherwise."""
        span = self.nodes.get(tuple(location))
        at = self.text.find(fragment, span.start, span.end) if span and fragment else -1
        return self.place(location) if at < 0 else _place(self.path, self.text, _span_at(self.text, at, len(fragment)))

    def finding(self, message: str, place: Place, hint: str | None = None) -> Finding:
        """A finding at `place` with the line it stands in."""
        return Finding(message, place, hint, source_line(self.text, place.line))


def source_line(text: str, line: int) -> str:
    """The line of that number (from 1), without its break."""
    lines = _LINE_BREAK.split(text)
    return lines[line - 1] if line <= len(lines) else ""


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
    composer = _Composer(path, text)
    try:
        composer.compose()
    except yaml.MarkedYAMLError as error:
        composer.refuse_syntax(error)
    except ValueError:
        # PyYAML lets the interpreter's own refusals through, e.g. of an escape beyond the last code point.
        composer.findings.append(Finding("An escape or a directive in this file names no valid value.", None))
    if composer.findings:
        raise ContentError(tuple(composer.findings))
    return Tree(path, composer.root, text, composer.nodes, composer.keys)


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
    for match in _CONTROL.finditer(text):
        place = _place(path, text, _span_at(text, match.start(), 1))
        message = f"The control character U+{ord(match.group()):04X} has no place in a text file."
        yield Finding(message, place, "Delete it.", _CONTROL.sub("\ufffd", source_line(text, place.line)))


def _span_at(text: str, offset: int, length: int) -> Span:
    breaks = [match.end() for match in _LINE_BREAK.finditer(text, 0, offset)]
    return Span(len(breaks) + 1, offset - (breaks[-1] if breaks else 0) + 1, offset, offset + length)


def _place(path: Path, text: str, span: Span) -> Place:
    """The span's place; its length stops at the end of its first line."""
    end = _LINE_BREAK.search(text, span.start, span.end)
    first_line = text[span.start : end.start() if end else span.end].rstrip()
    return Place(path, span.line, span.column, max(1, len(first_line)))


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet. `key` is the pending key of a mapping, `repeated` if it is taken."""

    location: Location
    values: dict[str, Any] | list[Any]
    key: str | None = None
    repeated: bool = False


class _Composer:
    """Builds values from PyYAML's events with a stack of its own, so that depth costs no recursion."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text = path, text
        self.root: Any = None
        self.nodes: dict[Location, Span] = {(): Span(1, 1, 0, 0)}
        self.keys: dict[Location, Span] = {}
        self.findings: list[Finding] = []
        self.stack: list[_Open] = []

    def compose(self) -> None:
        documents = 0
        for event in yaml.parse(self.text, Loader=yaml.SafeLoader):
            if self._is_collection_as_key(event):
                return self.refuse(event, "A key is one text.", "Text that starts with {, [ or * is written in quotes.")
            match event:
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        return self.refuse(event, "A second document starts here.", "A file holds one document.")
                case yaml.AliasEvent():
                    self.refuse(event, f"The alias *{event.anchor} refers to another place.", "Write the value out.")
                    self._add(event, None)
                case yaml.ScalarEvent():
                    self._scalar(event)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self._open(event)
                    if len(self.stack) > MAX_DEPTH:
                        return self.refuse(event, f"Nesting is deeper than {MAX_DEPTH} levels.", None)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._close(event)

    def _expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].values, dict) and self.stack[-1].key is None

    def _is_collection_as_key(self, event: yaml.Event) -> bool:
        return isinstance(event, yaml.CollectionStartEvent | yaml.AliasEvent) and self._expects_key()

    def refuse(self, event: yaml.Event, message: str, hint: str | None) -> None:
        place = _place(self.path, self.text, _span(event))
        self.findings.append(Finding(message, place, hint, source_line(self.text, place.line)))

    def refuse_syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        said = ", ".join(part for part in (error.context, error.problem) if part)
        hint = next((hint for sign, hint in _SYNTAX_HINTS if sign in said), None)
        place = Place(self.path, mark.line + 1, mark.column + 1) if mark else Place(self.path, 1, 1)
        line = source_line(self.text, place.line)
        self.findings.append(Finding(f"This is not valid YAML: {said}.", place, hint, line))

    def _refuse_properties(self, event: yaml.NodeEvent) -> None:
        if event.anchor:
            self.refuse(event, f"The anchor &{event.anchor} has no use here.", "Write values out where they belong.")
        if tag := getattr(event, "tag", None):
            self.refuse(event, f"The tag {tag} has no use here.", "Remove it; text that starts with ! is quoted.")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_properties(event)
        if self._expects_key():
            return self._key(event, self.stack[-1])
        self._add(event, self._value(event))

    def _value(self, event: yaml.ScalarEvent) -> Any:
        text: str = event.value
        if match := _CONTROL.search(text):
            self.refuse(event, f"This text holds the control character U+{ord(match.group()):04X}.", "Remove it.")
        if event.style is not None:
            return text
        value = plain_value(text)
        if isinstance(value, Refused):
            self.refuse(event, value.reason, f'If it is text, write it in quotes: "{text}".')
            return text
        return value

    def _key(self, event: yaml.ScalarEvent, parent: _Open) -> None:
        assert isinstance(parent.values, dict)
        key = self._value(event)
        if event.style is None and event.value == "<<":
            self.refuse(event, "The merge key << brings in values from elsewhere.", "Write the values out.")
        elif not isinstance(key, str):
            self.refuse(event, f"The key {event.value} is not text.", f'Write it in quotes: "{event.value}".')
        parent.key = str(event.value)
        location = (*parent.location, parent.key)
        parent.repeated = parent.key in parent.values
        if parent.repeated:
            first = self.keys[location].line
            self.refuse(event, f"The key “{parent.key}” stands here a second time; the first is in line {first}.", None)
            return
        parent.values[parent.key] = None
        self.keys[location] = _span(event)

    def _location(self) -> Location:
        """Where the next node goes."""
        if not self.stack:
            return ()
        parent = self.stack[-1]
        step = len(parent.values) if isinstance(parent.values, list) else parent.key
        return (*parent.location, step if step is not None else "")

    def _add(self, event: yaml.Event, value: Any) -> None:
        location = self._location()
        parent = self.stack[-1] if self.stack else None
        if parent is None:
            self.root = value
        elif isinstance(parent.values, list):
            parent.values.append(value)
        elif parent.key is not None:
            if not parent.repeated:
                parent.values[parent.key] = value
            parent.key = None
        self.nodes.setdefault(location, _span(event))

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        self._refuse_properties(event)
        location = self._location()
        values: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._add(event, values)
        self.stack.append(_Open(location, values))

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        closed = self.stack.pop()
        opened = self.nodes[closed.location]
        self.nodes[closed.location] = Span(opened.line, opened.column, opened.start, _span(event).end)


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    assert start is not None and end is not None
    return Span(start.line + 1, start.column + 1, start.index, end.index)
