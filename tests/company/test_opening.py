"""Opening a template: what is kept, what is left behind, and what is refused with its reason."""

from __future__ import annotations

import io
import re
import struct
import zipfile

import pytest
from made import (
    MACROS,
    MAIN_RELATIONS,
    MASTER,
    MASTER_RELATIONS,
    TEMPLATE,
    TITLE_ONLY,
    added,
    file,
    plain,
    recolored,
    related,
    replaced,
    strict,
    typed,
)
from openxml_audit import OpenXmlValidator

from briefgen.company import load_template
from briefgen.company.archive import MAX_ENTRIES
from briefgen.company.opening import opened
from briefgen.errors import ContentError, MachineError
from tests.company.skeleton import deck
from tests.lint import PACKAGE_RULES, lint, presentation

VBA = "application/vnd.ms-office.vbaProject"


def refusal(path) -> str:
    with pytest.raises(ContentError) as caught:
        load_template(path)
    (finding,) = caught.value.findings
    assert finding.subject == "template"
    return finding.message


def test_sample_slides_notes_and_properties_are_left_behind(tmp_path):
    package = opened(file(tmp_path, plain())).package
    kinds = {part.split("/")[2] for part in package.contents if part.count("/") > 2}
    assert {"slideMasters", "slideLayouts", "theme"} <= kinds
    assert not {part for part in package.contents if "slides/" in part or "notesSlides" in part or "docProps" in part}
    assert b"sldIdLst" not in package.contents["/ppt/presentation.xml"]


@pytest.mark.parametrize("kind", [TEMPLATE, MACROS.replace("template", "slideshow"), MACROS])
def test_every_kind_of_presentation_opens_as_a_plain_one(tmp_path, kind):
    package = opened(file(tmp_path, typed(plain(), kind))).package
    assert package.types["/ppt/presentation.xml"].endswith("presentationml.presentation.main+xml")


def test_what_is_kept_is_valid_with_slides_on_every_chosen_layout(tmp_path):
    built = tmp_path / "built.pptx"
    built.write_bytes(deck(load_template(file(tmp_path, typed(plain(), TEMPLATE)))))
    assert not list(OpenXmlValidator().validate(built).errors)
    rules = [rule for rule in PACKAGE_RULES if rule.__name__ != "entries_are_sound"]
    assert lint(built.read_bytes(), rules) == []


def test_strict_open_xml_becomes_what_its_transitional_twin_is(tmp_path):
    twin, other = (
        load_template(file(tmp_path, plain(), "a.potx")),
        load_template(file(tmp_path, strict(plain()), "b.potx")),
    )
    assert other.layouts == twin.layouts
    assert other.purposes == twin.purposes
    assert b"purl.oclc.org" not in b"".join(other.package.contents.values())


def test_macros_are_left_behind_and_said(tmp_path):
    parts = added(typed(plain(), MACROS), "ppt/vbaProject.bin", b"code", VBA)
    template = opened(file(tmp_path, related(parts, MAIN_RELATIONS, "vbaProject", "vbaProject.bin")))
    assert not [part for part in template.package.contents if "vba" in part]
    assert [finding.message for finding in template.findings] == ["Left out of the template: macros."]


def test_macros_in_a_file_that_says_it_has_none_are_refused(tmp_path):
    parts = added(typed(plain(), TEMPLATE), "ppt/vbaProject.bin", b"code", VBA)
    path = file(tmp_path, related(parts, MAIN_RELATIONS, "vbaProject", "vbaProject.bin"))
    assert "without macros, and has macros in it" in refusal(path)


def test_a_click_that_runs_a_macro_does_nothing_any_more(tmp_path):
    click = '<a:hlinkClick r:id="" action="ppaction://macro?name=Run"/>'
    parts = plain()
    text = parts[TITLE_ONLY].decode()
    at = text.index('<p:cNvPr id="2"')
    end = text.index("/>", at)
    parts[TITLE_ONLY] = (text[:end] + ">" + click + "</p:cNvPr>" + text[end + 2 :]).encode()
    package = opened(file(tmp_path, parts)).package
    assert b"macro" not in package.contents[f"/{TITLE_ONLY}"]
    assert b'name="Title 1"' in package.contents[f"/{TITLE_ONLY}"]


def picture(key: str, attribute: str = "embed") -> str:
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="90" name="Logo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:{attribute}="{key}"/>'
        f'<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        "</p:spTree>"
    )


