"""Names within a document: ids and sections' titles name one thing each, and what points at a section finds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from briefgen.document.spelling import suggestion
from briefgen.errors import Finding
from briefgen.source import Location, Tree


def anchor_findings(tree: Tree) -> Iterator[Finding]:
    """Ids and sections' titles used twice, and summary points whose section does not exist."""
    yield from _repeated(tree, _ids(tree.value), "The id “{}” is taken since line {}.", "Ids are unique.")
    yield from _repeated(
        tree,
        _titles(tree.value),
        "A section is called “{}” since line {}.",
        "Readers tell sections apart by their titles.",
    )
    sections = [name for name, path in _ids(tree.value) if path[0] == "sections" and len(path) == 3]
    for index, point in enumerate(_items(_get(_get(tree.value, "summary"), "points"))):
        name = _get(point, "section")
        if isinstance(name, str) and name not in sections:
            place = tree.place(("summary", "points", index, "section"))
            yield tree.finding(f"There is no section “{name}”.", place, suggestion(name, sections, "sections"))


def _repeated(tree: Tree, named: Iterable[tuple[str, Location]], message: str, hint: str) -> Iterator[Finding]:
    first: dict[str, Location] = {}
    for name, path in named:
        if name in first:
            yield tree.finding(message.format(name, tree.place(first[name]).line), tree.place(path), hint)
        first.setdefault(name, path)


def _titles(content: Any) -> Iterator[tuple[str, Location]]:
    for index, section in enumerate(_items(_get(content, "sections"))):
        title = _get(section, "title")
        if isinstance(title, str):
            yield " ".join(title.split()), ("sections", index, "title")


def _ids(content: Any) -> Iterator[tuple[str, Location]]:
    for index, section in enumerate(_items(_get(content, "sections"))):
        yield from _id(section, ("sections", index))
        yield from _block_ids(section, ("sections", index))
    yield from _block_ids(_get(content, "appendix"), ("appendix",))


def _block_ids(holder: Any, path: Location) -> Iterator[tuple[str, Location]]:
    for index, block in enumerate(_items(_get(holder, "blocks"))):
        yield from _id(block, (*path, "blocks", index))


def _id(node: Any, path: Location) -> Iterator[tuple[str, Location]]:
    name = _get(node, "id")
    if isinstance(name, str):
        yield name, (*path, "id")


def _get(node: Any, key: str) -> Any:
    return node.get(key) if isinstance(node, dict) else None


def _items(node: Any) -> list[Any]:
    return node if isinstance(node, list) else []
