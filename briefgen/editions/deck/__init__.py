"""The deck: a cover, the summary or an agenda, every section's slides, the questions, the register and the sources."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document.model import Document, Section
from briefgen.editions.deck.agenda import Agenda
from briefgen.editions.deck.chrome import content_top, footer, title, tracker
from briefgen.editions.deck.cover import cover
from briefgen.editions.deck.grid import HEIGHT, WIDTH, across
from briefgen.editions.deck.slides import Deck, slot_problem, slot_slides
from briefgen.editions.deck.slots import slots
from briefgen.editions.deck.statements import divider
from briefgen.editions.deck.summary import SummaryRows
from briefgen.editions.properties import footer_text, properties
from briefgen.editions.register import appendix_sections
from briefgen.editions.sources import source_ids, source_line
from briefgen.errors import Finding, LayoutError
from briefgen.geometry import Rect
from briefgen.layout.explanation import Explanation, explain
from briefgen.layout.flow import Filled, flow, pour
from briefgen.layout.marks import rule
from briefgen.layout.protocol import Fragment, LaidOut, Setting
from briefgen.layout.scale import deck_scale
from briefgen.layout.search import LEVELS
from briefgen.scene import Color, Page, Scene
from briefgen.text.lines import Typesetter
from briefgen.theme import Theme

SUMMARY, AGENDA = "Summary", "Agenda"


def arrange(document: Document, theme: Theme) -> Scene:
    """The deck's scene. Raises LayoutError, with a place, for what no slide can hold."""
    deck = deck_of(document, theme)
    unknown = {section.id: 0 for section in document.sections}
    ahead = len(_front(deck, unknown))
    bodies, starts = _bodies(deck, ahead)
    pages = [*_front(deck, starts), *bodies]
    for section in appendix_sections(document):
        pages.extend(_section(section, None, deck, pages))
    return Scene("deck", WIDTH, HEIGHT, properties(document), tuple(pages))


def explanations(document: Document, theme: Theme) -> Iterator[Explanation]:
    """For every claim, the layouts that would hold what shows it on one slide, and what they cost there."""
    deck = deck_of(document, theme)
    templates = [page.template for page in _front(deck, {section.id: 0 for section in document.sections})]
    for section in (*document.sections, *appendix_sections(document)):
        for slot in slots(section):
            before = tuple(templates[-2:])
            if slot.parts:
                yield explain(slot.claim, slot_problem(slot, deck, before))
            templates += [page.template for page in slot_slides(slot, None, deck, 1, before)]


def deck_of(document: Document, theme: Theme) -> Deck:
    """What the slides of `document` share, nothing laid out yet."""
    scale, footer = deck_scale(theme.manner), footer_text(document, theme.manner.footer)
    setting = Setting("deck", theme, scale, Typesetter(theme, robust=True), page=WIDTH, footer=footer)
    front = (SUMMARY,) if document.summary else ()
    return Deck(document, setting, (*front, *(section.title for section in document.sections)))


def _front(deck: Deck, starts: dict[str, int]) -> list[Page]:
    """Cover, summary and agenda; `starts` are the numbers of the sections' first slides."""
    document, setting = deck.document, deck.setting
    source = source_line(source_ids(None, (), document), document)
    pages = [cover(document, deck.tracker, source, setting)]
    summary = document.summary
    if summary:
        rows = SummaryRows(summary, document, starts)
        notes = (*summary.narrative, source)
        pages.extend(_list(SUMMARY, "summary", summary.headline, rows, notes, source, deck, 2))
    if document.deck.agenda:
        agenda = Agenda(document.sections, starts)
        pages.extend(_list(AGENDA, "agenda", AGENDA, agenda, (), "", deck, len(pages) + 1))
    return pages


def _bodies(deck: Deck, ahead: int) -> tuple[list[Page], dict[str, int]]:
    """The sections' slides after `ahead` others, and the number of each section's first."""
    pages: list[Page] = []
    starts: dict[str, int] = {}
    offset = len(deck.tracker) - len(deck.document.sections)
    for index, section in enumerate(deck.document.sections):
        starts[section.id] = ahead + len(pages) + 1
        if deck.document.deck.dividers:
            pages.append(_divider(section, index + 1, index + offset, deck, starts[section.id]))
        pages.extend(_section(section, index + offset, deck, pages, ahead))
    return pages, starts


def _section(section: Section, active: int | None, deck: Deck, pages: list[Page], ahead: int = 0) -> list[Page]:
    """The slides of a section that follow `pages`, and `ahead` slides before those."""
    own: list[Page] = []
    for slot in slots(section):
        before = tuple(page.template for page in [*pages, *own][-2:])
        own.extend(slot_slides(slot, active, deck, ahead + len(pages) + len(own) + 1, before))
    return own


def _divider(section: Section, number: int, active: int, deck: Deck, label: int) -> Page:
    setting = deck.setting.keyed(f"{section.id}/divider")
    foot, _ = footer("", label, setting, on=Color.INK)
    return Page(
        key=f"{section.id}-divider",
        title=section.title,
        items=tuple(divider(section, number, setting)),
        chrome=(*tracker(deck.tracker, active, setting, on=Color.INK), *foot),
        template="Section divider",
        section=section.title,
        ground=Color.INK,
        label=str(label),
    )


def _list(
    name: str, key: str, claim: str, rows: LaidOut, notes: tuple[str, ...], source: str, deck: Deck, number: int
) -> list[Page]:
    """The slides of the summary or the agenda: a claim over as many rows as fit, and the rest on the next."""
    setting = deck.setting.keyed(key)
    foot, bottom = footer(source, number, setting)
    area = across(1, 12, content_top(title(claim, setting), setting), bottom)
    filled = _rows(key, rows, area, setting)
    if isinstance(filled, Fragment):
        raise LayoutError((Finding(f"{name}: {filled.reason}; {filled.lacks:.0f} points are missing.", None),))
    active = deck.tracker.index(SUMMARY) if name == SUMMARY else None
    pages = []
    for index, each in enumerate(filled, start=1):
        said = claim if len(filled) == 1 else f"{claim} ({index} of {len(filled)})"
        line = rule(f"{key} · content rule", area.x, area.y, area.width, setting.scale.rule)
        foot, _ = footer(source, number + index - 1, setting)
        page = Page(
            key=key if index == 1 else f"{key}-{index}",
            title=said,
            items=(title(said, setting), line, *each.items),
            chrome=(*tracker(deck.tracker, active, setting), *foot),
            template=name,
            section=name,
            notes=notes if index == 1 else (),
            label=str(number + index - 1),
        )
        pages.append(page)
    return pages


def _rows(key: str, rows: LaidOut, area: Rect, setting: Setting) -> list[Filled] | Fragment:
    """The rows on one slide at the largest level that holds them, else flowing at the floor."""
    parts = ((key, rows),)
    for level in LEVELS:
        flowed = flow(parts, area, setting.drafted().leveled(level), 0.0)
        if isinstance(flowed, Fragment):
            continue
        height, heights = flowed
        if len(heights) == 1 or level == LEVELS[-1]:
            return pour(parts, area.resized(height=height), setting.leveled(level), 0.0)
    return rows.lay_out(area, setting.leveled(LEVELS[-1]))
