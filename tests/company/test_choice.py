"""What a template offers is understood as it is shown, and the right layout, room and colours are chosen."""

from __future__ import annotations

import re

import pytest
from made import (
    MASTER,
    TITLE_ONLY,
    added,
    file,
    plain,
    recolored,
    related,
    renamed,
    replaced,
)

from briefgen.colors.contrast import contrast
from briefgen.company import PURPOSES, load_template
from briefgen.company.names import said
from briefgen.company.transforms import changed
from briefgen.errors import ContentError
from briefgen.geometry import Rect
from briefgen.scene import Color

MASTER_RELATIONS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
LAYOUT = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
GERMAN = {
    "Title Slide": "Titelfolie",
    "Title and Content": "Titel und Inhalt",
    "Section Header": "Abschnittsüberschrift",
    "Title Only": "Nur Titel",
}
DARK = {"dk1": "FFFFFF", "lt1": "10151C", "dk2": "E0E6EE", "lt2": "1E2833", "accent1": "1F4E79", "accent2": "FFB000"}


def names(template) -> dict[str, str]:
    return {purpose: fit.layout.name for purpose, fit in template.purposes.items()}


def drawn(parts, shape: str, part: str = MASTER):
    return replaced(parts, part, ("</p:spTree>", f"{shape}</p:spTree>"))


def box(x: float, y: float, width: float, height: float, fill: str = "accent1", outline: str = "rect") -> str:
    """A drawing in points."""
    x, y, width, height = (round(each * 12700) for each in (x, y, width, height))
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="70" name="Band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="{outline}"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:schemeClr val="{fill}"/></a:solidFill></p:spPr></p:sp>'
    )


@pytest.mark.parametrize("size", [(10, 7.5), (10, 5.625), (13.333, 7.5), (7.5, 10)])
def test_layouts_are_chosen_by_type_on_slides_of_any_size(tmp_path, size):
    template = load_template(file(tmp_path, plain(*size)))
    assert names(template) == {
        "cover": "Title Slide",
        "section": "Section Header",
        "statement": "Title Only",
        "exhibit": "Title Only",
        "summary": "Title and Content",
        "closing": "Title Only",
    }
    slide = Rect(0, 0, template.width, template.height)
    for fit in template.purposes.values():
        assert fit.title is not None
        assert fit.content is None or slide.holds(fit.content)
    exhibit = template.purposes["exhibit"]
    assert exhibit.content.width > 0.8 * template.width
    assert exhibit.title.rect.bottom <= exhibit.content.y
    assert exhibit.content.bottom <= exhibit.footer.rect.y


def test_layouts_without_types_are_chosen_by_name_and_placeholders(tmp_path):
    assert names(load_template(file(tmp_path, renamed(plain(), GERMAN)))) == {
        "cover": "Titelfolie",
        "section": "Abschnittsüberschrift",
        "statement": "Nur Titel",
        "exhibit": "Nur Titel",
        "summary": "Titel und Inhalt",
        "closing": "Nur Titel",
    }


def test_layouts_without_names_are_chosen_by_their_placeholders(tmp_path):
    parts = renamed(plain(), dict.fromkeys(("Title Slide", "Title and Content", "Section Header", "Title Only"), ""))
    template = load_template(file(tmp_path, parts))
    assert template.purposes["cover"].title.kind == "ctrTitle"
    assert template.purposes["exhibit"].content is not None
    assert template.purposes["exhibit"].layout.part == f"/{TITLE_ONLY}"


@pytest.mark.parametrize(
    ("name", "purpose"),
    [
        ("Diapositive de titre", "cover"),
        ("封面", "cover"),
        ("Titelfolie mit Bild", "cover"),
        ("Section_Header dark", "section"),
        ("Encabezado de sección", "section"),
        ("セクション見出し", "section"),
        ("Solo titolo", "exhibit"),
        ("TITLE_ONLY", "exhibit"),
        ("Alleen titel", "exhibit"),
        ("タイトルのみ", "exhibit"),
        ("Título e conteúdo", "summary"),
        ("Zitat", "statement"),
        ("Thank you!", "closing"),
        ("谢谢", "closing"),
    ],
)
def test_names_are_understood_in_many_languages(name, purpose):
    assert purpose in said(name)


