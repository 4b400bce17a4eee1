"""Laws of whole documents: what must not change when words are added, names change or order means nothing."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mocks import SETTING

from briefgen.blocks import BLOCKS
from briefgen.blocks.bullets import Bullets
from briefgen.blocks.callout import Callout
from briefgen.blocks.comparison import Alternative, Comparison
from briefgen.blocks.faq import Faq, Question
from briefgen.blocks.paragraph import ParagraphBlock
from briefgen.blocks.quote import Quote
from briefgen.document.load import validate
from briefgen.document.model import Document
from briefgen.editions.deck import arrange
from briefgen.geometry import Rect
from briefgen.layout.proof import text_frames
from briefgen.layout.protocol import LaidOut
from briefgen.layout.scale import Scale
from briefgen.layout.search import Problem, best
from briefgen.scene import Page, Scene, Style
from briefgen.source import parse
from briefgen.writers.pptx import write

THEME = SETTING.theme
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = ("capital", "demand", "Lieferkette", "growth", "of", "the", "48%", "$4.2B", "croissance", "margin", "share")
WORD = st.sampled_from(WORDS)
PROSE = st.lists(WORD, min_size=1, max_size=40).map(" ".join)
LONG = st.lists(WORD, min_size=1, max_size=160).map(" ".join)


def content(blocks: list[dict[str, Any]], **head: Any) -> dict[str, Any]:
    section = {"id": "one", "title": "One", "headline": "A claim of six plain words", "blocks": blocks}
    return {"format": 1, "title": "A title", "date": "2026-01-15", **head, "sections": [section]}


def document(value: dict[str, Any]) -> Document:
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    return validate(parse(text.encode(), Path("laws.yaml")), BLOCKS)


def scene(value: dict[str, Any]) -> Scene:
    return arrange(document(value), THEME)


def body_size(pages: tuple[Page, ...]) -> float:
    """The largest size of running text on slides, claims and chrome left out."""
    frames = (frame for page in pages for frame in text_frames(page.items) if frame.placeholder != "title")
    return max(run.style.size for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs)


def words_of(pages: tuple[Page, ...]) -> list[str]:
    return [word for page in pages for frame in text_frames(page.items) for word in frame.text.split()]


@FEW
@given(LONG, st.lists(WORD, min_size=1, max_size=60))
def test_more_words_never_make_the_text_larger(text, more):
    short = scene(content([{"type": "paragraph", "text": text}]))
    long = scene(content([{"type": "paragraph", "text": " ".join((text, *more))}]))
    assert body_size(long.pages[1:]) <= body_size(short.pages[1:])
    assert len(long.pages) >= len(short.pages)


@FEW
@given(st.lists(PROSE, min_size=1, max_size=9))
def test_names_of_blocks_move_nothing(points):
    blocks = [{"type": "bullets", "items": points}, {"type": "callout", "text": points[0]}]
    plain = scene(content(blocks))
    named = scene(content([{**block, "id": f"name-{number}"} for number, block in enumerate(blocks)]))
    assert [page.template for page in named.pages] == [page.template for page in plain.pages]
    both = zip(plain.pages, named.pages, strict=True)
    frames = [(list(text_frames(a.items)), list(text_frames(b.items))) for a, b in both]
    assert all([(f.rect, f.text) for f in a] == [(f.rect, f.text) for f in b] for a, b in frames)


@FEW
@given(st.randoms(use_true_random=False), PROSE)
def test_the_order_of_keys_means_nothing(random, text):
    value = content([{"type": "quote", "text": text, "by": "A speaker", "role": "of a house"}], author="Somebody")

    def shuffled(node: Any) -> Any:
        if isinstance(node, dict):
            keys = list(node)
            random.shuffle(keys)
            return {key: shuffled(node[key]) for key in keys}
        return [shuffled(each) for each in node] if isinstance(node, list) else node

    assert write(scene(shuffled(value)), THEME) == write(scene(value), THEME)


@FEW
@given(PROSE)
def test_built_twice_a_deck_has_the_same_bytes(text):
    value = content([{"type": "callout", "text": text}])
    assert write(scene(value), THEME) == write(scene(value), THEME)


@FEW
@given(st.lists(PROSE, min_size=1, max_size=6))
def test_every_word_of_a_section_is_on_its_slides(points):
    pages = scene(content([{"type": "bullets", "items": points}, {"type": "paragraph", "text": points[-1]}])).pages
    said = words_of(pages[1:])
    asked = " ".join((*points, points[-1])).split()
    assert all(said.count(word) >= asked.count(word) for word in set(asked))


def grown(style: Style, factor: float) -> Style:
    return replace(style, size=style.size * factor, leading=style.leading * factor)


@FEW
@given(st.lists(LONG, min_size=1, max_size=3), st.sampled_from([0.5, 2, 4]))
def test_everything_larger_by_a_factor_gives_the_same_choice(texts, factor):
    parts = tuple((f"p{number}", ParagraphBlock(text=text)) for number, text in enumerate(texts))
    scale = SETTING.scale
    values = {field.name: getattr(scale, field.name) for field in fields(scale)}
    scaled = {name: grown(v, factor) if isinstance(v, Style) else v * factor for name, v in values.items()}
    canvas = {"above": Rect(48, 144, 864, 342), "beside": Rect(342, 72, 570, 414)}
    larger = {
        claim: Rect(r.x * factor, r.y * factor, r.width * factor, r.height * factor) for claim, r in canvas.items()
    }
    found = best(Problem(parts, canvas, SETTING))
    again = best(Problem(parts, larger, replace(SETTING, scale=Scale(**scaled))))
    assert (found is None) == (again is None)
    if found and again:
        assert (again[0].template, again[0].level) == (found[0].template, found[0].level)


def poured(block: LaidOut, region: Rect) -> list[str]:
    """The words of a block through as many regions as it needs, level at the floor."""
    said: list[str] = []
    rest: LaidOut | None = block
    while rest is not None:
        fragment = rest.lay_out(region, SETTING.leveled(1))
        assert fragment.items, fragment.reason
        said += [word for frame in text_frames(fragment.items) for word in frame.text.replace("“", "").split()]
        rest = fragment.rest
    return [word.replace("”", "") for word in said]


@given(LONG, st.floats(270, 864), st.floats(240, 340))
def test_a_statement_split_anywhere_loses_no_word(text, width, height):
    assert poured(Callout(text=text), Rect(0, 0, width, height)) == text.split()


@given(LONG, st.floats(270, 864), st.floats(240, 340))
def test_a_quotation_split_anywhere_loses_no_word_and_names_its_speaker_last(text, width, height):
    said = poured(Quote(text=text, by="Ada Lovelace", role="mathematician"), Rect(0, 0, width, height))
    assert said == [*text.split(), "Ada", "Lovelace,", "mathematician"]


@given(st.lists(st.tuples(PROSE, LONG), min_size=1, max_size=6), st.floats(270, 864), st.floats(300, 340))
def test_questions_and_answers_split_anywhere_lose_no_word(pairs, width, height):
    items = tuple(Question(question=question, answer=answer) for question, answer in pairs)
    said = poured(Faq(items=items), Rect(0, 0, width, height))
    assert sorted(said) == sorted(" ".join(text for pair in pairs for text in pair).split())


@given(st.lists(st.lists(LONG, min_size=1, max_size=5), min_size=2, max_size=3), st.floats(240, 340))
def test_points_to_compare_split_anywhere_lose_no_word_and_repeat_their_titles(columns, height):
    titles = [f"T{number}" for number in range(len(columns))]
    block = Comparison(
        columns=tuple(Alternative(title=t, items=tuple(i)) for t, i in zip(titles, columns, strict=True))
    )
    said = poured(block, Rect(0, 0, 864, height))
    assert len({said.count(title) for title in titles}) == 1
    points = [word for word in said if word not in titles]
    assert sorted(points) == sorted(" ".join(text for column in columns for text in column).split())


@given(LONG, st.lists(PROSE, max_size=6), st.floats(120, 300))
def test_a_long_point_is_cut_between_its_subpoints_or_at_a_line(text, subs, height):
    block = Bullets(items=({"text": text, "items": subs},))  # type: ignore[arg-type]
    assert poured(block, Rect(0, 0, 864, max(height, 200))) == " ".join((text, *subs)).split()


@pytest.mark.parametrize("form", ["rows", "grid", "count"])
@pytest.mark.parametrize("width", [276, 420, 864])
def test_figures_with_ordinary_words_are_never_refused_for_width(form, width):
    figures = {
        "a": {"label": "Finanzierungskosten", "value": 12.5, "unit": "EUR", "scale": "M", "period": "Q3 2025"},
        "b": {"label": "Unternehmensführung weltweit", "text": "Lieferverpflichtung steigt"},
        "c": {"label": "Commercialization", "value": 250, "unit": "customers", "scale": "M"},
    }
    block = document(content([{"type": "metrics", "figures": list(figures), "form": form}], figures=figures))
    said = poured(block.sections[0].blocks[0], Rect(0, 0, width, 330))
    assert {"Finanzierungskosten,", "Unternehmensführung", "Lieferverpflichtung", "Commercialization"} <= set(said)
