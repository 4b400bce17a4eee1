"""A brand file made from a template loads, points back at it and looks like it; the doctor tells what is so."""

from __future__ import annotations

import io
import json

import pytest
from click.testing import CliRunner
from made import MASTER, MASTER_RELATIONS, added, file, plain, recolored, related, replaced
from PIL import Image

from briefgen.brand import EDITIONS, load_brand
from briefgen.cli import main
from briefgen.company import template_of
from briefgen.company.importing import import_brand
from briefgen.errors import ContentError, MachineError
from briefgen.scene import Color

DARK = {"dk1": "FFFFFF", "lt1": "10151C", "dk2": "E0E6EE", "lt2": "1E2833"}
PALE = {"dk1": "808080", "dk2": "909090", "accent1": "FFE680"}


def with_logo(parts, size=(300, 100), crop=""):
    stream = io.BytesIO()
    Image.new("RGB", size, "#C8102E").save(stream, "PNG")
    shown = (
        '<p:pic><p:nvPicPr><p:cNvPr id="90" name="Logo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="rIdX"/>{crop}<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
        '<a:off x="7620000" y="127000"/><a:ext cx="1143000" cy="381000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></p:spPr></p:pic></p:spTree>"
    )
    parts = added(parts, "ppt/media/logo.png", stream.getvalue(), "image/png")
    return replaced(related(parts, MASTER_RELATIONS, "image", "../media/logo.png"), MASTER, ("</p:spTree>", shown))


@pytest.mark.parametrize("colors", [{}, DARK, PALE, {"accent1": "FFFF00", "accent2": "000000"}])
def test_an_imported_brand_loads_and_its_template_too(tmp_path, colors):
    target = tmp_path / "assets" / "acme.yml"
    import_brand(file(tmp_path, recolored(plain(), colors)), target)
    brand = load_brand(target)
    template = template_of(brand)
    assert template is not None
    assert template.name == "company.potx"
    assert (tmp_path / "assets" / "company.potx").is_file()
    for edition in EDITIONS:
        assert brand.theme(edition).contrast(Color.INK, Color.PAPER) >= 12


def test_colours_that_read_are_the_themes_own_and_others_say_what_they_stand_for(tmp_path):
    target = tmp_path / "acme.yml"
    import_brand(file(tmp_path, recolored(plain(), {"dk1": "444444", "accent1": "B00020"})), target)
    text = target.read_text(encoding="utf-8")
    assert "  primary: accent1\n" in text
    assert "  # the nearest shade of #444444 that reads\n" in text
    assert load_brand(target).colors["brief"][Color.ACCENT] == "#B00020"


def test_the_logo_is_taken_out_as_it_is_shown(tmp_path):
    cropped = with_logo(plain(), (400, 100), '<a:srcRect l="25000" r="25000"/>')
    import_brand(file(tmp_path, cropped), tmp_path / "acme.yml")
    logo = load_brand(tmp_path / "acme.yml").logo.file
    assert logo is not None
    with Image.open(logo) as picture:
        assert picture.size == (200, 100)


def test_a_picture_as_large_as_the_slide_is_no_logo(tmp_path):
    parts = with_logo(plain())
    parts = replaced(parts, MASTER, ('cx="1143000" cy="381000"', 'cx="9144000" cy="6858000"'), ('x="7620000"', 'x="0"'))
    import_brand(file(tmp_path, parts), tmp_path / "acme.yml")
    assert load_brand(tmp_path / "acme.yml").logo is None


def test_no_file_is_written_over_unless_that_is_said(tmp_path):
    path, target = file(tmp_path, plain()), tmp_path / "acme.yml"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(MachineError, match=r"acme\.yml is there already"):
        import_brand(path, target)
    assert target.read_text(encoding="utf-8") == "mine"
    import_brand(path, target, replacing=True)
    assert load_brand(target).template is not None


def test_a_brand_whose_template_is_refused_says_so_at_its_key(tmp_path):
    import_brand(file(tmp_path, plain()), tmp_path / "acme.yml")
    (tmp_path / "company.potx").write_bytes(b"PK nothing")
    with pytest.raises(ContentError) as caught:
        template_of(load_brand(tmp_path / "acme.yml"))
    (finding,) = caught.value.findings
    lines = (tmp_path / "acme.yml").read_text(encoding="utf-8").splitlines()
    assert finding.place.path == tmp_path / "acme.yml"
    assert "company.potx" in lines[finding.place.line - 1]


def test_a_layout_that_a_brand_names_wrongly_is_found_at_its_place(tmp_path):
    target = tmp_path / "acme.yml"
    import_brand(file(tmp_path, plain()), target)
    named = '      file: "company.potx"\n      layouts:\n        exhibit: Nur Titel\n'
    target.write_text(target.read_text().replace('      file: "company.potx"\n', named), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        template_of(load_brand(target))
    (finding,) = caught.value.findings
    assert finding.source_line == "        exhibit: Nur Titel"
    assert finding.place.column == 18


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("none.potx", "“none.potx” is no file beside the brand"),
        ("../company.potx", "is no file beside the brand"),
        ("acme.yml", "“acme.yml” is no PowerPoint file"),
    ],
)
def test_a_template_that_a_brand_cannot_have_is_a_finding(tmp_path, entry, said):
    target = tmp_path / "acme.yml"
    import_brand(file(tmp_path, plain()), target)
    target.write_text(target.read_text().replace('"company.potx"', f'"{entry}"'), encoding="utf-8")
    with pytest.raises(ContentError, match=said):
        load_brand(target)


def test_a_template_by_its_short_form(tmp_path):
    target = tmp_path / "acme.yml"
    import_brand(file(tmp_path, plain()), target)
    text = target.read_text().replace('    template:\n      file: "company.potx"\n', "    template: company.potx\n")
    target.write_text(text, encoding="utf-8")
    assert template_of(load_brand(target)).name == "company.potx"


def test_the_doctor_tells_people_and_programs(tmp_path):
    path = file(tmp_path, plain())
    spoken = CliRunner().invoke(main, ["brand", "doctor", str(path)])
    assert spoken.exit_code == 0
    assert "exhibit    “Title Only”, by its type “titleOnly”" in spoken.output
    told = json.loads(CliRunner().invoke(main, ["brand", "doctor", str(path), "--format", "json"]).output)
    assert told["fits"] is True
    assert told["purposes"]["exhibit"]["content"][2] == pytest.approx(633.6)
    assert told["roles"]["ink"] == {"hex": "#000000", "slot": "tx1", "changes": {}}


def test_the_doctor_says_why_a_template_is_refused(tmp_path):
    path = tmp_path / "company.potx"
    path.write_bytes(b"nothing")
    spoken = CliRunner().invoke(main, ["brand", "doctor", str(path)])
    assert (spoken.exit_code, "is no PowerPoint file" in spoken.output) == (1, True)
    told = CliRunner().invoke(main, ["brand", "doctor", str(path), "--format", "json"])
    assert (told.exit_code, json.loads(told.output)["fits"]) == (1, False)
    assert CliRunner().invoke(main, ["brand", "doctor", str(tmp_path / "none.potx")]).exit_code == 2


def test_the_command_imports(tmp_path):
    path = file(tmp_path, with_logo(plain()))
    done = CliRunner().invoke(main, ["brand", "import", str(path), "-o", str(tmp_path / "acme.yml")])
    assert (done.exit_code, done.output.count("\n")) == (0, 2)
    again = CliRunner().invoke(main, ["brand", "import", str(path), "-o", str(tmp_path / "acme.yml")])
    assert again.exit_code == 2
