"""The JSON Schema of a content file."""

from documents import BLOCKS

from briefgen.document import json_schema
from briefgen.document.schema import DRAFT, allowed_keys


def test_the_schema_knows_every_block_and_demands_its_type() -> None:
    schema = json_schema(BLOCKS)
    assert schema["$schema"] == DRAFT
    assert schema["definitions"]["Notes"]["properties"]["type"]["const"] == "notes"
    assert "type" in schema["definitions"]["Numbers"]["required"]


def test_the_schema_describes_figures_as_they_are_written() -> None:
    schema = json_schema(BLOCKS)
    assert schema["properties"]["figures"]["additionalProperties"] == {"$ref": "#/definitions/FigureEntry"}
    assert "formula" in schema["definitions"]["FigureEntry"]["properties"]
    assert schema["definitions"]["Numbers"]["properties"]["figures"]["items"] == {"type": "string"}


def test_every_reference_in_the_schema_leads_somewhere() -> None:
    schema = json_schema(BLOCKS)

    def references(node: object) -> list[str]:
        if isinstance(node, dict):
            own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
            return own + [found for value in node.values() for found in references(value)]
        return [found for value in node for found in references(value)] if isinstance(node, list) else []

    found = references(schema)
    assert found
    assert {reference.removeprefix("#/definitions/") for reference in found} <= schema["definitions"].keys()


def test_the_keys_at_a_place_are_those_of_its_own_block() -> None:
    value = {"sections": [{"blocks": [{"type": "numbers"}]}]}
    keys = allowed_keys(json_schema(BLOCKS), value, ("sections", 0, "blocks", 0))
    assert "form" in keys
    assert "items" not in keys
