"""The PowerPoint writer, seen through python-pptx, a validator, and the package itself."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

import deck_scenes as scenes
import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Pt

from briefgen.errors import MachineError
from briefgen.geometry import Rect
from briefgen.layout.scale import DECK
from briefgen.scene import Color, Page, Paragraph, Picture, Run, Scene, Shape
from briefgen.writers.pptx import write

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


@cache
def deck() -> bytes:
    return write(scenes.full_scene(), scenes.THEME)


def opened(data: bytes | None = None) -> Presentation:
    return Presentation(io.BytesIO(data or deck()))


def slide_of(*pages: Page, language: str = "en"):
    return opened(write(scenes.scene(*pages, language=language), scenes.THEME)).slides[0]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def shape(slide, name: str):
    return next(one for one in slide.shapes if one.name == name)


def test_the_validator_finds_no_error(tmp_path: Path) -> None:
    from openxml_audit import OpenXmlValidator

    file = tmp_path / "deck.pptx"
    file.write_bytes(deck())
    result = OpenXmlValidator().validate(file)
    assert result.errors == []


def test_ids_and_names_are_unique_and_positive_on_every_slide() -> None:
    for name, data in parts(deck()).items():
        if re.fullmatch(r"ppt/(slides|slideLayouts|slideMasters|notesSlides)/[^/]+\.xml", name):
            elements = list(etree.fromstring(data).iter(f"{P}cNvPr"))
            ids = Counter(int(element.get("id")) for element in elements)
            names = Counter(element.get("name") for element in elements)
            assert min(ids) > 0, name
            assert max(ids.values()) == 1, name
            assert max(names.values()) == 1, name


def test_every_relation_leads_to_a_part_and_every_part_is_reached() -> None:
    found = parts(deck())
    reached = {"[Content_Types].xml", "_rels/.rels"}
    for name, data in found.items():
        if not name.endswith(".rels"):
            continue
        folder = dirname(dirname(name))
        reached.add(name)
        for relation in etree.fromstring(data):
            if relation.get("TargetMode") != "External":
                target = normpath(join(folder, relation.get("Target"))).lstrip("/")
                assert target in found, (name, target)
                reached.add(target)
    assert reached == set(found)


def test_ids_named_in_a_part_are_among_its_relations() -> None:
    found = parts(deck())
    for name, data in found.items():
        used = set(re.findall(rb'r:(?:id|embed)="(\w+)"', data)) if name.startswith("ppt/") else set()
        if used and not name.endswith((".rels", ".xlsx")):
            folder, _, file = name.rpartition("/")
            relations = etree.fromstring(found[f"{folder}/_rels/{file}.rels"])
            assert used <= {relation.get("Id").encode() for relation in relations}, name


def test_colours_and_faces_stand_as_values_in_the_theme_only() -> None:
    for name, data in parts(deck()).items():
        if re.match(r"ppt/(slides|slideLayouts|slideMasters|charts|notes\w+|tableStyles)", name):
            assert b"srgbClr" not in data, name
            assert b"sysClr" not in data, name
            faces = set(re.findall(rb'typeface="([^"]*)"', data))
            assert faces <= {b"+mj-lt", b"+mn-lt"}, name


def test_the_theme_carries_the_brand() -> None:
    root = etree.fromstring(parts(deck())["ppt/theme/theme1.xml"])
    colors = {slot.tag.removeprefix(A): slot[0].get("val") for slot in root.find(f".//{A}clrScheme")}
    assert colors["dk1"] == "0E1B2E"
    assert colors["lt1"] == "F3F5F4"
    assert colors["accent1"] == colors["hlink"] == "CC2F08"
    assert len(colors) == 12
    assert len(set(colors.values())) == 10, "only the two links repeat another slot"
    families = {side: root.find(f".//{A}{side}Font/{A}latin").get("typeface") for side in ("major", "minor")}
    assert families == {"major": "Inter Display", "minor": "Inter"}


def test_equal_scenes_give_equal_bytes_in_another_process_too(tmp_path: Path) -> None:
    assert write(scenes.full_scene(), scenes.THEME) == deck()
    file = tmp_path / "again.pptx"
    code = (
        "import sys; from pathlib import Path; import deck_scenes as s; from briefgen.writers.pptx import write;"
        "Path(sys.argv[1]).write_bytes(write(s.full_scene(), s.THEME))"
    )
    folder = Path(__file__).parent
    subprocess.run([sys.executable, "-c", code, str(file)], cwd=folder, env=_seeded(), check=True)
    assert file.read_bytes() == deck()


def _seeded() -> dict[str, str]:
    import os

    root = str(Path(__file__).parents[2])
    return {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": root, "TZ": "Asia/Tokyo"}


def test_layouts_have_speaking_names_and_every_placeholder_its_own_place() -> None:
    layouts = {layout.name: layout for layout in opened().slide_layouts}
    assert {"Cover", "Section", "Summary", "Exhibit", "Statement", "Appendix"} <= set(layouts)
    for layout in layouts.values():
        kinds = {one.placeholder_format.type for one in layout.placeholders}
        assert {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER} <= kinds, layout.name
        for one in layout.placeholders:
            assert one._element.spPr.xfrm is not None, (layout.name, one.name)
            assert one.text_frame.text, (layout.name, one.name)


def test_a_template_without_a_standard_layout_gets_one_of_its_own() -> None:
    data = write(scenes.scene(scenes.page("p", template="two-columns")), scenes.THEME)
    assert opened(data).slides[0].slide_layout.name == "Two columns"


def test_the_claim_fills_the_title_placeholder_where_it_was_measured() -> None:
    page = scenes.page("p")
    title = slide_of(page).shapes.title
    rect = page.items[0].rect
    assert title.text_frame.text == "Page p makes a claim"
    assert (title.left, title.top) == (Pt(rect.x), Pt(rect.y))
    assert abs(title.width - Pt(rect.width)) <= 1
    assert abs(title.height - Pt(rect.height)) <= 1


def test_a_title_set_as_its_layout_says_nothing_of_its_own_look() -> None:
    run = slide_of(scenes.page("p")).shapes.title.text_frame.paragraphs[0].runs[0]
    assert dict(run._r.rPr.attrib) == {"lang": "en"}


def test_a_page_without_a_claim_still_has_a_title_out_of_sight() -> None:
    title = slide_of(Page("p", "Said by nobody", (scenes.disc("disc", 100),))).shapes.title
    assert title.text_frame.text == "Said by nobody"
    assert title.top + title.height <= 0


def test_the_page_number_is_a_field_and_the_source_a_footer() -> None:
    slide = slide_of(scenes.page("p"))
    kinds = {one.placeholder_format.type: one for one in slide.placeholders}
    field = kinds[PP_PLACEHOLDER.SLIDE_NUMBER]._element.find(f".//{A}fld")
    assert field.get("type") == "slidenum"
    assert field.findtext(f"{A}t") == "1"
    assert kinds[PP_PLACEHOLDER.FOOTER].text_frame.text == "Source: tests"


def test_items_stand_in_reading_order_and_chrome_comes_last() -> None:
    page = scenes.drawn_page()
    names = [one.name for one in slide_of(page).shapes]
    assert names == [item.name for item in (*page.items, *scenes.chrome(1))]


def test_a_ground_other_than_paper_is_a_reference_on_slide_and_layout() -> None:
    cover = opened().slides[0]
    for element in (cover._element, cover.slide_layout._element):
        assert element.find(f".//{P}bg//{A}schemeClr").get("val") == "tx1"


def test_a_text_frame_is_one_box_without_insets_whose_paragraphs_stay_whole() -> None:
    box = shape(slide_of(scenes.drawn_page()), "words")
    body = box._element.txBody.bodyPr
    assert {side: body.get(side) for side in ("lIns", "tIns", "rIns", "bIns", "wrap")} == {
        "lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0", "wrap": "square",
    }  # fmt: skip
    first, bullet = box.text_frame.paragraphs
    assert first.text == "A bold name and a link to the table1"
    assert first.line_spacing == Pt(18)
    assert first.space_before is None, "nothing stands before the first paragraph"
    assert bullet.space_before == Pt(6)
    assert [run.font.bold for run in first.runs] == [True, False, False, False]
    assert first.runs[3]._r.rPr.get("baseline") == "30000"


def test_a_bullet_is_a_real_one_with_a_hanging_indent() -> None:
    bullet = shape(slide_of(scenes.drawn_page()), "words").text_frame.paragraphs[1]._p.pPr
    assert bullet.find(f"{A}buChar").get("char") == "•"
    assert (bullet.get("marL"), bullet.get("indent")) == (str(Pt(12)), str(-Pt(12)))


def test_tracking_is_in_hundredths_of_a_point() -> None:
    page = scenes.page("p", scenes.frame("figure", "78%", Rect(48, 200, 300, 0), DECK.figure))
    properties = shape(slide_of(page), "figure").text_frame.paragraphs[0].runs[0]._r.rPr
    assert (properties.get("sz"), properties.get("spc")) == ("4000", "-80")


def test_user_text_is_data() -> None:
    text = "<b>&amp; \x00\x0b]]> _x0041_\nnext"
    page = scenes.page("p", scenes.frame("text", (Paragraph((Run(text, DECK.body),)),), Rect(48, 200, 600, 0)))
    found = shape(slide_of(page), "text").text_frame.text
    assert found == "<b>&amp; \v]]> _x0041_\vnext"


def test_every_run_names_its_language() -> None:
    slide = slide_of(scenes.drawn_page(), language="de-CH")
    assert {run.get("lang") for run in slide._element.iter(f"{A}rPr")} == {"de-CH"}


@pytest.mark.parametrize(("align", "expected"), [("start", "r"), ("center", "ctr"), ("end", "l")])
def test_text_that_runs_right_to_left_starts_at_the_right(align: str, expected: str) -> None:
    page = scenes.page("p", scenes.frame("text", (scenes.aligned("نص", align),), Rect(48, 200, 300, 0)))
    properties = shape(slide_of(page, language="ar"), "text").text_frame.paragraphs[0]._p.pPr
    assert (properties.get("algn"), properties.get("rtl")) == (expected, "1")


def test_links_lead_outside_or_to_the_slide_that_holds_the_element() -> None:
    slide = opened().slides[1]
    runs = shape(slide, "words").text_frame.paragraphs[0].runs
    assert runs[1].hyperlink.address == "https://example.org/?a=1&b=2"
    jump = runs[2]._r.rPr.find(f"{A}hlinkClick")
    assert jump.get("action") == "ppaction://hlinksldjump"
    identifier = jump.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    assert slide.part.related_part(identifier).slide.shapes.title.text_frame.text == "Page tables makes a claim"


@pytest.mark.parametrize(("width", "runs"), [(600, ["three words here"]), (60, ["three ", "words ", "here"])])
def test_a_link_over_several_lines_is_linked_word_by_word(width: float, runs: list[str]) -> None:
    text = Paragraph((Run("three words here", DECK.body, "https://example.org"),))
    slide = slide_of(scenes.page("p", scenes.frame("text", (text,), Rect(48, 200, width, 0))))
    found = shape(slide, "text").text_frame.paragraphs[0].runs
    assert [(run.text, run.hyperlink.address) for run in found] == [(run, "https://example.org") for run in runs]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "#nowhere"])
def test_a_link_that_leads_nowhere_good_stays_text(link: str) -> None:
    text = Paragraph((Run("text", DECK.body, link),))
    slide = slide_of(scenes.page("p", scenes.frame("text", (text,), Rect(48, 200, 300, 0))))
    assert not list(slide._element.iter(f"{A}hlinkClick"))


def test_marks_are_decorative_and_figures_are_read_out() -> None:
    slide = slide_of(scenes.drawn_page())
    dots = shape(slide, "dots")
    assert dots._element.nvGrpSpPr.cNvPr.get("descr") == "Three dots"
    assert b"decorative" not in etree.tostring(dots._element), "the group is read out as a whole"
    assert b"decorative" in etree.tostring(shape(slide, "leaf")._element)
    assert len({one.name for one in dots.shapes}) == 3


def test_everything_seen_has_text_or_a_description_or_is_marked_decorative() -> None:
    for slide in opened().slides:
        for one in slide.shapes:
            said = one._element.xpath("./*/p:cNvPr/@descr")
            decorative = b"adec:decorative" in etree.tostring(one._element)
            assert said or decorative or (one.has_text_frame and one.text_frame.text), one.name


def test_a_line_keeps_its_direction() -> None:
    falling = shape(slide_of(scenes.drawn_page()), "falling")
    assert (falling.begin_x, falling.begin_y) == (Pt(400), Pt(200))
    assert (falling.end_x, falling.end_y) == (Pt(300), Pt(280))


def test_paths_are_freeforms_with_curves() -> None:
    slide = slide_of(scenes.drawn_page())
    path = shape(slide, "leaf")._element.find(f".//{A}path")
    assert [child.tag.removeprefix(A) for child in path] == ["moveTo", "cubicBezTo", "lnTo", "close"]
    assert (path[0][0].get("x"), path[0][0].get("y")) == ("0", str(Pt(50)))
    assert shape(slide, "leader")._element.find(f".//{A}path").get("fill") == "none"


def test_a_group_has_the_box_of_its_items() -> None:
    dots = shape(slide_of(scenes.drawn_page()), "dots")
    assert (dots.left, dots.top, dots.width, dots.height) == (Pt(60), Pt(200), Pt(140), Pt(40))


def test_neither_tables_nor_placeholders_are_grouped() -> None:
    from briefgen.scene import Group

    page = scenes.page("p", Group("bracket", (scenes.table(), scenes.disc("disc", 60))))
    assert [one.name for one in slide_of(page).shapes][1:3] == ["table", "disc"]


def test_an_empty_group_leaves_nothing_behind() -> None:
    from briefgen.scene import Group

    assert [one.name for one in slide_of(scenes.page("p", Group("none", ()))).shapes][1] == "tracker line"


def test_a_picture_is_kept_once_and_described(tmp_path: Path) -> None:
    file = scenes.picture_file(tmp_path)
    pictures = [Picture("logo", Rect(x, 200, 40, 40), file, "The logo") for x in (60, 120)]
    data = write(scenes.scene(scenes.page("p", *pictures), scenes.page("q", pictures[0])), scenes.THEME)
    assert sum(name.startswith("ppt/media/") for name in parts(data)) == 1
    picture = shape(opened(data).slides[0], "logo")
    assert picture._element.nvPicPr.cNvPr.get("descr") == "The logo"
    assert picture.image.blob == file.read_bytes()


def test_a_drawing_goes_with_itself_in_pixels(tmp_path: Path) -> None:
    svg = tmp_path / "pixel.svg"
    svg.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')
    page = scenes.page("p", Picture("logo", Rect(60, 200, 40, 40), svg, "The logo"))
    media = {name.rpartition(".")[2] for name in parts(write(scenes.scene(page), scenes.THEME)) if "media" in name}
    assert media == {"png", "svg"}


def test_a_drawing_that_reaches_outside_is_refused(tmp_path: Path) -> None:
    svg = tmp_path / "spy.svg"
    svg.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><image href="/etc/passwd"/></svg>')
    page = scenes.page("p", Picture("logo", Rect(60, 200, 40, 40), svg, "The logo"))
    with pytest.raises(MachineError, match=r"spy\.svg refers to “/etc/passwd”, outside of the file"):
        write(scenes.scene(page), scenes.THEME)


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "fake.png"
    file.write_text("no picture")
    with pytest.raises(MachineError, match="neither PNG, JPEG nor GIF"):
        write(scenes.scene(scenes.page("p", Picture("x", Rect(0, 0, 9, 9), file, "x"))), scenes.THEME)


def test_sections_hold_every_slide_once() -> None:
    root = etree.fromstring(parts(deck())["ppt/presentation.xml"])
    p14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
    sections = {one.get("name"): [e.get("id") for e in one.iter(f"{p14}sldId")] for one in root.iter(f"{p14}section")}
    assert list(sections) == ["Cover", "Drawings", "Charts", "Tables"]
    slides = [one.get("id") for one in root.iter(f"{P}sldId")]
    assert [one for ids in sections.values() for one in ids] == slides


def test_notes_are_spoken_paragraphs_under_a_notes_master() -> None:
    slide = opened().slides[1]
    assert slide.notes_slide.notes_text_frame.text == "Say this.\nThen that."
    assert b"notesMasterIdLst" in parts(deck())["ppt/presentation.xml"]
    assert not opened().slides[2].has_notes_slide


def test_a_deck_without_notes_has_no_notes_master() -> None:
    assert not any("notes" in name for name in parts(write(scenes.scene(scenes.page("p")), scenes.THEME)))


def test_the_file_says_what_it_is() -> None:
    said = opened().core_properties
    assert (said.title, said.subject, said.author, said.keywords, said.language) == (
        "A test deck", "Its subtitle", "An author", "one, two", "en",
    )  # fmt: skip
    assert said.created.isoformat() == said.modified.isoformat() == "2026-01-15T00:00:00"


@pytest.mark.parametrize("date", ["2026", "2026-02", "spring"])
def test_any_date_gives_a_file_that_opens(date: str) -> None:
    scene = scenes.scene(scenes.page("p"))
    data = write(replace(scene, properties=replace(scene.properties, date=date)), scenes.THEME)
    created = opened(data).core_properties.created
    assert created is None if date == "spring" else created.year == 2026


def test_the_slide_has_the_size_of_the_scene() -> None:
    assert (opened().slide_width, opened().slide_height) == (Pt(960), Pt(540))


def test_touching_shapes_touch_in_the_file() -> None:
    third = 100 / 3
    boxes = [Shape(f"box {n}", Rect(48 + n * third, 200, third, 30), "rect", fill=Color.INK) for n in range(3)]
    slide = slide_of(scenes.page("p", *boxes))
    found = [shape(slide, box.name) for box in boxes]
    assert found[0].left + found[0].width == found[1].left
    assert found[1].left + found[1].width == found[2].left


def test_an_empty_deck_opens() -> None:
    empty = Scene("deck", 960, 540, scenes.PROPERTIES, ())
    assert len(opened(write(empty, scenes.THEME)).slides) == 0


def test_printed_notes_carry_a_number_and_their_master_a_date_and_a_footer() -> None:
    deck = opened()
    master = {one.get("type") for one in deck.notes_master._element.iter(f"{P}ph")}
    assert master == {"sldImg", "body", "hdr", "dt", "ftr", "sldNum"}
    (said,) = [one.text_frame._txBody for one in deck.notes_master.placeholders if one.name == "Notes"]
    assert said.find(f"{A}lstStyle/{A}lvl1pPr/{A}defRPr").get("sz") == "1200", "some programs read no style of notes"
    page = deck.slides[1].notes_slide._element
    assert page.find(f".//{A}fld").get("type") == "slidenum"
    assert [one.get("type") for one in page.iter(f"{P}ph")] == ["sldImg", "body", "sldNum"]


def test_an_empty_paragraph_still_names_its_language() -> None:
    text = replace(scenes.frame("text", "Words", Rect(48, 200, 99, 0)), paragraphs=(Paragraph(()),))
    empty = shape(slide_of(scenes.page("p", text), language="de"), "text").text_frame.paragraphs[0]._p
    assert empty.find(f"{A}endParaRPr").get("lang") == "de"
