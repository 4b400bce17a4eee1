"""What a brief can carry besides its pages: the data behind its charts and tables, and the content file itself."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import StringIO

from briefgen.blocks.chart import Chart
from briefgen.blocks.table import Table
from briefgen.document.model import Block, Document, Section
from briefgen.editions.brief.numbering import Numbering
from briefgen.editions.register import appendix_sections
from briefgen.editions.remarks import remarks
from briefgen.editions.sources import source_ids, source_line
from briefgen.scene import Attachment
from briefgen.vocabulary import Vocabulary
from briefgen.wishes import Attach

LONGEST_NAME = 60
"""Characters of a finding that a file's name takes, so that every file system takes the name."""

Rows = list[list[str]]

_FORMULA = re.compile(r"[=@\t\r]|[+-](?!\d[\d.,]*[%\w \u00a0\u202f]*$)")
"""How a cell begins that a spreadsheet would calculate, numbers with a sign and a unit excepted."""


def attachments(document: Document, wish: Attach) -> tuple[Attachment, ...]:
    """The data of every chart and table of the brief, in order; by `wish` the content file too."""
    found = [*_data(document)]
    if wish == "source":
        content = document.path.read_bytes()
        name = f"{_slug(document.path.stem) or 'content'}.yaml"
        found.append(Attachment(name, "application/yaml", content, "Source", document.vocabulary.filed.made_from))
    return tuple(_named_apart(found))


def _named_apart(found: Iterable[Attachment]) -> Iterator[Attachment]:
    """The same, a number added to names that are taken."""
    taken: set[str] = set()
    for each in found:
        stem, dot, suffix = each.name.rpartition(".")
        names = (each.name, *(f"{stem}-{number}{dot}{suffix}" for number in range(2, len(taken) + 3)))
        name = next(name for name in names if name not in taken)
        taken.add(name)
        yield replace(each, name=name)


def _data(document: Document) -> Iterator[Attachment]:
    numbering = Numbering(document.vocabulary)
    for section in document.sections:
        for key, block in section.keyed("brief"):
            label = numbering.label(block) or section.title
            yield from _of_block(key, block, section, document, label)
    for section in appendix_sections(document):
        for index, block in enumerate(section.blocks):
            key = f"{section.id}/{index}" if index else f"{section.id}/claim"
            label = f"{section.title} {index + 1}" if index else section.title
            yield from _of_block(key, block, section, document, label)


def _of_block(key: str, block: Block, section: Section, document: Document, label: str) -> Iterator[Attachment]:
    known = document.vocabulary
    match block:
        case Chart():
            rows, facts = _chart(block, known), block.facts(known)
        case Table():
            rows, facts = _table(block), ()
        case _:
            return
    source = source_line(source_ids(section, (block,), document), document, remarks(block, document)).bare
    told = [(known.title, block.title or ""), *facts, (known.source, source)]
    rows += [[], *([name, text] for name, text in told if text)]
    name = "-".join(part for part in (_slug(label), _slug(block.title or "")[:LONGEST_NAME].strip("-")) if part)
    described = known.filed.data_of.format(label)
    description = known.spoken.pair.format(described, block.title) if block.title else described
    yield Attachment(f"{name}.csv", "text/csv", _written(rows), "Data", description, key)


def _chart(chart: Chart, known: Vocabulary) -> Rows:
    """A row a category: the values as they are, then, where figures are shown rounded or scaled, as they are told."""
    data = chart.data(known)
    series = (*data.amounts, *data.series)
    told = [each for each in data.series if chart.figures]
    head = [known.filed.category, *(each.name for each in series), *(known.filed.as_shown for _ in told)]
    rows = [head]
    for index, category in enumerate(data.categories):
        values = ("" if (value := each.values[index]) is None else f"{value:f}" for each in series)
        rows.append([category, *values, *(each.labels[index] for each in told)])
    return rows


def _table(table: Table) -> Rows:
    return [[column.title for column in table.columns], *(list(row) for row in table.rows)]


def _written(rows: Sequence[Sequence[str]]) -> bytes:
    """The rows as CSV (RFC 4180), marked as UTF-8 for spreadsheets that would guess otherwise."""
    target = StringIO()
    csv.writer(target).writerows([_harmless(cell) for cell in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    """The cell, which no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _slug(text: str) -> str:
    """`text` as a file's name that every system takes: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))
