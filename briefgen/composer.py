"""Composing values from YAML events, with the place of every node and key, and refusing what is not accepted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from briefgen.errors import Finding, Place
from briefgen.positions import Location, Span, place_of, source_line
from briefgen.scalars import NAMES, Refused, plain_value

MAX_DEPTH = 24

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that have no place in text: controls, line separators, lone surrogates, noncharacters."""

_SYNTAX_HINTS = (
    ("mapping values are not allowed", "Text that holds “: ” is written in quotes."),
    ("'\\t'", "Indent with spaces, not with tabs."),
    ("cannot start any token", "Text that starts with @, %, ` or another special character is written in quotes."),
    ("expected <block end>", "Check the indentation; text that starts with { or [ or a quote is quoted as a whole."),
    (
        "while parsing a flow",
        "Within { } and [ ], text that holds a comma, a question mark, a brace or a bracket is written in quotes.",
    ),
    ("could not find expected ':'", "A key is followed by a colon and a space; long text is written in quotes."),
    ("while scanning a quoted scalar", "The quotes are opened and not closed."),
)


@dataclass(slots=True)
class _Open:
    """A list or dict whose end has not come yet. `key` is the pending key of a mapping, `repeated` if it is taken."""

    location: Location
    values: Any
    key: str | None = None
    repeated: bool = False


class Composer:
    """Builds values from PyYAML's events with a stack of its own, so that depth costs no recursion."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text = path, text
        self.root: Any = None
        self.nodes: dict[Location, Span] = {}
        self.keys: dict[Location, Span] = {}
        self.findings: list[Finding] = []
        self.stack: list[_Open] = []

    def compose(self) -> None:
        """Take all events, or those before the first that nothing sensible can follow."""
        for event in yaml.parse(self.text, Loader=yaml.SafeLoader):
            if objection := self._objection(event):
                self.refuse(event, *objection)
                return
            self._take(event)

    def _objection(self, event: yaml.Event) -> tuple[str, str | None] | None:
        """Why composing must stop before this event, if it must, and what would be right."""
        collection = isinstance(event, yaml.CollectionStartEvent)
        if isinstance(event, yaml.DocumentStartEvent) and () in self.nodes:
            return "A second document starts here.", "A file holds one document."
        if (collection or isinstance(event, yaml.AliasEvent)) and self._expects_key():
            return "A key is one text.", "Text that starts with {, [ or * is written in quotes."
        if collection and len(self.stack) == MAX_DEPTH:
            return f"Nesting is deeper than {MAX_DEPTH} levels.", None
        return None

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.AliasEvent():
                self.refuse(event, f"The alias *{event.anchor} refers to another place.", "Write the value out.")
                self._add(event, None)
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._open(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close(event)

    def _expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].values, dict) and self.stack[-1].key is None

    def refuse(self, event: yaml.Event, message: str, hint: str | None) -> None:
        place = place_of(self.path, self.text, _span(event))
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
            self._key(event, self.stack[-1])
        else:
            self._add(event, self._value(event))

    def _value(self, event: yaml.ScalarEvent) -> Any:
        text: str = event.value
        if match := CONTROL.search(text):
            self.refuse(event, f"This text holds the control character U+{ord(match.group()):04X}.", "Remove it.")
        if event.style is not None:
            return text
        value = plain_value(text)
        if isinstance(value, Refused):
            self.refuse(event, value.reason, f'If it is text, write it in quotes: "{text}".')
            return text
        return text if isinstance(value, Decimal) and self._names() else value

    def _names(self) -> bool:
        """Whether what comes next is a name, or one of a list of names, even if it is written in digits."""
        return next((step for step in reversed(self._location()) if isinstance(step, str)), "") in NAMES

    def _key(self, event: yaml.ScalarEvent, parent: _Open) -> None:
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
    if start is None or end is None:
        return Span(1, 1, 0, 0)
    return Span(start.line + 1, start.column + 1, start.index, end.index)
