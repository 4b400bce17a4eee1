"""The deck's own slides: agenda, dividers, statements, and the places a claim may take."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from mocks import THEME

from briefgen.blocks import BLOCKS
from briefgen.document.load import validate
from briefgen.editions.deck import arrange
from briefgen.layout.proof import prove, text_frames
from briefgen.scene import Page
from briefgen.source import parse

TEXT = {"type": "paragraph", "text": "Capacity grew in every region, and utilisation with it."}


def pages(*sections: dict[str, Any], **head: Any) -> list[Page]:
    content = {"format": 1, "title": "A title", "date": "2026-01-15", **head, "sections": list(sections)}
    document = validate(parse(json.dumps(content).encode(), Path("deck.yaml")), BLOCKS)
    scene = arrange(document, THEME)
    prove(scene, THEME)
    return list(scene.pages)


def section(name: str, *blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    headline = more.pop("headline", f"{name} is a claim of its own")
    return {"id": name.lower(), "title": name, "headline": headline, "blocks": list(blocks), **more}


def test_an_agenda_links_every_section_to_its_first_slide():
    cover, agenda, *slides = pages(section("One", TEXT), section("Two", TEXT), deck={"agenda": True})
    assert (cover.template, agenda.template) == ("Cover", "Agenda")
    said = [frame.text for frame in text_frames(agenda.items)]
    assert said[1:] == ["1  One", "One is a claim of its own", "3", "2  Two", "Two is a claim of its own", "4"]
    links = [run.link for f in text_frames(agenda.items) for p in f.paragraphs for run in p.runs if run.link]
    assert links == ["#one", "#one", "#two", "#two"]
    assert [page.label for page in slides[:2]] == ["3", "4"]


def test_a_long_agenda_runs_over_and_loses_no_section():
    names = [f"Part{index}" for index in range(20)]
    found = pages(*(section(name, TEXT) for name in names), deck={"agenda": True})
    agendas = [page for page in found if page.template == "Agenda"]
    assert len(agendas) > 1
    said = " ".join(frame.text for page in agendas for frame in text_frames(page.items))
    assert all(name in said for name in names)
    assert agendas[0].title == f"Agenda (1 of {len(agendas)})"


def test_a_summary_without_points_is_its_claim_over_its_figures_or_alone():
    figures = {"sales": {"label": "Sales", "value": 12, "unit": "USD"}}
    summary = {"headline": "All of it in a sentence", "narrative": ["What is said to it."]}
    for shown, expected in (([], []), (["sales"], ["$12", "Sales"])):
        _, page, *_ = pages(section("One", TEXT), figures=figures, summary={**summary, "figures": shown})
        said = [frame.text for frame in text_frames(page.items)]
        assert (page.title, page.section, page.notes) == (summary["headline"], "Summary", tuple(summary["narrative"]))
        assert said == [summary["headline"], *expected]


def test_dividers_name_the_section_before_its_slides():
    found = pages(section("One", TEXT), section("Two", TEXT), deck={"dividers": True})
    assert [page.template for page in found][1::2] == ["Section divider", "Section divider"]
    assert len({page.title for page in found}) == len(found)


def test_a_section_without_evidence_states_its_claim_large():
    _, slide = pages(section("One", reading="What follows from it is another matter."))
    assert slide.template == "Section statement"
    sizes = [run.style.size for f in text_frames(slide.items) for p in f.paragraphs for run in p.runs]
    assert sizes == [40, 20]


def test_little_text_stands_beside_its_claim():
    _, slide = pages(section("One", TEXT))
    title, text = (
        frame for frame in text_frames(slide.items) if frame.placeholder == "title" or "paragraph" in frame.name
    )
    assert text.rect.x > title.rect.right
    assert slide.template == "Statement"


@pytest.mark.parametrize("words", [8, 20, 34])
def test_the_parts_of_a_run_keep_one_size_of_claim_and_stay_clear_of_it(words):
    claim = " ".join(["growth"] * words)
    items = [f"Point {index} of a list that is long enough for several slides of text" for index in range(60)]
    _, *slides = pages(section("One", {"type": "bullets", "items": items}, headline=claim))
    titles = [frame for slide in slides for frame in text_frames(slide.items) if frame.placeholder == "title"]
    assert len(titles) > 2
    assert len({title.paragraphs[0].runs[0].style.size for title in titles}) == 1
    assert titles[1].text.endswith(f"(2 of {len(titles)})")


def test_slides_of_a_run_are_filled_evenly():
    items = [f"Point {index} of a list that is long enough for several slides of text" for index in range(34)]
    _, *slides = pages(section("One", {"type": "bullets", "items": items}))
    counts = [sum("point" in frame.name for frame in text_frames(slide.items)) for slide in slides]
    assert max(counts) - min(counts) <= 2


def test_no_template_stands_three_times_running_where_there_is_another():
    table = {"type": "table", "columns": [{"title": "A"}, {"title": "B"}], "rows": [["one", "two"]] * 5}
    found = pages(*(section(f"S{index}", table) for index in range(6)))
    templates = [page.template for page in found[1:7]]
    assert not any(a == b == c for a, b, c in zip(templates, templates[1:], templates[2:], strict=False))
