"""Whole documents in Japanese, Korean, Chinese, Arabic and Hebrew: built, judged, read back and rendered."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import page as judge
import pikepdf
import pytest
from languages import BROUGHT, CHINESE, FALLBACK, TEXTS, brand, content, font_path
from machines import STAND_IN, furnish
from openxml_audit import OpenXmlValidator
from test_rendering import OWN, require_renderers

from briefgen import pipeline
from briefgen.geometry import Rect
from briefgen.layout.proof import text_frames
from tests.fuzz.rendering import SLACK, rendered, rows

BOTH = ("ja", "ko", "ar", "he")
FROM_RIGHT = ("ar", "he")


def faces(language: str) -> tuple[str, ...]:
    return CHINESE if language == "zh-CN" else FALLBACK


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("languages")


@pytest.fixture(scope="module")
def built(folder) -> dict[str, Path]:
    """The stem of the files of every language. The Chinese face has PostScript outlines: a deck only."""
    for language in TEXTS:
        (folder / language).mkdir()
        dress = brand(folder / language, faces(language))
        only = "deck" if language == "zh-CN" else None
        pipeline.build(content(language, folder / language), folder / language, only=only, brand=dress)
    return {language: folder / language / language for language in TEXTS}


@pytest.mark.parametrize("language", TEXTS)
def test_the_deck_is_valid_open_xml(built, language):
    assert not list(OpenXmlValidator().validate(built[language].with_suffix(".pptx")).errors)


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("profile", ["pdfua-1", "pdfa-2a"])
def test_the_brief_is_accessible_and_archival(built, language, profile):
    report = judge.validate_pdf(str(built[language].with_suffix(".pdf")), profile=profile)
    # The judge takes a stream that ends in a carriage return for longer than it says: its bytes decide, not we.
    assert not [fault for fault in report.failures if fault.rule_id != "PDFA2A-STREAM-LENGTH-001"]


def text_of(pdf: Path) -> str:
    """The file's text as a reader extracts it, without the marks that only order it."""
    require_renderers()
    shown = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, encoding="utf-8").stdout
    return re.sub("[\u200b\u200e\u200f\u202a-\u202e]", "", shown)


def spelled(text: str) -> list[str]:
    """The words from the right, without vowel signs: where those stand among letters is the reader's guess."""
    return re.findall(r"[\u05d0-\u06ff]+", re.sub("[\u0591-\u05c7\u064b-\u0652]", "", text))


@pytest.mark.parametrize("language", FROM_RIGHT)
def test_words_from_the_right_are_read_as_written(built, language):
    shown = set(spelled(text_of(built[language].with_suffix(".pdf"))))
    told = TEXTS[language]
    texts = [told["claim"], told["headline"], told["prose"], told["label"], told["other"], *told["items"]]
    words = [word for text in texts for word in spelled(text)]
    assert len(words) > 60
    lost = [word for word in words if word not in shown]
    assert len(lost) <= len(words) * 0.03, lost


@pytest.mark.parametrize("language", ["ja", "ko"])
def test_every_character_is_read_as_written(built, language):
    shown = Counter(text_of(built[language].with_suffix(".pdf")))
    prose = TEXTS[language]["prose"]
    assert not Counter(prose.replace(" ", "")) - shown


@pytest.mark.parametrize("language", TEXTS)
def test_both_files_say_which_way_they_run(built, language):
    from_right = language in FROM_RIGHT
    with zipfile.ZipFile(built[language].with_suffix(".pptx")) as deck:
        presentation = deck.read("ppt/presentation.xml").decode()
        slide = deck.read("ppt/slides/slide2.xml").decode()
    assert ('saveSubsetFonts="1" autoCompressPictures="0" rtl="1"' in presentation) is from_right
    assert ('algn="r" rtl="1"' in slide) is from_right
    if language in BOTH:
        with pikepdf.open(built[language].with_suffix(".pdf")) as pdf:
            assert (pdf.Root.ViewerPreferences.get("/Direction") == "/R2L") is from_right


