"""The brand check tells all at once; the specimen shows a brand at work."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from briefgen import specimen
from briefgen.blocks import BLOCKS
from briefgen.brand import check
from briefgen.cli import main
from briefgen.colors.contrast import contrast
from briefgen.colors.sight import APART, least_difference

ROOT = Path(__file__).parents[1]
BASE = """\
meta: {name: Acme}
color:
  foreground: "#111111"
  background: "#FFFFFF"
  primary: "#B00020"
typography: {base: Inter}
"""


def said(folder: Path, text: str) -> list[str]:
    path = folder / "_brand.yml"
    path.write_text(text, encoding="utf-8")
    findings = check(path)
    assert all(finding.place for finding in findings)
    assert all(finding.hint for finding in findings)
    return [finding.message for finding in findings]


@pytest.mark.parametrize("name", ["assets/_brand.yml", "assets/evergreen.yml", "tests/brands/midnight.yml"])
def test_nothing_stands_against_a_sound_brand(name):
    assert check(ROOT / name) == ()


def test_all_is_told_at_once(tmp_path):
    Image.new("RGB", (60, 20), "#111111").save(tmp_path / "small.png")
    text = BASE.replace("base: Inter", "base: Nowhere Sans").replace("#B00020", "#FF8080")
    messages = said(tmp_path, text + "logo: {medium: small.png}\ncolour: {}\n")
    for part in (
        "accent #FF8080 and paper #FFFFFF have a contrast of 2.4; 4.5 is needed",
        "The face Nowhere Sans is not on this machine; text is measured, and set in the brief, in Inter",
        "60 pixels wide and printed 120 points wide, which is 36 to the inch; 367 pixels are needed",
        "No tool reads colour",
    ):
        assert any(part in message for message in messages), (part, messages)


def test_colours_that_some_readers_confuse_are_named_with_the_readers_and_a_shade(tmp_path):
    path = tmp_path / "_brand.yml"
    path.write_text(BASE.replace("#111111", "#0B2A10").replace("#B00020", "#5A1A10"))
    finding = next(f for f in check(path) if "look alike" in f.message)
    assert "Accent #5A1A10 and ink #0B2A10 look alike to readers with" in finding.message
    shade = re.search(r"#[0-9A-F]{6}", finding.hint)[0]
    assert least_difference(shade, "#0B2A10") >= APART
    assert contrast(shade, "#FFFFFF") >= 4.5


def test_a_logo_that_is_lost_on_the_cover_asks_for_its_other_form(tmp_path):
    Image.new("RGB", (600, 200), "#151515").save(tmp_path / "dark.png")
    messages = said(tmp_path, BASE + "logo: {medium: dark.png}\n")
    assert any("dark.png is lost on the deck's cover" in message for message in messages)


def test_a_brand_without_a_logo_is_told_so(tmp_path):
    assert any("has no logo" in message for message in said(tmp_path, BASE))


def run(*arguments: str):
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_the_exit_code_says_whether_anything_was_found(tmp_path):
    (tmp_path / "b.yml").write_text(BASE, encoding="utf-8")
    assert run("brand", "check", str(ROOT / "assets/_brand.yml")).exit_code == 0
    found = run("brand", "check", str(tmp_path / "b.yml"), "--format", "json")
    assert found.exit_code == 1
    assert json.loads(found.output)[0]["line"] >= 1
    assert run("brand", "check", str(tmp_path / "gone.yml")).exit_code == 2


def test_the_specimen_shows_every_block_once_and_every_colour():
    from briefgen.document import load
    from briefgen.specimen.ladder import Ladder
    from briefgen.specimen.marks import Marks
    from briefgen.specimen.swatches import Swatches

    shown = {"swatches": Swatches, "ladder": Ladder, "marks": Marks}
    document = load(specimen.CONTENT, {**BLOCKS, **shown})
    used = [block.type for section in document.sections for block in section.blocks]
    assert set(used) == {*BLOCKS, *shown}
    assert any(len(getattr(block, "series", ())) == 6 for s in document.sections for block in s.blocks)


def test_the_specimen_is_named_after_its_brand(tmp_path):
    result = run("brand", "show", str(ROOT / "tests/brands/mono.yml"), "-o", str(tmp_path), "--only", "brief")
    assert result.exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["mono-specimen.pdf"]


def test_a_brand_that_cannot_be_built_with_shows_nothing(tmp_path):
    path = tmp_path / "pale.yml"
    path.write_text(BASE.replace("#B00020", "#FF8080"), encoding="utf-8")
    assert run("brand", "show", str(path), "-o", str(tmp_path / "out")).exit_code == 1
    assert not (tmp_path / "out").exists()
