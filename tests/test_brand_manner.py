"""What a brand says under `defaults.briefgen` beside colours and faces is seen in what is built, or refused."""

from __future__ import annotations

from pathlib import Path

import fontpkg
import pytest

from briefgen import pipeline
from briefgen.blocks import BLOCKS
from briefgen.brand import load_brand
from briefgen.document import load
from briefgen.errors import ContentError
from briefgen.layout.proof import text_frames, walk
from briefgen.layout.scale import BRIEF, DECK, brief_scale, deck_scale
from briefgen.scene import Picture, Scene, TextFrame
from briefgen.text import installed
from briefgen.theme import Manner

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content/amazon-ai-landscape.yaml"
BASE = """\
meta: {name: Acme}
color: {foreground: "#111111", background: "#FFFFFF", primary: "#B00020"}
typography: {base: Inter}
"""


def brand_file(folder: Path, own: str = "", text: str = BASE) -> Path:
    path = folder / "_brand.yml"
    path.write_text(text + (f"defaults:\n  briefgen:\n    {own}\n" if own else ""), encoding="utf-8")
    return path


def scenes(path: Path) -> dict[str, Scene]:
    document = load(CONTENT, BLOCKS)
    return {each.scene.edition: each.scene for each in pipeline.proved(document, load_brand(path))}


def frames(scene: Scene) -> list[TextFrame]:
    return [frame for page in scene.pages for frame in text_frames((*page.items, *page.chrome))]


def sizes(scene: Scene, style: str) -> set[float]:
    runs = (run for frame in frames(scene) for paragraph in frame.paragraphs for run in paragraph.runs)
    return {run.style.size for run in runs if run.style.name.removesuffix(" bold") == style}


def test_a_brand_without_a_manner_has_the_usual_scale():
    assert deck_scale(Manner()) == DECK
    assert brief_scale(Manner()) == BRIEF


def test_named_sizes_are_set(tmp_path):
    own = "scale: {title: 26, body: 16}\n    brief: {scale: {prose: 11, title: 20}}"
    made = scenes(brand_file(tmp_path, own))
    assert sizes(made["deck"], "title") == {26}
    assert sizes(made["deck"], "body") == {16}
    assert sizes(made["brief"], "prose") == {11}
    assert 20 in sizes(made["brief"], "title")


def test_what_is_read_is_smaller_than_what_is_shown(tmp_path):
    read = scenes(brand_file(tmp_path, "density: read"))["deck"]
    shown = scenes(brand_file(tmp_path, "density: present"))["deck"]
    assert sizes(read, "body") == {12}
    assert sizes(shown, "body") == {14}
    assert len(read.pages) <= len(shown.pages)


@pytest.mark.parametrize(("page", "millimetres"), [("A4", (210.0, 297.0)), ("Letter", (215.9, 279.4))])
def test_the_brief_is_printed_on_the_brands_paper(tmp_path, page, millimetres):
    scene = scenes(brand_file(tmp_path, f"page: {page}"))["brief"]
    assert (scene.width / 72 * 25.4, scene.height / 72 * 25.4) == pytest.approx(millimetres)
    reach = max(frame.rect.right for frame in frames(scene))
    assert reach <= scene.width - 17.9 / 25.4 * 72


def test_a_footer_stands_on_every_page(tmp_path):
    for scene in scenes(brand_file(tmp_path, "footer: {text: Confidential, date: true}")).values():
        for page in scene.pages:
            told = " ".join(frame.text for frame in text_frames((*page.items, *page.chrome)))
            assert "Confidential" in told, page.key
            assert "January 15, 2026" in told, page.key


def test_a_footer_may_be_a_text_alone_and_none_is_none(tmp_path):
    short = scenes(brand_file(tmp_path, "footer: Internal"))["deck"]
    assert [f.text for f in frames(short) if f.name.endswith("· footer")] == ["Internal"] * (len(short.pages) - 1)
    plain = scenes(brand_file(tmp_path))["deck"]
    assert [f for f in frames(plain) if f.name.endswith("· footer")] == []


def test_a_plain_cover_has_no_discs_and_tells_its_figures(tmp_path):
    drawn, plain = (scenes(brand_file(tmp_path, f"cover: {style}"))["deck"].pages[0] for style in ("discs", "plain"))
    names = [{item.name for item in walk(page.items)} for page in (drawn, plain)]
    assert "cover · discs" in names[0]
    assert "cover · discs" not in names[1]
    assert "$115.9B" in " ".join(frame.text for frame in text_frames(plain.items))


