"""What was pulled, in words."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.pulling.model import Edit, Pulled, Unplaced

LONGEST = 70
"""So many characters of a text are shown."""


def lines(pulled: Pulled) -> Iterator[str]:
    """How much was placed, then everything that was not, with the reason."""
    yield f"{_count(len(pulled.placed), 'change')} of the content; {_count(len(pulled.unplaced), 'edit')} not placed"
    for each in pulled.unplaced:
        yield from _unplaced(each)


def _unplaced(each: Unplaced) -> Iterator[str]:
    yield f"  {each.edit.spot}: {_moved(each.edit)}".rstrip(": ")
    yield f"    {each.reason}"


def _moved(edit: Edit) -> str:
    old, new = (_short(text) for text in (edit.old, edit.new))
    return f"“{old}” → “{new}”" if old and new else f"“{old or new}”" if old or new else ""


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
