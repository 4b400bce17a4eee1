"""What a deck must hold beyond its schema, checked without a line of briefgen: the third judge beside two validators.

Each rule is a function from the opened deck to the parts and sentences of what it found; its name says what must hold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.lint import archive, charts, links, presentation, slides, spoken, tables, values, workbooks
from tests.lint.archive import Found
from tests.lint.opened import Fault, Opened

Rule = Callable[[Opened], Found]

PACKAGE_RULES: tuple[Rule, ...] = (
    archive.xml_is_well_formed,
    archive.entries_are_sound,
    archive.content_types_fit,
    archive.relations_lead_to_their_targets,
    archive.relations_and_references_agree,
    archive.every_part_is_reached,
)
"""What holds for every package, workbooks included."""

DECK_RULES: tuple[Rule, ...] = (
    presentation.slides_are_listed_once,
    presentation.masters_and_layouts_are_numbered_together,
    presentation.layouts_and_masters_know_each_other,
    presentation.masters_have_themes_of_their_own,
    presentation.masters_are_listed,
    presentation.notes_and_slides_know_each_other,
    presentation.sections_hold_every_slide_once,
    presentation.sizes_are_possible,
    presentation.properties_are_declared,
    slides.ids_are_unique,
    slides.names_are_unique,
    slides.every_slide_has_a_title_of_its_own,
    slides.placeholders_stand_on_the_layout,
    slides.footers_are_read_last,
    slides.boxes_are_possible,
    spoken.everything_seen_is_described,
    spoken.every_run_names_its_language,
    spoken.text_holds_no_remains,
    links.links_lead_somewhere,
    links.connectors_are_glued_to_shapes,
    links.pictures_are_what_they_say,
    tables.rows_have_a_cell_for_every_column,
    tables.merged_cells_cover_one_another,
    tables.headers_are_flagged,
    charts.series_and_points_are_numbered,
    charts.axes_cross_in_pairs,
    charts.charts_say_how_they_are_read,
    charts.caches_tell_what_the_workbook_holds,
    workbooks.workbooks_open,
    workbooks.formulas_are_sums_of_the_sheet,
    workbooks.workbooks_are_packages_of_their_own,
)

OWN_RULES: tuple[Rule, ...] = (
    presentation.layouts_have_names_of_their_own,
    values.colours_refer_to_the_theme,
    values.faces_refer_to_the_theme,
)
"""What holds for decks in a design of our own, not for those inside a company's template."""

RULES = (*PACKAGE_RULES, *DECK_RULES, *OWN_RULES)


def lint(data: bytes, rules: Sequence[Rule] | None = None, *, template: bool = False) -> list[Fault]:
    """What the rules, all if none are named, find in a deck, which may be built inside a company's template.

    Parts that cannot be parsed are all that is said of a deck that has some.
    """
    deck = Opened(data, template=template)
    asked = rules or ((*PACKAGE_RULES, *DECK_RULES) if template else RULES)
    broken = _found(archive.xml_is_well_formed, deck)
    return broken or [fault for rule in asked for fault in _found(rule, deck)]


def _found(rule: Rule, deck: Opened) -> list[Fault]:
    return [Fault(rule.__name__.replace("_", " "), part, said) for part, said in rule(deck)]