def test_headings_take_the_weight_the_brand_gives_them(tmp_path):
    text = BASE.replace("base: Inter", "base: Inter, headings: {family: Inter, weight: semi-bold}")
    for scene in scenes(brand_file(tmp_path, text=text)).values():
        claims = [frame for frame in frames(scene) if frame.name.endswith(("· title", "· claim"))]
        assert claims
        weights = {run.style.weight for frame in claims for p in frame.paragraphs for run in p.runs}
        assert 600 in weights


@pytest.mark.parametrize("name", ["_brand.yml", "evergreen.yml"])
def test_every_cover_bears_the_logo_for_its_ground(name):
    for scene in scenes(ROOT / "assets" / name).values():
        pictures = [item for item in walk(scene.pages[0].items) if isinstance(item, Picture)]
        assert [picture.name for picture in pictures] == ["cover · logo"]
        assert pictures[0].alt


def test_a_dark_brand_takes_each_covers_logo():
    made = scenes(ROOT / "tests/brands/midnight.yml")
    files = {
        edition: next(item.file.name for item in walk(scene.pages[0].items) if isinstance(item, Picture))
        for edition, scene in made.items()
    }
    assert files == {"deck": "day.svg", "brief": "night.svg"}


def test_a_face_that_is_not_here_is_measured_in_its_stand_in(tmp_path):
    path = brand_file(tmp_path, "fallback: [Source Serif 4]", BASE.replace("base: Inter", "base: Nowhere Sans"))
    theme = load_brand(path).theme("deck")
    assert theme.faces["label"].family == "Nowhere Sans"
    assert theme.face(DECK.body).family == "Source Serif 4"


@pytest.mark.parametrize(
    ("own", "line", "message"),
    [
        ("scale: {body: 13}", 6, "body is 13 points; with density present it is at least 14"),
        ("scale: {body: 14.5}", 6, "slides take whole points"),
        ("scale: {small: 9}", 6, "nothing in a deck is under 10"),
        ("scale: {prose: 12}", 6, "slides have no prose"),
        ("scale: {title: 99}", 6, "nothing is over 96"),
        ("scale: {title: 44}", 6, "title with 44 points is larger than figure with 40"),
        ("brief: {scale: {prose: 8}}", 6, "running text is at least 9"),
        ("density: loud", 6, "defaults.briefgen.density"),
        ("page: A5", 6, "defaults.briefgen.page"),
        ("cover: round", 6, "defaults.briefgen.cover"),
        ("footer: {txt: x}", 6, "briefgen knows no defaults.briefgen.footer.txt"),
        ("scale: {titel: 20}", 6, "briefgen knows no defaults.briefgen.scale.titel"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(tmp_path, own, line, message):
    with pytest.raises(ContentError) as caught:
        load_brand(brand_file(tmp_path, own))
    found = [finding for finding in caught.value.findings if message in finding.message]
    assert found, caught.value
    assert found[0].place.line == line
    if "knows no" in message:
        assert "Did you mean" in found[0].hint


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [("web.woff2", b"wOF2" + bytes(60), "no font that can be read"), ("gone.ttf", None, "no file beside the brand")],
)
def test_a_font_file_that_cannot_be_read_is_refused(tmp_path, name, data, message):
    if data:
        (tmp_path / name).write_bytes(data)
    fonts = f"fonts: [{{family: Ours, source: file, files: [{name}]}}], base: Ours"
    with pytest.raises(ContentError, match=message):
        load_brand(brand_file(tmp_path, text=BASE.replace("base: Inter", fonts)))


def test_a_face_of_the_machine_is_taken_from_its_folders(tmp_path, monkeypatch):
    source = Path(fontpkg.path("Inter", 400, nearest=True))
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts/Inter-Regular.ttf").write_bytes(source.read_bytes())
    monkeypatch.setattr(installed, "folders", lambda: (tmp_path / "fonts",))
    installed.installed_files.cache_clear()
    try:
        ((weight, path),) = installed.installed_files("Inter Variable") or installed.installed_files("Inter")
        assert (weight, path.name) == (400, "Inter-Regular.ttf")
        assert installed.installed_files("Inte") == ()
    finally:
        installed.installed_files.cache_clear()
