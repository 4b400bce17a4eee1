"""Text that refers to figures, and the other fields that point at something declared elsewhere.

What can be pointed at comes in the validation context. Without one, nothing is resolved: a text is then
taken as it is, for blocks that are made in Python rather than read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, Self

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from briefgen.document.declared import AS_WRITTEN
from briefgen.document.figures import Change, Figure, Reference
from briefgen.document.spelling import suggestion
from briefgen.numbers import ENGLISH, Style
from briefgen.source import Tree

if TYPE_CHECKING:
    from briefgen.document.data import DataFiles
    from briefgen.document.model import Source

_BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_REFERENCE = re.compile(r"\s*([^.|\s]+)(?:\.([^.|\s]+))?(?:\|(\w+))?\s*")
_PICTURES = (".png", ".jpg", ".jpeg", ".svg")


class Problem(NamedTuple):
    """One thing wrong within a value. `fragment` is the part of it to point at."""

    message: str
    hint: str | None = None
    fragment: str = ""


class UnresolvedError(PydanticCustomError):
    """A value that points at something that is not there."""

    def __new__(cls, *problems: Problem) -> Self:
        text = " ".join(problem.message for problem in problems)
        return super().__new__(cls, "unresolved", "{text}", {"text": text, "problems": problems})


@dataclass(frozen=True, slots=True)
class Declared:
    """What a content file declares for its texts and blocks to point at."""

    path: Path
    sources: Mapping[str, Source | None] = field(default_factory=dict)
    figures: Mapping[str, Figure | None] = field(default_factory=dict)
    """None stands for one that has findings of its own: pointing at it is no further finding."""

    tree: Tree | None = None
    """The file itself, for the places in it."""

    files: DataFiles | None = None
    """The data files beside it."""

    style: Style = ENGLISH
    """How numbers are written."""

    @property
    def root(self) -> Path:
        return self.path.parent


class _ReferenceError(Exception):
    def __init__(self, message: str, hint: str | None = None) -> None:
        self.message, self.hint = message, hint


def _change_of(figure: Figure) -> str:
    if figure.change is None:
        raise _ReferenceError(f"The figure “{figure.id}” has no change.")
    return figure.change.short


def _plain_change_of(figure: Figure) -> str:
    _change_of(figure)
    return figure.change.plain if figure.change else ""


def _period_of(figure: Figure) -> str:
    if figure.period is None:
        raise _ReferenceError(f"The figure “{figure.id}” has no period.")
    return figure.period


_PARTS: Mapping[tuple[str | None, str | None], Callable[[Figure], str]] = {
    (None, None): lambda figure: _unbroken(figure.short),
    (None, "short"): lambda figure: _unbroken(figure.short),
    (None, "long"): lambda figure: _unbroken(figure.long),
    ("value", None): lambda figure: _unbroken(figure.short),
    ("value", "short"): lambda figure: _unbroken(figure.short),
    ("value", "long"): lambda figure: _unbroken(figure.long),
    ("change", None): lambda figure: _unbroken(_change_of(figure)),
    ("change", "short"): lambda figure: _unbroken(_change_of(figure)),
    ("change", "plain"): lambda figure: _unbroken(_plain_change_of(figure)),
    ("label", None): lambda figure: figure.label,
    ("period", None): _period_of,
    ("unit", None): lambda figure: figure.unit_phrase,
}
"""What a reference may ask of a figure: its part, and the form of it."""


def _unbroken(number: str) -> str:
    """A number and its unit stay on one line; words that stand for a number may break."""
    return re.sub(r"(?<=[0-9]) (?=\S)", "\u00a0", number)


def _read(braces: str, inner: str | None, declared: Declared) -> str:
    if inner is None:
        raise _ReferenceError(f"A single {braces} stands here.", f"A brace in text is written {2 * braces}.")
    match = _REFERENCE.fullmatch(inner)
    if not match:
        raise _ReferenceError(
            "A reference is written {figure}, {figure.change} or {figure|long}.", "A brace is written {{."
        )
    name, part, form = match.groups()
    if name not in declared.figures:
        raise _ReferenceError(f"There is no figure “{name}”.", suggestion(name, declared.figures, "figures"))
    if (part, form) not in _PARTS:
        asked = "".join((f".{part}" if part else "", f"|{form}" if form else ""))
        known = ["".join((f".{p}" if p else "", f"|{f}" if f else "")) for p, f in _PARTS if p or f]
        raise _ReferenceError(f"A figure has no “{asked}”.", suggestion(asked, known, "parts and forms"))
    figure = declared.figures[name]
    return _PARTS[part, form](figure) if figure else "…"


class Mention(NamedTuple):
    """Where a text mentions a figure: from one place in it to another, and the figure's id."""

    start: int
    end: int
    figure: str


class Wording(str):
    """A text with its references written out, that knows where they are. Its parts and copies are plain texts."""

    __slots__ = ("mentions",)

    mentions: tuple[Mention, ...]

    def __new__(cls, text: str, mentions: Iterable[Mention] = ()) -> Self:
        wording = super().__new__(cls, text)
        wording.mentions = tuple(mentions)
        return wording


