"""The deck: a cover, the summary or an agenda, every section's slides, the questions, the register and the sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefgen.blocks.metrics import Metrics
from briefgen.company import CompanyTemplate
from briefgen.document.model import Document, Section, Summary
from briefgen.editions.deck.agenda import Agenda
from briefgen.editions.deck.company import company_stage
from briefgen.editions.deck.grid import GRIDS
from briefgen.editions.deck.own import OwnStage
from briefgen.editions.deck.slides import Deck, slot_problem, slot_slides
from briefgen.editions.deck.slots import slots
from briefgen.editions.deck.summary import SummaryRows
from briefgen.editions.properties import footer_text, long_date, properties
from briefgen.editions.register import appendix_sections
from briefgen.editions.sources import SourceLine, source_ids, source_line
from briefgen.errors import Finding, LayoutError
from briefgen.geometry import Rect
from briefgen.layout.explanation import Explanation, explain
from briefgen.layout.flow import Filled, flow, pour
from briefgen.layout.marks import rule
from briefgen.layout.protocol import Fragment, LaidOut, Setting
from briefgen.layout.scale import deck_scale
from briefgen.layout.search import LEVELS
from briefgen.layout.soundness import lay_out_soundly
from briefgen.scene import Page, Scene
from briefgen.text.lines import Typesetter
from briefgen.theme import Theme


def arrange(document: Document, theme: Theme, template: CompanyTemplate | None = None) -> Scene:
    """The deck's scene, on a company's layouts if a template is given.

    Raises LayoutError, with a place, for what no slide can hold.
    """
    deck = deck_of(document, theme, template)
    unknown = {section.id: 0 for section in document.sections}
    ahead = len(_front(deck, unknown))
    bodies, starts = _bodies(deck, ahead)
    pages = [*_front(deck, starts), *bodies]
    for section in appendix_sections(document):
        pages.extend(_section(section, len(_tracked(document)) - 1, deck, pages))
    if document.deck.date:
        pages[1:] = [_dated(page, deck) for page in pages[1:]]
    width, height = deck.stage.width, deck.stage.height
    return Scene("deck", width, height, properties(document), tuple(pages), transition=document.deck.transition)


def _dated(page: Page, deck: Deck) -> Page:
    """The page with the document's date, if its stage has a place for one; the cover says it anyway."""
    date = deck.stage.date(long_date(deck.document), page)
    return replace(page, chrome=(*page.chrome, *([date] if date else [])))


def explanations(document: Document, theme: Theme, template: CompanyTemplate | None = None) -> Iterator[Explanation]:
    """For every claim, the layouts that would hold what shows it on one slide, and what they cost there."""
    deck = deck_of(document, theme, template)
    templates = [page.template for page in _front(deck, {section.id: 0 for section in document.sections})]
    for section in (*document.sections, *appendix_sections(document)):
        for slot in slots(section):
            before = tuple(templates[-2:])
            if slot.parts:
                yield explain(slot.claim, slot_problem(slot, deck, before))
            templates += [page.template for page in slot_slides(slot, None, deck, 1, before)]


def deck_of(document: Document, theme: Theme, template: CompanyTemplate | None = None) -> Deck:
    """What the slides of `document` share, nothing laid out yet."""
    scale, footer = deck_scale(theme.manner), footer_text(document, theme.manner.footer)
    if template:
        return Deck(document, company_stage(document, theme, template))
    width = GRIDS[theme.manner.slide].width
    setting = Setting(
        "deck",
        theme,
        scale,
        Typesetter(theme, robust=True),
        page=width,
        footer=footer,
        vocabulary=document.vocabulary,
        numbers=document.style,
    )
    return Deck(document, OwnStage(setting, _tracked(document)))


def _tracked(document: Document) -> tuple[str, ...]:
    """The names that a tracker shows: one for all that is appended."""
    known = document.vocabulary
    front = (known.summary,) if document.summary else ()
    back = (known.appendix,) if any(appendix_sections(document)) else ()
    return (*front, *(section.title for section in document.sections), *back)