@pytest.mark.parametrize("name", ["Legende", "Trend", "Recovery", "Pretextual", "Definition"])
def test_words_are_not_found_inside_others(name):
    assert not said(name)


def test_the_brand_file_has_the_last_word(tmp_path):
    path = file(tmp_path, plain())
    template = load_template(path, {"exhibit": "title AND content", "cover": "Section Header"})
    assert names(template)["exhibit"] == "Title and Content"
    assert names(template)["cover"] == "Section Header"
    assert template.purposes["cover"].reason == "the brand file"


def test_a_name_that_no_layout_has_is_a_finding_with_near_names(tmp_path):
    with pytest.raises(ContentError) as caught:
        load_template(file(tmp_path, plain()), {"exhibit": "Tilte Only", "cover": "Nothing"})
    first, second = caught.value.findings
    assert (first.subject, first.hint) == ("template.layouts.exhibit", "Did you mean “Title Only”?")
    assert (second.subject, second.hint[:20]) == ("template.layouts.cover", "It has “Title Slide”")


def test_a_named_layout_without_room_is_refused_in_points(tmp_path):
    tall = '<a:xfrm><a:off x="457200" y="1270000"/><a:ext cx="8229600" cy="3810000"/></a:xfrm>'
    low = replaced(plain(), TITLE_ONLY, ("<p:spPr/>", f"<p:spPr>{tall}</p:spPr>"))
    with pytest.raises(ContentError) as caught:
        load_template(file(tmp_path, low), {"exhibit": "Title Only"})
    (finding,) = caught.value.findings
    assert finding.subject == "template.layouts.exhibit"
    assert re.search(r"“Title Only” leaves \d+ × \d+ points for content; 288 × 162 are needed", finding.message)


def test_a_named_layout_without_an_upright_title_is_refused(tmp_path):
    with pytest.raises(ContentError, match="“Vertical Title and Text” has no upright title at least 216 points wide"):
        load_template(file(tmp_path, plain()), {"exhibit": "Vertical Title and Text"})


def test_drawings_at_the_edge_are_kept_clear_of(tmp_path):
    parts = drawn(plain(), box(0, 480, 720, 60) + box(640, 0, 80, 540))
    room = load_template(file(tmp_path, parts)).purposes["exhibit"].content
    assert room.right <= 640
    assert room.bottom <= 480


def test_a_panel_behind_the_content_is_its_ground(tmp_path):
    parts = drawn(recolored(plain(), {"accent1": "10151C"}), box(0, 0, 720, 540))
    template = load_template(file(tmp_path, parts))
    assert template.purposes["exhibit"].content.width > 600
    assert template.roles[Color.PAPER].hex == "#10151C"
    assert template.roles[Color.INK].slot == "bg1"


def test_drawings_of_the_master_do_not_count_where_a_layout_hides_them(tmp_path):
    parts = drawn(plain(), box(0, 300, 720, 240))
    hidden = replaced(parts, TITLE_ONLY, ("<p:sldLayout ", '<p:sldLayout showMasterSp="0" '))
    shown = load_template(file(tmp_path, parts, "a.potx")).purposes["exhibit"].content
    free = load_template(file(tmp_path, hidden, "b.potx")).purposes["exhibit"].content
    assert shown.bottom <= 300 < free.bottom


def test_a_drawing_in_a_group_stands_where_the_group_puts_it(tmp_path):
    group = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="60" name="G"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="1270000" y="2540000"/><a:ext cx="2540000" cy="1270000"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="1270000" cy="1270000"/></a:xfrm></p:grpSpPr>{box(10, 20, 50, 50)}</p:grpSp>'
    )
    layout = load_template(file(tmp_path, drawn(plain(), group))).layouts[0]
    assert layout.drawings[0].rect == Rect(120, 220, 100, 50)


