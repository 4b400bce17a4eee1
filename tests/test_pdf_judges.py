"""PDF files of every kind we make pass every gate, and every gate notices what it is there for."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from writers.scenes import THEME, everything, node, page, text

from briefgen import pipeline
from briefgen.editions.handout import HANDOUTS
from briefgen.scene import Attachment, Scene
from briefgen.wishes import Lock, Wishes
from briefgen.writers.pdf import write
from tests.decks import harder
from tests.fuzz.documents import draft
from tests.fuzz.dressing import dress
from tests.judge_briefs import verdict
from tests.judges.briefs import GATES, Evidence, claims, faults, heard_aloud
from tests.judges.pdf_mutants import MUTANTS

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content/amazon-ai-landscape.yaml"
BRANDS = ("_brand", "evergreen")
RANDOM = range(40, 50)


@pytest.fixture(scope="module")
def proved():
    """The shipped content, arranged and proved once a brand and edition."""
    known: dict[tuple[str, str, str | None], pipeline.Proved] = {}

    def of(brand: str, edition: pipeline.EditionName, attach=None) -> pipeline.Proved:
        key = (brand, edition, attach)
        if key not in known:
            known[key] = next(pipeline._proved(CONTENT, edition, ROOT / f"assets/{brand}.yml", attach=attach))
        return known[key]

    return of


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("wishes", [Wishes(), Wishes("ua2", "source")], ids=["usual", "second"])
def test_the_brief_passes_every_gate(proved, tmp_path, brand, wishes):
    held = proved(brand, "brief", wishes.attach)
    file = tmp_path / "brief.pdf"
    file.write_bytes(write(held.scene, held.theme, wishes))
    assert list(faults(Evidence(file, claims(wishes), held.scene))) == []
    assert heard_aloud(file) == []


@pytest.mark.parametrize(("brand", "a_page"), [("_brand", 1), ("evergreen", 3)])
def test_the_slides_pass_every_gate(proved, tmp_path, brand, a_page):
    held = proved(brand, "deck")
    scene, file = HANDOUTS[a_page](held.scene, held.theme), tmp_path / "slides.pdf"
    file.write_bytes(write(scene, held.theme))
    assert list(faults(Evidence(file, claims(Wishes()), scene))) == []
    assert heard_aloud(file) == []


@pytest.mark.parametrize("seed", RANDOM)
def test_random_documents_pass_every_gate(tmp_path, monkeypatch, seed):
    monkeypatch.setattr("tests.judge_briefs.draft", lambda number: draft(number, "sparse"))
    judged = verdict(seed, tmp_path)
    assert not judged.refused
    assert judged.found == ()


@pytest.fixture(scope="module")
def good(tmp_path_factory) -> tuple[Scene, bytes]:
    """A file with everything in it: every item, notes, links, two levels of headings, an attachment."""
    picture = tmp_path_factory.mktemp("good") / "red.png"
    Image.new("RGB", (8, 6), "red").save(picture)
    scene = everything(picture)
    more = page(
        text("second", "A second claim", 51, 85, 300, (node("H2", "second"),)),
        text("other note", "2 Another note.", 51, 120, 200, (node("Note", "other"),)),
        key="three",
    )
    data = Attachment("growth.csv", "text/csv", b"Name,Value\r\nAzure,40\r\n", "Data", "Data of Exhibit 1", "chart")
    scene = replace(scene, pages=(*scene.pages, more), attachments=(data,))
    return scene, write(scene, THEME, Wishes(attach="data"))


def test_the_good_file_is_good(good, tmp_path):
    scene, data = good
    file = tmp_path / "good.pdf"
    file.write_bytes(data)
    assert list(faults(Evidence(file, ("ua1", "3a"), scene))) == []


@pytest.mark.parametrize("name", MUTANTS)
def test_what_is_spoiled_is_noticed(good, tmp_path, name):
    scene, data = good
    mutant, file = MUTANTS[name], tmp_path / "good.pdf"
    file.write_bytes(data)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        mutant.spoil(pdf)
        pdf.save(file, fix_metadata_version=False)
    assert GATES[mutant.gate](Evidence(file, ("ua1", "3a"), scene)) != []


def test_there_are_many_ways_to_spoil_a_file():
    assert len(MUTANTS) >= 25
    assert {mutant.gate for mutant in MUTANTS.values()} >= {"veraPDF", "text", "promises"}


def test_a_locked_file_asks_for_its_password_and_claims_nothing(good, tmp_path):
    scene, _ = good
    file = tmp_path / "locked.pdf"
    file.write_bytes(write(scene, THEME, Wishes(lock=Lock("secret", frozenset({"print"})))))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(file)
    with pikepdf.open(file, password="secret") as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert pdf.allow.accessibility
        assert pdf.allow.print_highres
        assert not pdf.allow.extract
        assert not pdf.allow.modify_other
        packet = pdf.Root.Metadata.read_bytes()
        assert b"pdfaid:part" not in packet
        assert b"pdfuaid:part" not in packet
        assert "/StructTreeRoot" in pdf.Root


def test_a_lock_does_not_show_its_password():
    assert "secret" not in repr(Wishes(lock=Lock("secret")))


BUILD = """
import sys
from pathlib import Path
from hashlib import sha256
from briefgen import pipeline
from briefgen.wishes import Wishes
out = Path(sys.argv[2])
for profile, attach, slides in (("ua1", "data", 1), ("ua2", "source", 3)):
    wishes = Wishes(profile, attach, slides=slides, pictures=slides == 3)
    for file in pipeline.build(Path(sys.argv[1]), out, wishes=wishes):
        print(file.name, sha256(file.read_bytes()).hexdigest())
"""


def test_equal_content_makes_equal_files_in_any_process(tmp_path):
    document = harder(draft(3, "sparse"))
    content, brand = document.write(tmp_path), dress(document, tmp_path)
    assert brand.is_file()
    told = []
    for number in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": number, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", BUILD, str(content), str(tmp_path / number)]
        told.append(subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout)
    assert told[0] == told[1]
    assert told[0].count("\n") > 6
