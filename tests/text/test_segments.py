"""Which face sets which characters, and what that does to widths and proofs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from languages import font_path

from briefgen.brand import default_brand_path, load_brand
from briefgen.errors import LayoutError
from briefgen.geometry import Rect
from briefgen.layout.marks import words
from briefgen.layout.proof import prove
from briefgen.layout.protocol import Setting
from briefgen.layout.scale import BRIEF, DECK
from briefgen.scene import Page, Paragraph, Properties, Run, Scene
from briefgen.text.faces import Face, advance
from briefgen.text.lines import Typesetter
from briefgen.text.segments import extent, segments
from briefgen.theme import FaceChoice

INTER, ARABIC, HEBREW = Face("Inter"), Face("Noto Sans Arabic"), Face("Heebo")
JAPANESE = Face("IPAexGothic", file=font_path("matplotlib-fontja", "ipaexg.ttf"))
FACES = (INTER, JAPANESE, ARABIC, HEBREW)
FALLBACK = tuple(FaceChoice(face.family, None, ((400, face.file),) if face.file else ()) for face in FACES[1:])
PLAIN = load_brand(default_brand_path()).theme("deck")
THEME = replace(PLAIN, fallback=FALLBACK)
MIXED = st.lists(
    st.text(st.sampled_from("abcxyzAWS0123456789%-,.()データ基盤「」、。年ー市場ابتسوقלמנשק"), min_size=1, max_size=12),
    min_size=1,
    max_size=20,
).map(" ".join)


def shown(text: str) -> list[tuple[str, str]]:
    return [(segment.face.family, segment.text) for segment in segments(FACES, text)]


def test_a_text_is_cut_where_the_face_changes():
    assert shown("AWSの基盤 2") == [("Inter", "AWS"), ("IPAexGothic", "の基盤"), ("Inter", " 2")]


def test_a_mark_stays_in_the_face_of_its_letter():
    assert shown("שָ") == [("Heebo", "שָ")]
    assert shown("مّ") == [("Noto Sans Arabic", "مّ")]


def test_what_no_face_covers_stays_with_the_first():
    assert shown("a\U00013000") == [("Inter", "a\U00013000")]


def test_letters_of_a_joined_script_are_measured_joined():
    letters = sum(advance(ARABIC, letter, from_right=True) for letter in "سوق")
    assert extent(FACES, "سوق") < letters


def test_a_latin_text_is_as_wide_as_without_fallback():
    assert extent(FACES, "“Café” – naïve") == extent((INTER,), "“Café” – naïve")


@pytest.mark.parametrize("robust", [True, False])
def test_a_character_no_face_has_is_an_error_with_its_place(robust):
    scale, edition = (DECK, "deck") if robust else (BRIEF, "brief")
    setting = Setting(edition, THEME, scale, Typesetter(THEME, robust=robust), "mock")
    frame = words(setting, "here", "rocket 🚀", Rect(50, 50, 300, 0), DECK.body)
    scene = Scene(edition, 960, 540, Properties("T", "", "", "2026-01-15", "en"), (Page("p", "A page", (frame,)),))
    with pytest.raises(LayoutError, match=r"“A page”.*here.*Inter.*Heebo has no “🚀” \(U\+1F680\)"):
        prove(scene, THEME)


@pytest.mark.parametrize("language", ["市場", "السوق", "השוק"])
def test_a_fallback_face_makes_the_brief_whole(language):
    setting = Setting("brief", THEME, BRIEF, Typesetter(THEME, robust=False), "mock")
    frame = words(setting, "here", language, Rect(50, 50, 300, 0), BRIEF.prose)
    scene = Scene("brief", 960, 540, Properties("T", "", "", "2026-01-15", "en"), (Page("p", "A page", (frame,)),))
    assert prove(scene, THEME).entries
    with pytest.raises(LayoutError, match="has no"):
        prove(scene, PLAIN)


@given(MIXED, st.floats(90, 600))
def test_a_deck_reserves_at_least_the_lines_it_would_set_itself(text, width):
    typesetter = Typesetter(THEME, robust=True)
    paragraph = Paragraph((Run(text, DECK.body),))
    assert typesetter.count(paragraph, width) >= len(typesetter.lines((paragraph,), width))


@given(MIXED, st.floats(200, 600), st.booleans())
def test_the_spans_of_a_line_stand_side_by_side_inside_the_frame(text, width, from_right):
    typesetter = Typesetter(replace(THEME, from_right=from_right), robust=False)
    paragraph = Paragraph((Run(text, BRIEF.prose),))
    for line in typesetter.lines((paragraph,), width):
        spans = sorted(line.spans, key=lambda span: span.x)
        edges = [spans[0].x, *(span.x + span.width for span in spans)]
        assert [span.x for span in spans] == pytest.approx(edges[:-1])
        outer = (width - edges[-1]) if typesetter.runs_from_right(paragraph) else edges[0]
        assert outer == pytest.approx(0, abs=0.01)
    said = ["".join(span.text for span in line.spans) for line in typesetter.lines((paragraph,), width)]
    assert "".join(said).replace(" ", "") == text.replace(" ", "")
