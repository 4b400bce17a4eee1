"""From pydantic's errors to findings: where it is in the file, what is wrong, and what would be right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from briefgen.document.references import Problem
from briefgen.document.schema import allowed_keys
from briefgen.document.spelling import suggestion
from briefgen.errors import Finding
from briefgen.source import Location, Tree

_SHAPES = {"string_type", "model_type", "model_attributes_type", "dict_type", "tuple_type", "list_type", "mapping_type"}
"""Errors that say a value has the wrong shape. In a union every other branch raises one, which says nothing."""

_COUNTS = {"too_short", "too_long"}
"""Errors about how many entries there are. Entries that are wrong themselves are not counted by pydantic."""


class _Located(NamedTuple):
    """An error, the node of the file it belongs to, and the schema that names what would be right."""

    error: ErrorDetails
    path: Location
    tree: Tree
    schema: Mapping[str, Any]

    @property
    def key(self) -> str:
        return str(self.error["loc"][-1])

    @property
    def spelled(self) -> str:
        """The value as it is spelled in the file."""
        span = self.tree.nodes[self.path]
        return self.tree.text[span.start : span.end]


def findings_of(
    error: ValidationError, tree: Tree, schema: Mapping[str, Any], base: Location = ()
) -> Iterator[Finding]:
    """The findings for everything pydantic found wrong with the value at `base` in the tree."""
    located = [
        _Located(each, _path(tree, (*base, *each["loc"])), tree, schema) for each in error.errors(include_url=False)
    ]
    for each in _meant(located):
        for problem in _problems(each):
            yield _finding(each, problem)


def _path(tree: Tree, location: Location) -> Location:
    """The error's path in the file: pydantic's names for the branches of a union are no keys and are skipped."""
    path: Location = ()
    for step in location:
        if (*path, step) in tree.nodes:
            path = (*path, step)
    return path


def _meant(errors: list[_Located]) -> Iterator[_Located]:
    """The errors without those of union branches that were never meant."""
    telling = [e.path for e in errors if e.error["type"] not in _SHAPES]
    shapes = [e.path for e in errors if e.error["type"] in _SHAPES]
    said: set[Location] = set()
    for each in errors:
        if each.error["type"] in _SHAPES:
            depth = len(each.path)
            deeper = any(len(p) > depth and p[:depth] == each.path for p in shapes)
            if deeper or each.path in said or any(p[:depth] == each.path for p in telling):
                continue
            said.add(each.path)
        if each.error["type"] in _COUNTS and any(_is_within(e, each) for e in errors):
            continue
        yield each


def _is_within(error: _Located, outer: _Located) -> bool:
    return len(error.path) > len(outer.path) and error.path[: len(outer.path)] == outer.path


def _finding(each: _Located, problem: Problem) -> Finding:
    if problem.fragment:
        place = each.tree.find(each.path, problem.fragment)
    else:
        at_key = each.error["type"] == "extra_forbidden" or each.error["loc"][-1:] == ("[key]",)
        place = each.tree.place(each.path, key=at_key or each.error["input"] is None)
    return each.tree.finding(problem.message, place, problem.hint)


def _problems(each: _Located) -> Iterable[Problem]:
    kind = each.error["type"]
    if kind == "unresolved":
        return tuple(each.error["ctx"]["problems"])
    say = _SAYINGS.get(kind)
    return (say(each) if say else Problem(_sentence(each.error["msg"])),)


def _sentence(text: str) -> str:
    text = text.strip().rstrip(".")
    return f"{text[:1].upper()}{text[1:]}."


def _owner(each: _Located) -> str:
    """What the mapping at the error's path is, for a sentence about it."""
    value: Any = each.tree.value
    for step in each.path:
        value = value[step]
    match each.path:
        case ():
            return "The document"
        case ("figures" | "sources" as kind, str(name)):
            return f"The {kind[:-1]} “{name}”"
        case ("sections", int()):
            return "This section"
        case _ if isinstance(value, dict) and isinstance(value.get("type"), str):
            return f"This {value['type']} block"
    return "This entry"


def _missing(each: _Located) -> Problem:
    keys = allowed_keys(each.schema, each.tree.value, each.path)
    return Problem(f"{_owner(each)} lacks the key “{each.key}”.", f"It takes: {', '.join(keys)}." if keys else None)


