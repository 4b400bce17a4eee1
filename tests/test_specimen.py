"""The specimen of a brand builds in every brand, is judged like any document, and is the same on any day."""

from __future__ import annotations

from pathlib import Path

import page
import pytest
from click.testing import CliRunner
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from briefgen.cli import main
from briefgen.specimen import show
from tests.lint import lint

ASSETS = Path(__file__).parents[1] / "assets"
DARK = """\
meta: {name: Night}
color: {foreground: "#F4F6FA", background: "#10151C", primary: "#FFB454", secondary: "#2E4A66"}
typography: {base: Inter}
"""


@pytest.fixture(params=["_brand.yml", "evergreen.yml", "night"])
def brand(request, tmp_path) -> Path:
    if request.param != "night":
        return ASSETS / request.param
    path = tmp_path / "night.yml"
    path.write_text(DARK)
    return path


def test_a_specimen_passes_the_judges_and_shows_every_role(brand, tmp_path):
    deck, brief = show(brand, tmp_path / "one")
    assert not list(OpenXmlValidator().validate(deck).errors)
    assert lint(deck.read_bytes()) == []
    assert page.validate_pdf(str(brief), profile="pdfua-1").is_compliant
    said = {
        cell.text for slide in Presentation(deck).slides for shape in slide.shapes if shape.has_table
        for row in shape.table.rows for cell in row.cells
    }  # fmt: skip
    assert {"ink", "paper", "accent", "second", "tint", "muted", "hairline"} <= said
    again = show(brand, tmp_path / "two")
    assert [file.read_bytes() for file in again] == [deck.read_bytes(), brief.read_bytes()]


def test_the_command_writes_both_files(tmp_path):
    found = CliRunner().invoke(main, ["brand", "show", str(ASSETS / "_brand.yml"), "-o", str(tmp_path)])
    assert found.exit_code == 0
    assert {file.name for file in tmp_path.iterdir()} >= {"specimen.pptx", "specimen.pdf"}
