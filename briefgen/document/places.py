"""Where in the content file everything stands that is laid out: from the name of a frame to file, line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefgen.document.model import Block, Document, Section
from briefgen.errors import Finding, LayoutError, Place
from briefgen.source import Location, Tree

_QUOTED = re.compile("“([^”]+)”")
_LAST_STEP = re.compile(r"(?: · |[/ ])(?:(?! · |[/ ]).)*$", re.DOTALL)
"""The end of a name, from its last boundary: names are `key · frame`, keys have steps."""

HINT = "Shorten the longest text, or split the block in two."


@dataclass(frozen=True, slots=True)
class Places:
    """The nodes of a content file by what is laid out from them."""

    tree: Tree | None
    nodes: Mapping[str, Location]

    def of(self, name: str) -> Place | None:
        """The place of what a frame or a block called `name` shows; None for what shows no node of the file."""
        node = self.node(name)
        return self.tree.place(node) if self.tree and node is not None else None

    def located(self, error: LayoutError) -> LayoutError:
        """The error with every finding at its place, what is said twice of one node said once."""
        findings: dict[object, Finding] = {}
        for each in error.findings:
            findings.setdefault((each.subject or each.message, tuple(_QUOTED.findall(each.message))[-1:]), each)
        return LayoutError(tuple(self._located(finding) for finding in findings.values()))

    def _located(self, finding: Finding) -> Finding:
        if finding.place or self.tree is None:
            return finding
        node = self.node(finding.subject or "") or ()
        said = (self.tree.word(node, text.strip()) for text in reversed(_QUOTED.findall(finding.message)))
        place = next((found for found in said if found), None) or self.tree.place(node)
        placed = self.tree.finding(finding.message, place, finding.hint or HINT)
        return replace(placed, subject=finding.subject)

    def node(self, name: str) -> Location | None:
        """The node of the file that a frame or a block called `name` shows: that of its longest known beginning."""
        while name and name not in self.nodes:
            name, steps = _LAST_STEP.subn("", name)
            if not steps:
                return None
        return self.nodes.get(name)


def places(document: Document[Block]) -> Places:
    """The places of all that either edition lays out from `document`."""
    nodes: dict[str, Location] = {}
    for name, location in _named(document):
        nodes.setdefault(name, location)
    return Places(document.tree, nodes)


def _named(document: Document[Block]) -> Iterator[tuple[str, Location]]:
    """Names with their nodes, the more particular before the more general."""
    for index, section in enumerate(document.sections):
        yield from _section(section, ("sections", index))
        yield f"cover · contents {index + 1}", ("sections", index, "headline")
    yield from _summary(document)
    yield from _cover(document)
    yield from _appended(document)


def _section(section: Section[Block], at: Location) -> Iterator[tuple[str, Location]]:
    name = section.id
    yield f"tracker · {section.title}", (*at, "title")
    for part in ("title", "heading"):
        yield f"{name} · {part}", (*at, "headline")
    yield f"{name}/claim", (*at, "headline")
    yield f"{name} · reading", (*at, "reading")
    yield f"{name}/reading", (*at, "reading")
    for index in range(len(section.narrative)):
        yield f"{name}/text-{index + 1}", (*at, "narrative", index)
        yield f"{name}/text-{index + 1}/pull-1", (*at, "pull", index)
    yield from _blocks(section, (*at, "blocks"))
    yield name, at


def _blocks(section: Section[Block], at: Location) -> Iterator[tuple[str, Location]]:
    for index, (key, block) in enumerate(section.keyed()):
        for part in ("title", "finding") if block.title else ():
            yield f"{key} · {part}", (*at, index, "title")
        yield key, (*at, index)


def _summary(document: Document[Block]) -> Iterator[tuple[str, Location]]:
    summary = document.summary
    if summary is None:
        return
    yield f"tracker · {document.vocabulary.summary}", ("summary",)
    yield "summary · title", ("summary", "headline")
    yield "cover · summary 1", ("summary", "headline")
    for index in range(len(summary.narrative)):
        yield f"cover · summary {index + 2}", ("summary", "narrative", index)
    for index in range(len(summary.points)):
        yield f"summary · point {index + 1}", ("summary", "points", index)
    yield "summary", ("summary",)


def _cover(document: Document[Block]) -> Iterator[tuple[str, Location]]:
    yield "cover · claim", ("claim",) if document.claim else ("title",)
    yield "cover · title", ("title",)
    yield "cover · subject", ("title",)
    yield "cover · subtitle", ("subtitle",)
    yield "cover · kind", ("kind",)
    yield "head · subject", ("title",)
    yield "foot · kind", ("kind",)
    for name in ("cover", "summary", "foot"):
        yield f"{name} · source", ("sources",)
    if document.cover:
        yield "cover · note", ("cover",)
        yield "cover · tally", ("cover",)
    yield "cover", ("cover",) if document.cover else ("title",)


def _appended(document: Document[Block]) -> Iterator[tuple[str, Location]]:
    yield "faq", ("faq",)
    if document.appendix:
        title, blocks = document.appendix.title, document.appendix.blocks
        section = Section.model_construct(id="appendix", title=title, headline=title, blocks=blocks)
        yield from _blocks(section, ("appendix", "blocks"))
        yield "appendix/claim", ("appendix", "blocks", 0)
        for index in range(1, len(document.appendix.blocks)):
            yield f"appendix/{index}", ("appendix", "blocks", index)
        yield "appendix · title", ("appendix", "title")
        yield "appendix", ("appendix",)
    lists: list[Location] = [("figures",)] if document.figures else []
    if document.appendix and not document.appendix.register:
        lists = []
    lists += [("sources",)] if document.sources else []
    for index, node in enumerate(lists):
        yield f"register/table-{index + 1}", node
        yield f"register/{index}" if index else "register/claim", node
    yield "register", lists[0] if lists else ()
    written: list[Location] = [(part,) for part in ("faq", "appendix") if getattr(document, part)]
    yield f"tracker · {document.vocabulary.appendix}", next(iter((*written, *lists)), ())