def _unknown_key(each: _Located) -> Problem:
    outer = each._replace(path=each.path[:-1])
    keys = allowed_keys(each.schema, each.tree.value, outer.path)
    return Problem(f"{_owner(outer)} has no key “{each.key}”.", suggestion(each.key, keys, "keys"))


def _not_text(each: _Located) -> Problem:
    value = each.error["input"]
    if value is None:
        return Problem("Text is expected here, and there is none.", "Write the text, or remove the key.")
    if isinstance(value, dict):
        hint = "Text that starts with a brace, such as a reference, is written in quotes."
        return Problem("Text is expected here, not a mapping.", hint if each.spelled.startswith("{") else None)
    if isinstance(value, list):
        return Problem("One text is expected here, not a list.")
    kind = "a truth value" if isinstance(value, bool) else "a number"
    return Problem(f"Text is expected here, and {each.spelled} is {kind}.", f'Write it in quotes: "{each.spelled}".')


def _not_mapping(each: _Located) -> Problem:
    keys = allowed_keys(each.schema, each.tree.value, each.path)
    return Problem("A mapping is expected here.", f"Its keys are: {', '.join(keys)}." if keys else None)


def _unknown_choice(each: _Located) -> Problem:
    expected = each.error["ctx"]["expected"]
    options = [part.strip("'") for part in expected.replace(" or ", ", ").split(", ")]
    return Problem(f"“{each.spelled}” is not one of the choices here.", suggestion(each.spelled, options, "choices"))


def _block_types(each: _Located) -> list[str]:
    definitions = each.schema.get("definitions", {}).values()
    constants = (definition.get("properties", {}).get("type", {}).get("const") for definition in definitions)
    return sorted(constant for constant in constants if constant)


def _unknown_block(each: _Located) -> Problem:
    kind = str(each.error["ctx"]["tag"]).strip("<>")
    return Problem(f"There is no block type “{kind}”.", suggestion(kind, _block_types(each), "block types"), kind)


def _no_block_type(each: _Located) -> Problem:
    hint = f"The block types are: {', '.join(_block_types(each))}."
    if not isinstance(each.error["input"], dict):
        return Problem("A block is a mapping with a type.", hint)
    return Problem("This block does not say its type.", hint)


def _bad_pattern(each: _Located) -> Problem:
    if each.path[-1:] == ("url",):
        return Problem(f"“{each.spelled}” is not a web address.", "It starts with https:// and has no spaces.")
    hint = "An id is a letter, then letters, digits, hyphens and underscores."
    return Problem(f"“{each.error['input']}” is not an id.", hint)


def _stated(each: _Located) -> Problem:
    return Problem(_sentence(str(each.error["ctx"]["error"])))


def _too_short(each: _Located) -> Problem:
    if isinstance(each.error["input"], str):
        return Problem("This text is empty.")
    count, least = each.error["ctx"]["actual_length"], each.error["ctx"]["min_length"]
    return Problem(f"This list is too short: {count} of at least {least}.")


def _constant(message: str, hint: str | None = None) -> Callable[[_Located], Problem]:
    return lambda each: Problem(message.format(spelled=each.spelled, **each.error.get("ctx", {})), hint)


_NUMBER = _constant("A number is expected here, not “{spelled}”.", "Write it without unit, quotes or separators.")
_LIST = _constant("A list is expected here.", "Its items start with “- ”, or stand in [brackets].")
_TRUTH = _constant("true or false is expected here, not “{spelled}”.")

_SAYINGS: Mapping[str, Callable[[_Located], Problem]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "string_type": _not_text,
    "model_type": _not_mapping,
    "model_attributes_type": _not_mapping,
    "dict_type": _not_mapping,
    "mapping_type": _not_mapping,
    "literal_error": _unknown_choice,
    "union_tag_invalid": _unknown_block,
    "union_tag_not_found": _no_block_type,
    "string_pattern_mismatch": _bad_pattern,
    "value_error": _stated,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_from_float": _constant("A whole number is expected here, not “{spelled}”."),
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "string_too_short": _constant("This text is empty."),
    "too_short": _too_short,
    "too_long": _constant("This list has more entries than the {max_length} it may have."),
}
"""How each of pydantic's error types is said."""