def test_a_turned_drawing_is_told_by_the_box_around_it(tmp_path):
    turned = box(100, 100, 200, 100).replace("<a:xfrm>", '<a:xfrm rot="5400000">')
    rect = load_template(file(tmp_path, drawn(plain(), turned))).layouts[0].drawings[0].rect
    assert (round(rect.x), round(rect.y), round(rect.width), round(rect.height)) == (150, 50, 100, 200)


def test_frames_and_text_are_inherited_from_the_master(tmp_path):
    template = load_template(file(tmp_path, plain()))
    layout = next(layout for layout in template.layouts if layout.name == "Title Only")
    title, master = layout.of_kind("title")[0], layout.master.boxes[0]
    assert title.rect == master.rect
    assert (title.style.size, title.style.align, title.anchor) == (44.0, "center", "middle")
    assert (title.style.typeface, title.style.family) == ("+mj-lt", "Calibri")
    assert title.style.color.slot == "tx1"
    assert title.inner.width == pytest.approx(title.rect.width - 14.4)
    body = next(each for each in template.layouts if each.name == "Title and Content").boxes[1]
    assert [level.size for level in body.levels] == [32, 28, 24, 20, 20]
    assert [level.bullet for level in body.levels] == ["•", "–", "•", "–", "»"]


@pytest.mark.parametrize("colors", [{}, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("accent", ["FFD500", "4F81BD", "00AA55", "C00000", "777777"])
def test_roles_hold_their_contrasts_as_references_to_the_theme(tmp_path, colors, accent):
    template = load_template(file(tmp_path, recolored(plain(), {**colors, "accent1": accent})))
    hexes = {role: reference.hex for role, reference in template.roles.items()}
    assert all(reference.slot for reference in template.roles.values())
    assert contrast(hexes[Color.INK], hexes[Color.PAPER]) >= 7
    assert contrast(hexes[Color.ACCENT], hexes[Color.PAPER]) >= 4.5
    assert contrast(hexes[Color.MUTED], hexes[Color.PAPER]) >= 4.5
    assert contrast(hexes[Color.SECOND], hexes[Color.INK]) >= 4.5
    assert contrast(hexes[Color.HAIRLINE], hexes[Color.PAPER]) >= 1.3
    assert contrast(hexes[Color.INK], hexes[Color.TINT]) >= 7


def test_a_role_resolves_to_what_its_reference_says(tmp_path):
    template = load_template(file(tmp_path, plain()))
    layout = template.purposes["exhibit"].layout
    for reference in template.roles.values():
        base = layout.master.colors[layout.color_map.get(reference.slot, reference.slot)]
        assert changed(base, reference.changes) == reference.hex


@pytest.mark.parametrize(
    ("color", "changes", "shown"),
    [
        ("#4F81BD", (("lumMod", 75000),), "#376092"),
        ("#4F81BD", (("lumMod", 20000), ("lumOff", 80000)), "#DCE6F2"),
        ("#000000", (("lumMod", 50000), ("lumOff", 50000)), "#808080"),
        ("#FFFFFF", (("lumMod", 85000),), "#D9D9D9"),
        ("#FF0000", (("alpha", 50000),), "#FF0000"),
        ("#FF0000", (("comp", 0),), "#00FFFF"),
        ("#FFFFFF", (("shade", 50000),), "#BCBCBC"),
        ("#000000", (("tint", 50000),), "#BCBCBC"),
    ],
)
def test_changes_of_colour_are_those_of_drawingml(color, changes, shown):
    assert changed(color, changes) == shown


def test_a_title_that_does_not_read_on_its_ground_is_given_a_colour_that_does(tmp_path):
    parts = recolored(plain(), {"accent1": "10151C"})
    dark = load_template(file(tmp_path, drawn(parts, box(0, 0, 720, 540)), "dark.potx")).purposes["exhibit"]
    assert dark.title.style.color.hex == "#000000"
    assert dark.title_color.slot == "bg1"
    assert load_template(file(tmp_path, parts)).purposes["exhibit"].title_color is None


def test_a_ground_on_which_nothing_reads_is_refused(tmp_path):
    stops = "".join(
        f'<a:gs pos="{at}"><a:srgbClr val="{color}"/></a:gs>'
        for at, color in ((0, "000000"), (50000, "777777"), (100000, "FFFFFF"))
    )
    ground = f'<p:bgPr><a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="0"/></a:gradFill><a:effectLst/></p:bgPr>'
    parts = plain()
    parts[MASTER] = re.sub(rb"<p:bgRef.*?</p:bgRef>", ground.encode(), parts[MASTER], flags=re.DOTALL)
    with pytest.raises(ContentError, match="No colour of the theme reads"):
        load_template(file(tmp_path, parts))


def test_a_template_without_a_titled_layout_gets_one_from_its_master(tmp_path):
    parts = plain()
    for part in [each for each in parts if re.fullmatch(r"ppt/slideLayouts/slideLayout\d+\.xml", each)]:
        parts[part] = re.sub(rb'<p:ph type="(title|ctrTitle)"[^>]*/>', b'<p:ph type="body" idx="77"/>', parts[part])
    template = load_template(file(tmp_path, parts))
    exhibit = template.purposes["exhibit"]
    assert exhibit.layout.name == "Title Only"
    assert exhibit.title.rect == exhibit.layout.master.boxes[0].rect
    assert exhibit.footer is not None
    assert exhibit.layout.part in template.package.contents
    assert "made from its master" in " ".join(finding.message for finding in template.findings)


def test_layouts_without_frames_anywhere_have_no_boxes(tmp_path):
    parts = plain()
    for part in [each for each in parts if re.fullmatch(r"ppt/slide(Layouts|Masters)/slide\w+\d+\.xml", each)]:
        parts[part] = re.sub(rb"<p:spPr>\s*<a:xfrm>.*?</a:xfrm>", b"<p:spPr>", parts[part], flags=re.DOTALL)
    with pytest.raises(ContentError, match="No layout has an upright title"):
        load_template(file(tmp_path, parts))


def test_every_purpose_has_a_layout_even_if_there_is_but_one(tmp_path):
    parts = plain()
    entry = re.compile(rb'<p:sldLayoutId [^>]*r:id="(\w+)"[^>]*/>')
    relation = re.search(rb'Id="(\w+)"[^>]*Target="[^"]*slideLayout6.xml"', parts[MASTER_RELATIONS])
    relation = relation or re.search(rb'Target="[^"]*slideLayout6.xml"[^>]*Id="(\w+)"', parts[MASTER_RELATIONS])
    kept = relation.group(1)
    parts[MASTER] = entry.sub(lambda found: found.group(0) if found.group(1) == kept else b"", parts[MASTER])
    template = load_template(file(tmp_path, parts))
    assert list(template.purposes) == list(PURPOSES)
    assert set(names(template).values()) == {"Title Only"}
    assert template.purposes["cover"].stands_in


def test_the_exhibits_master_serves_the_other_purposes_too(tmp_path):
    parts = plain()
    second = {part: data for part, data in parts.items() if part in (MASTER, MASTER_RELATIONS)}
    parts = added(
        parts,
        "ppt/slideMasters/slideMaster2.xml",
        second[MASTER],
        "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml",
    )
    parts["ppt/slideMasters/_rels/slideMaster2.xml.rels"] = second[MASTER_RELATIONS]
    parts = related(parts, "ppt/_rels/presentation.xml.rels", "slideMaster", "slideMasters/slideMaster2.xml")
    listed = '<p:sldMasterId id="2147483700" r:id="rIdX"/></p:sldMasterIdLst>'
    template = load_template(file(tmp_path, replaced(parts, "ppt/presentation.xml", ("</p:sldMasterIdLst>", listed))))
    assert len({layout.master.part for layout in template.layouts}) == 2
    assert len({fit.layout.master.part for fit in template.purposes.values()}) == 1