@pytest.mark.parametrize("kind", ["image", "oleObject", "video", "slideLayout", "attachedTemplate"])
@pytest.mark.parametrize("target", ["https://example.com/spy.png", "file:///C:/x", r"\\server\share\x.png"])
def test_what_would_be_loaded_from_outside_is_refused(tmp_path, kind, target):
    path = file(tmp_path, related(plain(), MASTER_RELATIONS, kind, target, external=True))
    assert "from outside when opened" in refusal(path)


def test_a_web_link_on_a_layout_stays_and_a_link_to_a_file_goes(tmp_path):
    parts = related(plain(), MASTER_RELATIONS, "hyperlink", "https://example.com", external=True, key="rIdWeb")
    parts = related(parts, MASTER_RELATIONS, "hyperlink", "file:///C:/x.exe", external=True, key="rIdFile")
    click = '<p:cNvPr id="{0}" name="{1}"><a:hlinkClick r:id="{2}"/></p:cNvPr>'
    text = parts[MASTER].decode()
    shape = "<p:sp><p:nvSpPr>{}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>"
    both = shape.format(click.format(80, "Web", "rIdWeb")) + shape.format(click.format(81, "File", "rIdFile"))
    parts[MASTER] = text.replace("</p:spTree>", both + "</p:spTree>").encode()
    template = opened(file(tmp_path, parts))
    assert [each.target for each in template.package.relations[f"/{MASTER}"].values() if each.external] == [
        "https://example.com"
    ]
    assert template.package.contents[f"/{MASTER}"].count(b"hlinkClick") == 1
    assert "file:///C:/x.exe" in template.findings[0].message


def test_a_picture_that_is_missing_goes_with_its_frame_and_is_said(tmp_path):
    parts = related(plain(), MASTER_RELATIONS, "image", "../media/none.png")
    parts = replaced(parts, MASTER, ("</p:spTree>", picture("rIdX")))
    template = opened(file(tmp_path, parts))
    assert b"<p:pic" not in template.package.contents[f"/{MASTER}"]
    assert "none.png" in template.findings[0].message


def test_embedded_objects_on_a_master_go_and_are_said(tmp_path):
    parts = added(plain(), "ppt/embeddings/o.bin", b"MZ", "application/vnd.openxmlformats-officedocument.oleObject")
    parts = related(parts, MASTER_RELATIONS, "oleObject", "../embeddings/o.bin")
    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="91" name="Object"/><p:cNvGraphicFramePr/><p:nvPr/>'
        '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj r:id="rIdX" progId="x" '
        'imgW="1" imgH="1"><p:embed/></p:oleObj></a:graphicData></a:graphic></p:graphicFrame></p:spTree>'
    )
    template = opened(file(tmp_path, replaced(parts, MASTER, ("</p:spTree>", frame))))
    assert b"graphicFrame" not in template.package.contents[f"/{MASTER}"]
    assert not [part for part in template.package.contents if "embeddings" in part]
    assert template.findings[0].message == "Left out of the template: embedded objects."


def test_masters_that_share_a_theme_get_one_each(tmp_path):
    parts = plain()
    notes = "ppt/notesMasters/_rels/notesMaster1.xml.rels"
    parts = replaced(parts, notes, ("theme2.xml", "theme1.xml"))
    package = opened(file(tmp_path, parts)).package
    masters = (f"/{MASTER}", "/ppt/notesMasters/notesMaster1.xml")
    first, second = (package.target(master, "theme") for master in masters)
    assert first != second
    assert package.contents[first] == package.contents[second]


def test_settings_and_numbers_that_are_missing_are_put_in(tmp_path):
    parts = replaced(plain(), MASTER, (' id="2147483649"', ""))
    relations = parts[MAIN_RELATIONS].decode()
    parts[MAIN_RELATIONS] = re.sub(r"<Relationship [^>]*viewProps[^>]*/>", "", relations).encode()
    built = tmp_path / "built.pptx"
    built.write_bytes(deck(load_template(file(tmp_path, parts))))
    assert not list(OpenXmlValidator().validate(built).errors)
    rules = (presentation.masters_and_layouts_are_numbered_together, presentation.masters_are_listed)
    assert lint(built.read_bytes(), rules) == []


def test_a_layout_that_is_missing_is_refused(tmp_path):
    parts = plain()
    del parts[TITLE_ONLY]
    assert "needs /ppt/slideLayouts/slideLayout6.xml, which is missing" in refusal(file(tmp_path, parts))


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (b"<p:sldMaster", "no valid XML"),
        (b"", "no valid XML"),
        (b"<x/>", "should hold a sldMaster and holds a x"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "declares a document type"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', "declares a document type"),
    ],
)
def test_broken_and_sly_xml_is_refused(tmp_path, broken, said):
    assert said in refusal(file(tmp_path, {**plain(), MASTER: broken}))


