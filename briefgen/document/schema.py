"""The type of a document over a table of blocks, its JSON Schema, and what the schema allows at a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any, Union, cast

from pydantic import Discriminator, Tag

from briefgen.document.model import Block, Document

DRAFT = "http://json-schema.org/draft-07/schema#"

Blocks = Mapping[str, type[Block]]
"""Block types by their name in a content file."""


def _tag(value: Any) -> str | None:
    """The union's tag for a block, in brackets: no key of a content file looks like it."""
    kind = value.get("type") if isinstance(value, dict) else getattr(value, "type", None)
    return f"<{kind}>" if isinstance(kind, str) else None


def document_type(blocks: Blocks) -> type[Document[Block]]:
    """Document, with sections made of these blocks."""
    return _document_type(tuple(blocks.items()))


@lru_cache(maxsize=8)
def _document_type(blocks: tuple[tuple[str, type[Block]], ...]) -> type[Document[Block]]:
    members = tuple(Annotated[block, Tag(f"<{name}>")] for name, block in blocks)
    # A type made at run time is more than a type checker can follow.
    any_of: Any = Union
    annotated: Any = Annotated
    union = annotated[any_of[members], Discriminator(_tag)]
    return cast("type[Document[Block]]", Document.__class_getitem__(union))


def json_schema(blocks: Blocks) -> dict[str, Any]:
    """The JSON Schema (draft 07) of a content file, for editors."""
    schema = document_type(blocks).model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    definitions = schema.pop("$defs")
    for definition in definitions.values():
        kind = definition.get("properties", {}).get("type", {})
        if kind.get("const") in blocks:
            definition["required"] = sorted({"type", *definition.get("required", ())})
    return {"$schema": DRAFT, **schema, "title": "briefgen content", "definitions": definitions}


def allowed_keys(schema: Mapping[str, Any], value: Any, path: tuple[str | int, ...]) -> list[str]:
    """The keys the schema allows in the mapping at `path` of `value`."""
    candidates = list(_alternatives(schema, schema, value))
    for step in path:
        value = value[step]
        inner = [_child(candidate, step) for candidate in candidates]
        candidates = [found for child in inner if child for found in _alternatives(schema, child, value)]
    return list(dict.fromkeys(key for candidate in candidates for key in candidate.get("properties", ())))


def _child(schema: Mapping[str, Any], step: str | int) -> Mapping[str, Any] | None:
    if isinstance(step, int):
        found = schema.get("items")
    else:
        found = schema.get("properties", {}).get(step, schema.get("additionalProperties"))
    return found if isinstance(found, dict) else None


def _alternatives(root: Mapping[str, Any], schema: Mapping[str, Any], value: Any) -> Iterator[Mapping[str, Any]]:
    """The schemas a value may be meant for; of the blocks, only that of its own type."""
    if reference := schema.get("$ref"):
        schema = root["definitions"][reference.rpartition("/")[2]]
    const = schema.get("properties", {}).get("type", {}).get("const")
    if const is not None and isinstance(value, dict) and value.get("type") != const:
        return
    branches = [branch for word in ("anyOf", "oneOf", "allOf") for branch in schema.get(word, ())]
    yield from (found for branch in branches for found in _alternatives(root, branch, value))
    if not branches:
        yield schema
