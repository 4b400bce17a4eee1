"""The deck: a cover, the summary, every section's slides, questions and answers, the register and the sources."""

from __future__ import annotations

from briefgen.document.model import Document, Summary
from briefgen.editions.deck.chrome import content_top, footer, title, tracker
from briefgen.editions.deck.cover import cover
from briefgen.editions.deck.grid import HEIGHT, WIDTH, across
from briefgen.editions.deck.sections import Deck, section_slides
from briefgen.editions.deck.summary import SummaryRows
from briefgen.editions.properties import properties
from briefgen.editions.register import appendix_sections
from briefgen.editions.sources import source_ids, source_line
from briefgen.layout.marks import rule
from briefgen.layout.protocol import Setting
from briefgen.layout.scale import DECK
from briefgen.layout.search import LEVELS
from briefgen.scene import Page, Scene
from briefgen.text.lines import Typesetter
from briefgen.theme import Theme

SUMMARY = "Summary"


def arrange(document: Document, theme: Theme) -> Scene:
    """The deck's scene. Raises LayoutError, with a place, for what no slide can hold."""
    setting = Setting("deck", theme, DECK, Typesetter(theme, robust=True))
    names = (
        (SUMMARY, *(section.title for section in document.sections))
        if document.summary
        else tuple(section.title for section in document.sections)
    )
    deck = Deck(document, setting, names)
    source = source_line(source_ids(None, (), document), document)
    pages = [cover(document, names, source, setting)]
    summary_pages = 1 if document.summary else 0
    bodies: list[Page] = []
    starts: dict[str, int] = {}
    offset = len(names) - len(document.sections)
    for index, section in enumerate(document.sections):
        starts[section.id] = len(pages) + summary_pages + len(bodies) + 1
        bodies.extend(section_slides(section, index + offset, deck, starts[section.id]))
    if document.summary:
        pages.append(_summary(document, document.summary, starts, source, deck))
    pages.extend(bodies)
    for section in appendix_sections(document):
        pages.extend(section_slides(section, None, deck, len(pages) + 1))
    return Scene("deck", WIDTH, HEIGHT, properties(document), tuple(pages))


def _summary(document: Document, summary: Summary, starts: dict[str, int], source: str, deck: Deck) -> Page:
    """The summary slide: the claim and its rows, at the largest level that holds them."""
    setting = deck.setting.keyed("summary")
    claim = title(summary.headline, setting)
    foot, bottom = footer(source, 2, setting)
    area = across(1, 12, content_top(claim), bottom)
    rows = SummaryRows(summary, document, starts)
    fragments = (rows.lay_out(area, setting.leveled(level)) for level in LEVELS)
    fragment = next((f for f in fragments if f.whole), rows.lay_out(area, setting.leveled(LEVELS[-1])))
    line = rule("summary · content rule", area.x, area.y, area.width, setting.scale.rule)
    return Page(
        key="summary",
        title=claim.text,
        items=(claim, line, *fragment.items),
        chrome=(*tracker(deck.tracker, 0, setting), *foot),
        template="Summary",
        section=SUMMARY,
        notes=(*summary.narrative, source),
        label="2",
    )
