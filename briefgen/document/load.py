"""Loading: a content file becomes a document, or every finding there is about it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from briefgen.document.anchors import anchor_findings
from briefgen.document.checks.loose import loose
from briefgen.document.checks.reconciling import reconciled
from briefgen.document.computing import figures
from briefgen.document.data import DataFiles
from briefgen.document.declared import FigureEntry, Id, Source
from briefgen.document.findings import findings_of
from briefgen.document.model import Document
from briefgen.document.references import Declared
from briefgen.document.schema import Blocks, document_type, json_schema
from briefgen.errors import ContentError, Finding
from briefgen.numbers import ENGLISH, Style, style_of
from briefgen.source import Tree, read

Entry = TypeVar("Entry", bound=BaseModel)


def load(path: Path, blocks: Blocks) -> Document:
    """The document in the file. Raises ContentError with all findings, MachineError if it cannot be read."""
    return validate(read(path), blocks)


def validate(tree: Tree, blocks: Blocks) -> Document:
    """The document a tree stands for. Raises ContentError with all findings, in the order of the file."""
    schema = json_schema(blocks)
    if not isinstance(tree.value, dict):
        hint = f"Its keys are: {', '.join(schema['properties'])}."
        raise ContentError((tree.finding("A content file is a mapping.", tree.place(), hint),))
    declared, findings = _declared(tree, schema)
    document = None
    try:
        document = document_type(blocks).model_validate(tree.value, context=declared)
    except ValidationError as error:
        findings += findings_of(error, tree, schema)
    findings += anchor_findings(tree)
    if document and not findings:
        findings += reconciled(document, tree)
        if document.checks.loose == "refuse":
            findings += loose(document)
    if findings or document is None:
        raise ContentError(tuple(sorted(dict.fromkeys(findings), key=_order)))
    return document


def _order(finding: Finding) -> tuple[int, int]:
    return (finding.place.line, finding.place.column) if finding.place else (0, 0)


def _declared(tree: Tree, schema: Mapping[str, Any]) -> tuple[Declared, list[Finding]]:
    """Sources and figures first: everything else points at them."""
    findings: list[Finding] = []
    sources = _entries(tree, "sources", Source, schema, findings)
    entries = _entries(tree, "figures", FigureEntry, schema, findings)
    files = DataFiles(tree.path.parent)
    style = _style(tree, findings)
    resolved, objections = figures(entries, sources, files, style)
    for name, field, problem in objections:
        place = tree.find(("figures", name, field), problem.fragment)
        findings.append(tree.finding(problem.message, place, problem.hint))
    return Declared(tree.path, sources, resolved, tree, files, style), findings


def _style(tree: Tree, findings: list[Finding]) -> Style:
    """How the document writes numbers: as is said for them, else as in its language, else in English."""
    for key in ("numbers", "language"):
        tag = tree.value.get(key)
        if isinstance(tag, str):
            try:
                return style_of(tag)
            except ValueError:
                if key == "numbers":
                    message = f"There is no locale “{tag}” to write numbers as."
                    findings.append(tree.finding(message, tree.place((key,)), "Name one such as de, en-IN or fr-CH."))
    return ENGLISH


def _entries(
    tree: Tree, key: str, entry: type[Entry], schema: Mapping[str, Any], findings: list[Finding]
) -> dict[str, Entry | None]:
    """The entries of a table of declarations; None for those that are not valid, whose findings are added."""
    adapter: TypeAdapter[dict[str, Entry]] = TypeAdapter(dict[Id, entry])  # type: ignore[valid-type]
    table = tree.value.get(key)
    if table is not None and not isinstance(table, dict):
        findings.append(tree.finding(f"The {key} are a mapping from ids.", tree.place((key,))))
    table = table if isinstance(table, dict) else {}
    valid: dict[str, Entry | None] = dict.fromkeys(table)
    for name, value in table.items():
        try:
            valid |= adapter.validate_python({name: value})
        except ValidationError as error:
            findings += findings_of(error, tree, schema, (key,))
    return valid