@pytest.mark.parametrize(
    ("language", "script"), [("ja", "a:ea"), ("ko", "a:ea"), ("zh-CN", "a:ea"), ("ar", "a:cs"), ("he", "a:cs")]
)
def test_the_deck_names_the_faces_of_its_script_in_the_theme(built, language, script):
    with zipfile.ZipFile(built[language].with_suffix(".pptx")) as deck:
        theme = deck.read("ppt/theme/theme1.xml").decode()
        slides = "".join(deck.read(name).decode() for name in deck.namelist() if "slides/slide" in name)
    assert re.search(rf'<{script} typeface="({"|".join(faces(language))})"/>', theme)
    assert f'<{script} typeface="+mj-{script[2:]}"/>' in slides


@pytest.mark.parametrize("language", BOTH)
def test_the_brief_embeds_a_fallback_face(built, language):
    expected = {"ja": "IPAexGothic", "ko": "NanumGothic", "ar": "NotoSansArabic", "he": "Heebo"}[language]
    with pikepdf.open(built[language].with_suffix(".pdf")) as pdf:
        fonts = {str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()}
    assert any(expected in font for font in fonts)


@pytest.fixture(scope="module")
def machine(folder) -> dict[str, str]:
    """A machine with the brand's faces and those for other scripts."""
    environment = furnish(folder / "machine", (*OWN, "Noto Sans Arabic", "Heebo"))
    for distribution, name, _ in (entry for entries in BROUGHT.values() for entry in entries):
        shutil.copy(font_path(distribution, name), folder / "machine/fonts")
    return environment


@pytest.fixture(scope="module")
def bare_machine(folder) -> dict[str, str]:
    """A machine that has one face for each script, none of them the brand's."""
    environment = furnish(folder / "bare", (STAND_IN, "Noto Sans Arabic"))
    for name in ("NotoSansSC-Regular.otf", "NanumGothic.ttf"):
        distribution = next(d for entries in BROUGHT.values() for d, file, _ in entries if file == name)
        shutil.copy(font_path(distribution, name), folder / "bare/fonts")
    return environment


def characters(text: str) -> Counter[str]:
    kept = (c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and unicodedata.category(c) != "Cf")
    return Counter(kept)


@pytest.mark.filterwarnings("default")  # fontTools warns of axes the families do not share
@pytest.mark.parametrize(
    ("furnished", "language"), [*(("machine", language) for language in TEXTS), ("bare_machine", "ja")]
)
def test_a_renderer_keeps_every_frame_within_its_lines(built, language, furnished, request, tmp_path):
    fonts = request.getfixturevalue(furnished)
    dress = built[language].parent / "brand.yml"
    scene = next(iter(pipeline._proved(built[language].with_suffix(".yaml"), "deck", dress))).scene
    require_renderers()
    deck = built[language].with_suffix(".pptx")
    slides = rendered([deck], tmp_path, fonts)[deck]
    faults = []
    for page, words in zip(scene.pages, slides, strict=True):
        bounds = Rect(0, 0, scene.width, scene.height)
        faults += [f"{page.title}: {word.text} leaves the slide" for word in words if not bounds.holds(word.rect, 1)]
        for frame in text_frames((*page.items, *page.chrome)):
            area = frame.rect.inset(-SLACK, -SLACK)
            inside = [word for word in words if area.holds(Rect(word.rect.centre, word.rect.middle, 0, 0), 0)]
            missing = characters(frame.text) - characters("".join(word.text for word in inside))
            if missing:
                faults.append(f"{page.title}: {frame.name} lacks {''.join(missing)}")
            elif rows(inside) > frame.reserved:
                faults.append(f"{page.title}: {frame.name} has {rows(inside)} lines for {frame.reserved}")
    assert faults == []