def _front(deck: Deck, starts: dict[str, int]) -> list[Page]:
    """Cover, summary and agenda; `starts` are the numbers of the sections' first slides."""
    document = deck.document
    source = source_line(source_ids(None, (), document), document, numbered=False)
    pages = [deck.stage.cover(document, source)]
    known, summary = document.vocabulary, document.summary
    if summary and summary.points:
        notes = (*summary.narrative, source.text)
        rows = SummaryRows(summary, document, starts)
        listed = _Listed("Summary", known.summary, summary.headline, rows, notes, source, active=0)
        pages.extend(_list(listed, deck, 2))
    elif summary:
        pages.extend(_section(_pointless(summary, document), 0, deck, pages))
    if document.deck.agenda:
        listed = _Listed("Agenda", known.agenda, known.agenda, Agenda(document.sections, starts))
        pages.extend(_list(listed, deck, len(pages) + 1))
    return pages


def _pointless(summary: Summary, document: Document) -> Section:
    """A summary that makes no points, as a section: its claim over its figures, or alone."""
    metrics = (Metrics(type="metrics", figures=summary.figures),) if summary.figures else ()
    return Section.model_construct(
        id="summary",
        title=document.vocabulary.summary,
        headline=summary.headline,
        narrative=summary.narrative,
        blocks=metrics,
    )


def _bodies(deck: Deck, ahead: int) -> tuple[list[Page], dict[str, int]]:
    """The sections' slides after `ahead` others, and the number of each section's first."""
    pages: list[Page] = []
    starts: dict[str, int] = {}
    offset = 1 if deck.document.summary else 0
    for index, section in enumerate(deck.document.sections):
        starts[section.id] = ahead + len(pages) + 1
        if deck.document.deck.dividers:
            pages.append(deck.stage.divider(section, index + 1, index + offset, starts[section.id]))
        pages.extend(_section(section, index + offset, deck, pages, ahead))
    return pages, starts


def _section(section: Section, active: int | None, deck: Deck, pages: list[Page], ahead: int = 0) -> list[Page]:
    """The slides of a section that follow `pages`, and `ahead` slides before those."""
    own: list[Page] = []
    for slot in slots(section):
        before = tuple(page.template for page in [*pages, *own][-2:])
        own.extend(slot_slides(slot, active, deck, ahead + len(pages) + len(own) + 1, before))
    return own


NO_SOURCE = SourceLine()


@dataclass(frozen=True, slots=True)
class _Listed:
    """The summary or the agenda: its template, its name for the tracker, and what its slides show and say."""

    template: str
    name: str
    claim: str
    rows: LaidOut
    notes: tuple[str, ...] = ()
    source: SourceLine = NO_SOURCE
    active: int | None = None

    @property
    def key(self) -> str:
        return self.template.lower()


def _list(listed: _Listed, deck: Deck, number: int) -> list[Page]:
    """The slides of a list from `number` on: a claim over as many rows as fit, and the rest on the next."""
    stage, key, claim = deck.stage, listed.key, listed.claim
    setting = stage.setting.keyed(key)
    area = stage.canvas((claim,), key, listed.source)["above"]
    filled = _rows(key, listed.rows, area, setting)
    if isinstance(filled, Fragment):
        raise LayoutError((Finding(f"{listed.name}: {filled.reason}; {filled.lacks:.0f} points are missing.", None),))
    pages = []
    for index, each in enumerate(filled, start=1):
        part = deck.document.vocabulary.part.format(index, len(filled))
        said = claim if len(filled) == 1 else f"{claim} {part}"
        line = rule(f"{key} · content rule", area.x, area.y, area.width, setting.scale.rule)
        page = Page(
            key=key if index == 1 else f"{key}-{index}",
            title=said,
            items=(stage.claim(said, key), line, *each.items),
            chrome=stage.surround(listed.active, listed.source, number + index - 1, key),
            template=listed.template,
            section=listed.name,
            notes=listed.notes if index == 1 else (),
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
    return lay_out_soundly(rows, area, setting.leveled(LEVELS[-1]))