def test_entities_are_not_expanded(tmp_path):
    lines = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "lol"}">' for i in range(12))
    bomb = f"<!DOCTYPE x [{lines}]><x>&l11;</x>".encode()
    assert "ppt/slideMasters/slideMaster1.xml" in refusal(file(tmp_path, {**plain(), MASTER: bomb}))


def test_a_part_that_unpacks_beyond_all_measure_is_refused_unread(tmp_path):
    parts = added(plain(), "ppt/media/big.png", bytes(60_000_000), "image/png")
    parts = replaced(
        related(parts, MASTER_RELATIONS, "image", "../media/big.png"), MASTER, ("</p:spTree>", picture("rIdX"))
    )
    assert "unpacks to more than is allowed" in refusal(file(tmp_path, parts))


def test_a_part_that_lies_about_its_size_is_refused(tmp_path):
    parts = added(plain(), "ppt/media/big.png", bytes(60_000_000), "image/png")
    parts = replaced(
        related(parts, MASTER_RELATIONS, "image", "../media/big.png"), MASTER, ("</p:spTree>", picture("rIdX"))
    )
    path = file(tmp_path, parts)
    data = bytearray(path.read_bytes())
    at = data.rindex(b"ppt/media/big.png") - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    struct.pack_into("<I", data, at + 24, 1000)
    path.write_bytes(bytes(data))
    assert "big.png" in refusal(path)


def test_a_bomb_that_nothing_leads_to_is_never_unpacked(tmp_path):
    assert load_template(file(tmp_path, {**plain(), "ppt/media/bomb.bin": bytes(60_000_000)}))


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/passwd", "ppt/../../evil.xml", "C:/evil.xml", "ppt\\..\\..\\evil"]
)
def test_names_that_lead_out_of_the_archive_are_refused(tmp_path, name):
    assert "lead out of the archive" in refusal(file(tmp_path, {**plain(), name: b"x"}))


def test_a_relation_that_leads_out_of_the_file_is_refused(tmp_path):
    parts = related(plain(), MASTER_RELATIONS, "image", "../../../../etc/passwd")
    assert "outside the file" in refusal(file(tmp_path, parts))


def test_two_parts_of_one_name_are_refused(tmp_path):
    path = file(tmp_path, plain())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("PPT/presentation.xml", b"<x/>")
    assert "two parts named" in refusal(path)


def test_absurdly_many_entries_are_refused(tmp_path):
    many = {f"x/{number}": b"" for number in range(MAX_ENTRIES)}
    assert "entries" in refusal(file(tmp_path, {**plain(), **many}))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), "locked with a password"),
        (b"%PDF-1.7", "no PowerPoint file"),
        (b"", "no PowerPoint file"),
        (b"PK\x03\x04 and then nothing", "damaged archive"),
    ],
)
def test_what_is_no_open_xml_file_is_refused(tmp_path, data, said):
    path = tmp_path / "company.potx"
    path.write_bytes(data)
    assert said in refusal(path)


def test_an_encrypted_part_is_refused(tmp_path):
    path = file(tmp_path, plain())
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(bytes(data))
    assert "encrypted" in refusal(path)


def test_another_office_file_is_refused_by_its_name(tmp_path):
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert "a Word or Excel file" in refusal(file(tmp_path, typed(plain(), word)))


def test_an_archive_of_anything_is_refused(tmp_path):
    assert "no Office file" in refusal(file(tmp_path, {"readme.txt": b"x"}))


def test_a_truncated_file_is_refused(tmp_path):
    path = file(tmp_path, plain())
    path.write_bytes(path.read_bytes()[:-2000])
    assert "damaged archive" in refusal(path)


def test_a_damaged_part_is_refused(tmp_path):
    path = file(tmp_path, plain())
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo(MASTER)
    data = bytearray(path.read_bytes())
    start = entry.header_offset + 30 + len(MASTER) + 20
    data[start : start + 40] = b"\xff" * 40
    path.write_bytes(bytes(data))
    assert "cannot be unpacked" in refusal(path)


def test_a_missing_file_is_the_machines_fault(tmp_path):
    with pytest.raises(MachineError, match="cannot be read"):
        load_template(tmp_path / "none.potx")


def test_the_same_template_gives_the_same_parts(tmp_path):
    path = file(tmp_path, recolored(plain(), {"accent1": "00AA55"}))
    assert opened(path) == opened(path)
    assert io.BytesIO(deck(load_template(path))).getvalue()
