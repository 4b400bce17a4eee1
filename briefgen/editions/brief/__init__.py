"""The brief: a cover that carries the summary, then each section as claim, prose and exhibits, then the registers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.document.model import Block, Document, Section
from briefgen.document.references import mentions
from briefgen.editions.brief.chrome import folio, running_head
from briefgen.editions.brief.cover import Opening, cover, opening
from briefgen.editions.brief.elements import Element, Exhibit, Heading, Prose, Pull, is_numbered, standfirst
from briefgen.editions.brief.flow import Sheet, fill
from briefgen.editions.brief.grid import BASELINE, grid
from briefgen.editions.brief.notes import Notes, derivation
from briefgen.editions.brief.numbering import Numbering, name_of
from briefgen.editions.properties import footer_text, properties
from briefgen.editions.register import appendix_sections
from briefgen.editions.remarks import remarks
from briefgen.editions.sources import SourceLine, source_ids, source_line
from briefgen.layout.proof import text_frames
from briefgen.layout.protocol import Setting
from briefgen.layout.scale import brief_scale
from briefgen.scene import Bookmark, Page, Scene
from briefgen.shelf import Shelf
from briefgen.text.lines import Typesetter
from briefgen.theme import Theme

WIDE_BLOCKS = ("stack", "arbitrage", "barbell", "comparison", "faq")
"""Blocks that take all three columns."""

WIDE_TABLE_COLUMNS = 4
"""A table of more columns takes all three."""


def arrange(document: Document, theme: Theme, shelf: Shelf | None = None) -> Scene:
    """The brief's scene; charts on the `shelf` are not drawn again.

    Raises LayoutError, with a place, for what no page can hold.
    """
    footer = footer_text(document, theme.manner.footer)
    by = Typesetter(theme, robust=False, language=document.language)
    setting = Setting(
        "brief",
        theme,
        brief_scale(theme.manner),
        by,
        footer=footer,
        vocabulary=document.vocabulary,
        numbers=document.style,
        shelf=shelf,
    )
    page = grid(setting)
    counter, notes = Numbering(document.vocabulary), Notes(document)
    body = [(section, tuple(_section(section, document, setting, counter, notes))) for section in document.sections]
    ends = [(section, tuple(_appendix(section))) for section in appendix_sections(document)]
    begun = opening(document, setting)
    rest = [(document.vocabulary.summary, tuple(_rest(begun)))] if begun.rest else []
    sheets = fill([*rest, *((section.title, elements) for section, elements in (*body, *ends))], setting)
    source = source_line(source_ids(None, (), document), document, numbered=False).bare
    pages = [_page(sheet, index, document, source, setting) for index, sheet in enumerate(sheets)]
    places = dict(_places(pages))
    contents = [(f"{s.id}/claim", s.headline, places[f"{s.id}/claim"][0] + 1) for s in document.sections]
    first = cover(document, begun, contents, source, setting)
    bookmarks = [Bookmark(document.title, 0, 0.0)]
    bookmarks += [Bookmark(s.headline, *places[f"{s.id}/claim"]) for s, _ in (*body, *ends)]
    return Scene("brief", page.width, page.height, properties(document), (first, *pages), tuple(bookmarks))


def _rest(begun: Opening) -> Iterator[Element]:
    """What of the summary stands after the cover."""
    for index, text in enumerate(begun.rest, start=1):
        yield Element(f"summary/text-{index}", Prose(text), after=BASELINE / 2)


def _section(
    section: Section, document: Document, setting: Setting, counter: Numbering, notes: Notes
) -> Iterator[Element]:
    """Claim, reading, then prose with the exhibits after the paragraphs they belong to, in order."""
    notes.begin_section()
    yield Element(
        f"{section.id}/claim",
        Heading(section.headline, setting.scale.title, "H2"),
        before=2 * BASELINE,
        after=BASELINE,
        keeps=True,
    )
    margins = _margins(section, document)
    if section.reading:
        yield Element(f"{section.id}/reading", standfirst(section.reading, setting), after=BASELINE, keeps=True)
    exhibits = section.keyed("brief")
    for index, text in enumerate(section.narrative):
        content, noted = notes.noted(text, setting.scale.prose)
        key, margin = f"{section.id}/text-{index + 1}", margins.get(index, ())
        yield Element(key, Prose(content), after=BASELINE / 2, margin=margin, notes=noted)
        share = -(-len(exhibits) // max(len(section.narrative) - index, 1))
        for key, block in exhibits[:share]:
            yield _exhibit(key, block, section, document, counter)
        exhibits = exhibits[share:]
    for key, block in exhibits:
        yield _exhibit(key, block, section, document, counter)


def _exhibit(key: str, block: Block, section: Section, document: Document, counter: Numbering) -> Element:
    if not is_numbered(block):
        return Element(key, block, before=BASELINE / 2, after=BASELINE)
    source = source_line(source_ids(section, (block,), document), document, remarks(block, document))
    measure = getattr(block, "subtitle", "") if block.title else ""
    exhibit = Exhibit(block, counter.label(block), name_of(block), measure, source, block.splits)
    return Element(
        key,
        exhibit,
        "wide" if _is_wide(block) else "prose",
        before=BASELINE / 2,
        after=1.5 * BASELINE,
        floats=not block.splits,
    )


def _is_wide(block: Block) -> bool:
    if block.type == "stack" and getattr(block, "plain", False):
        return False
    return (
        block.type in WIDE_BLOCKS
        or getattr(block, "wide", False)
        or len(getattr(block, "columns", ())) > WIDE_TABLE_COLUMNS - 1
    )


def _appendix(section: Section) -> Iterator[Element]:
    for index, block in enumerate(section.blocks):
        key = f"{section.id}/claim" if index == 0 else f"{section.id}/{index}"
        finding = section.headline if index == 0 else block.title or ""
        exhibit = Exhibit(block, "", finding, "", SourceLine(), block.splits)
        yield Element(key, exhibit, "wide", before=BASELINE, after=BASELINE / 2)


def _margins(section: Section, document: Document) -> dict[int, tuple[Pull, ...]]:
    """The figures for the margin by the paragraph they stand beside: one each, the first that speaks of it if it can.

    With the division behind each calculated one that the prose leaves out.
    """
    told = [{mention.figure for mention in mentions(text)} for text in section.narrative]
    margins: dict[int, tuple[Pull, ...]] = {}
    for pull in section.pull:
        figure = pull.figure.figure
        spoken = [index for index, figures in enumerate(told) if figure.id in figures]
        free = [index for index in range(len(told)) if index not in margins]
        beside = next((index for index in (*spoken, *free) if index in free), None)
        if beside is not None:
            said = "" if spoken else derivation(figure, document)
            margins[beside] = (Pull(pull.figure.short, pull.text or pull.figure.label, said),)
    return margins


def _page(sheet: Sheet, index: int, document: Document, source: str, setting: Setting) -> Page:
    label = str(index + 2)
    name = sheet.sections[0] if sheet.sections else ""
    chrome = (
        *running_head(document.title, name, setting),
        *folio(document.kind or document.vocabulary.executive_brief, source, label, setting),
    )
    return Page(f"page-{label}", name, sheet.items, chrome, "Page", section=name, label=label)


def _places(pages: Sequence[Page]) -> Iterator[tuple[str, tuple[int, float]]]:
    """For every structure key, the page (0 the cover) and the height where it first stands."""
    seen: set[str] = set()
    for index, page in enumerate(pages, start=1):
        for frame in text_frames(page.items):
            for node in frame.tag:
                key = node.key.removesuffix("/finding")
                if key not in seen:
                    seen.add(key)
                    yield key, (index, frame.rect.y)