def mentions(text: str) -> tuple[Mention, ...]:
    """The figures that a text mentions, in order; none in one that was not read from a file."""
    return text.mentions if isinstance(text, Wording) else ()


def resolve(text: str, declared: Declared) -> Wording:
    """The text with its references written out. Raises UnresolvedError with every problem in it."""
    problems: list[Problem] = []
    said: list[Mention] = []
    written, done = "", 0
    for match in _BRACES.finditer(text):
        braces, inner = match.group(), match.group(1)
        written += text[done : match.start()]
        done = match.end()
        if braces in ("{{", "}}"):
            written += braces[0]
            continue
        try:
            value = _read(braces, inner, declared)
        except _ReferenceError as mistake:
            # A lone brace is told from others by what follows it.
            fragment = braces if len(braces) > 1 else text[match.start() : match.end() + 8]
            problems.append(Problem(mistake.message, mistake.hint, fragment))
            continue
        said.append(Mention(len(written), len(written) + len(value), re.split(r"[.|]", inner.strip())[0].strip()))
        written += value
    if problems:
        raise UnresolvedError(*problems)
    return Wording(written + text[done:], said)


def _text(value: str, info: ValidationInfo) -> str:
    if not isinstance(info.context, Declared):
        return value
    return resolve(" ".join(value.split()), info.context)


def _figure(value: Any, info: ValidationInfo) -> Reference:
    if isinstance(value, Reference):
        return value
    declared = info.context
    if not isinstance(value, str) or not isinstance(declared, Declared):
        raise UnresolvedError(Problem("A figure is named here by its id, as text."))
    name, _, part = value.partition(".")
    if name not in declared.figures:
        raise UnresolvedError(Problem(f"There is no figure “{name}”.", suggestion(name, declared.figures, "figures")))
    figure = declared.figures[name] or Figure(name, name, change=Change())
    if part not in ("", "change"):
        raise UnresolvedError(Problem(f"A figure has no “.{part}” to show.", f"Write {name} or {name}.change."))
    if part and figure.change is None:
        raise UnresolvedError(Problem(f"The figure “{name}” has no change."))
    return Reference(figure, "change" if part else "value")


def _source(value: str, info: ValidationInfo) -> str:
    declared = info.context
    if isinstance(declared, Declared) and value not in declared.sources:
        raise UnresolvedError(Problem(f"There is no source “{value}”.", suggestion(value, declared.sources, "sources")))
    return value


def _image(value: Any, info: ValidationInfo) -> Path:
    declared = info.context
    if not isinstance(declared, Declared):
        return Path(value)
    if not isinstance(value, str):
        raise UnresolvedError(Problem("A picture is named here by its file, as text."))
    root = declared.root.resolve()
    try:
        file = (root / value).resolve()
        found = file.is_file()
    except (OSError, RuntimeError):
        raise UnresolvedError(Problem(f"The name “{value}” leads to no file.")) from None
    if not file.is_relative_to(root):
        raise UnresolvedError(
            Problem(f"The picture “{value}” lies outside the content's folder.", f"Copy it into {root}.")
        )
    if not found:
        beside = sorted(str(p.relative_to(root)) for end in _PICTURES for p in root.rglob(f"*{end}"))
        raise UnresolvedError(Problem(f"There is no picture “{value}”.", suggestion(value, beside, "pictures")))
    if file.suffix.lower() not in _PICTURES:
        raise UnresolvedError(Problem(f"“{value}” is not a picture this can place.", "Use PNG, JPEG or SVG."))
    return file


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _paragraphs(value: Any) -> Any:
    return [part for part in re.split(r"\n\s*\n", value) if part.strip()] if isinstance(value, str) else value


Text = Annotated[str, AfterValidator(_text)]
"""Text in which {figure} references are written out. It is never markup."""

Cell = Annotated[Text, AS_WRITTEN]
"""Text that may be a number, as in the cells of a table and the names along an axis."""

Title = Annotated[str, AfterValidator(_text), Field(min_length=1)]
"""Text that may not be empty."""

Paragraphs = Annotated[tuple[Text, ...], BeforeValidator(_paragraphs, json_schema_input_type=str | list[str])]
"""A text, in which blank lines part paragraphs, or a list of texts."""

FigureRef = Annotated[Reference, PlainValidator(_figure, json_schema_input_type=str)]
"""A figure by its id, or the change of a figure by `id.change`."""

SourceRef = Annotated[str, AfterValidator(_source)]
"""A source by its id."""

SourceRefs = Annotated[tuple[SourceRef, ...], BeforeValidator(_listed, json_schema_input_type=str | list[str])]
"""One source or several, by their ids."""

ImageFile = Annotated[Path, PlainValidator(_image, json_schema_input_type=str)]
"""A picture within the folder of the content file, links followed."""
