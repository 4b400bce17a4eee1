"""Patching: the content file with some of its scalars written anew, every other byte as it was."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Sequence
from difflib import unified_diff

import yaml

from briefgen.pulling.model import Placed, Pulled
from briefgen.source import Tree, parse

WIDTH = 120
"""Folded texts are wrapped to lines of so many characters."""

_BLANK = re.compile(r"\n[ \t]*\n")


class UnwritableError(Exception):
    """A scalar that cannot be written in its style."""


def changed(tree: Tree, placed: Sequence[Placed]) -> Tree:
    """The content file with `placed` in it. Raises UnwritableError, and ContentError where it is no file any more."""
    again = parse(_written(tree, placed).encode(), tree.path)
    for each in placed:
        if _said(again, each) != " ".join(each.text.split()):
            raise UnwritableError("Its place in the content file cannot hold this text.")
    return again


def difference(pulled: Pulled, name: str) -> Iterator[str]:
    """The change of the file as a unified diff, line by line."""
    before, after = (text.splitlines(keepends=True) for text in (pulled.before, pulled.after))
    return (line.rstrip("\n") for line in unified_diff(before, after, name, name))


def _said(tree: Tree, placed: Placed) -> str:
    value = tree.value
    try:
        for step in placed.location:
            value = value[step]
    except (KeyError, IndexError, TypeError):
        return ""
    if not isinstance(value, str):
        return f"{value:f}" if placed.number else str(value)
    parts = [part for part in _BLANK.split(value) if part.strip()]
    text = value if placed.paragraph is None else parts[placed.paragraph] if placed.paragraph < len(parts) else ""
    return " ".join(text.split())


def _written(tree: Tree, placed: Sequence[Placed]) -> str:
    text = tree.text
    for each in sorted(placed, key=_start(tree), reverse=True):
        span = tree.nodes.get(each.location)
        if span is None:
            raise UnwritableError("The content file does not write this text out.")
        text = text[: span.start] + _scalar(text[span.start : span.end], each) + text[span.end :]
    return text


def _start(tree: Tree):  # type: ignore[no-untyped-def]
    return lambda each: tree.nodes[each.location].start if each.location in tree.nodes else -1


def _scalar(raw: str, placed: Placed) -> str:
    """The scalar that stands for `raw`, in its style where that can hold the text."""
    if placed.number:
        return placed.text
    if raw[:1] in (">", "|"):
        return _block(raw, placed)
    if placed.paragraph is not None:
        raise UnwritableError("A text of several paragraphs is changed only where each has its own lines.")
    if raw[:1] == "'":
        return "'" + placed.text.replace("'", "''") + "'"
    return placed.text if raw[:1] != '"' and _is_plain(placed.text) else json.dumps(placed.text, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    """Whether a text needs no quotes, also between brackets."""
    if not text or text != text.strip() or ": " in text or " #" in text or text.endswith(":"):
        return False
    try:
        return bool(yaml.safe_load(f"[{text}]") == [text])
    except yaml.YAMLError:
        return False


def _block(raw: str, placed: Placed) -> str:
    """A folded or literal text: its head and its margin stay, one paragraph of it is set anew."""
    head, _, body = raw.partition("\n")
    end = body[len(body.rstrip()) :]
    paragraphs = _BLANK.split(body.rstrip())
    first = next(line for line in paragraphs[0].split("\n") if line.strip())
    margin = first[: len(first) - len(first.lstrip())]
    lines = textwrap.wrap(placed.text, max(WIDTH - len(margin), 40), break_long_words=False, break_on_hyphens=False)
    index = placed.paragraph or 0
    if placed.paragraph is None and len(paragraphs) > 1:
        raise UnwritableError("A text of several paragraphs is changed one by one.")
    paragraphs[index] = "\n".join(f"{margin}{line}" for line in lines)
    return f"{head}\n" + "\n\n".join(paragraphs) + end
