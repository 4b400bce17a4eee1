"""Judges that share no code with briefgen look at the built files, in both brands."""

from __future__ import annotations

from pathlib import Path

import page
import pikepdf
import pytest

from briefgen import build
from tests.judges.decks import JUDGES, present

ROOT = Path(__file__).parents[1]
BRANDS = ("_brand", "evergreen")


@pytest.fixture(scope="module", params=BRANDS)
def built(request, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    build(ROOT / "content/amazon-ai-landscape.yaml", folder, brand=ROOT / f"assets/{request.param}.yml")
    return folder / "amazon-ai-landscape"


@pytest.mark.parametrize("name", present())
def test_no_judge_finds_a_fault_in_the_deck(built, name):
    assert JUDGES[name](built.with_suffix(".pptx")) == []


@pytest.mark.parametrize("profile", ["pdfua-1", "pdfa-2a"])
def test_the_brief_is_accessible_and_archival(built, profile):
    report = page.validate_pdf(str(built.with_suffix(".pdf")), profile=profile)
    assert report.is_compliant, report.failures


def test_a_judge_of_the_brief_can_fail(built, tmp_path):
    untagged = tmp_path / "untagged.pdf"
    with pikepdf.open(built.with_suffix(".pdf")) as pdf:
        del pdf.Root["/StructTreeRoot"]
        pdf.save(untagged)
    assert not page.validate_pdf(str(untagged), profile="pdfua-1").is_compliant
