"""What is compared: files, revisions read from git without running anything, built decks and briefs."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from briefgen import build
from briefgen.cli import main
from briefgen.difference.comparison import compare
from briefgen.difference.revision import revision_of
from briefgen.errors import MachineError
from tests.difference.planted import ROOT

CONTENT = """\
format: 1
title: A title
date: 2026-01-31
figures:
  cash: {label: Cash, value: 41.2, unit: USD, scale: M, period: "2025"}
  debt: {label: Debt, value: 10, unit: USD, scale: M}
  ratio: {label: Cash over debt, formula: cash / debt, precision: 1, unit: x}
sections:
  - id: one
    title: One
    headline: Cash is {ratio} of debt
    narrative: There is {cash|long}. Debt stands at {debt|long}.
    blocks:
      - {type: metrics, id: both, figures: [cash, debt]}
  - id: two
    title: Two
    headline: A picture shows 3 windows
    blocks:
      - {type: image, id: house, file: house.png, alt: A house}
      - {type: callout, text: Nothing else}
"""
NEWER = CONTENT.replace("41.2", "43.0").replace("Nothing else", "Little else")


def picture(folder: Path, color: str = "navy") -> None:
    Image.new("RGB", (60, 40), color).save(folder / "house.png")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, arguments)], catch_exceptions=False)


def told(*arguments: str | Path) -> dict:
    result = run(*arguments, "--format", "json")
    assert result.exit_code in (0, 1), result.stderr
    found = json.loads(result.stdout)
    assert result.exit_code == (not found["same"])
    return found


def changed(found: dict) -> dict[str, list]:
    """The parts of a difference that are not empty, without what could not be compared."""
    return {name: each for name, each in found.items() if isinstance(each, list) and each and name != "limits"}


@pytest.fixture
def repository(tmp_path, monkeypatch) -> Path:
    """A repository whose second commit has NEWER and another picture; its folder is the working one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "assets").mkdir()
    git("init", "-q", "-b", "main")
    for name in ("_brand.yml", "logo.png"):
        (tmp_path / "assets" / name).write_bytes((ROOT / "assets" / name).read_bytes())
    for text, color in ((CONTENT, "navy"), (NEWER, "teal")):
        (tmp_path / "content/x.yaml").write_text(text, encoding="utf-8")
        picture(tmp_path / "content", color)
        git("add", "-A")
        git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "A state")
    return tmp_path


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def test_a_revision_is_compared_with_its_pictures(repository):
    found = told("HEAD~1:content/x.yaml", "content/x.yaml")
    assert set(changed(found)) == {"figures", "texts", "settings"}
    assert [(each["id"], each["because"]) for each in found["figures"]] == [("cash", []), ("ratio", ["cash"])]
    assert found["figures"][1]["claims"] == ["Cash is 4.3× of debt"]
    assert {(each["edition"], each["page"]) for each in found["figures"][0]["stands"]} >= {("deck", 2), ("brief", 2)}
    assert [each["part"] for each in found["settings"]] == ["file"]
    assert found["limits"] == []
    assert told("HEAD:content/x.yaml", "content/x.yaml")["same"]


def test_two_revisions_are_compared_from_any_folder(repository, monkeypatch):
    monkeypatch.chdir(repository / "content")
    for old, new in (("HEAD~1:./x.yaml", "HEAD:./x.yaml"), ("main~1:content/x.yaml", "HEAD@{0}:../content/x.yaml")):
        assert len(told(old, new)["figures"]) == 2


def test_a_brand_and_its_files_are_those_of_the_revision(repository):
    brand = repository / "assets/_brand.yml"
    brand.write_text(brand.read_text(encoding="utf-8").replace("#0E1B2E", "#101020"), encoding="utf-8")
    (repository / "assets/logo.png").write_bytes((ROOT / "assets/logo-evergreen.png").read_bytes())
    found = told("HEAD:content/x.yaml", "content/x.yaml")
    assert set(changed(found)) == {"brand"}
    assert [each["part"] for each in found["brand"]] == ["logo images mark path", "color palette navy"]


def test_a_revision_has_no_brand_from_where_it_is_laid_for_reading(repository, tmp_path_factory, monkeypatch):
    git("rm", "-rq", "assets")
    git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "No brand")
    temporary = tmp_path_factory.mktemp("temporary")
    (temporary / "assets").mkdir()
    (temporary / "assets/_brand.yml").write_text("meta: {name: planted}\n", encoding="utf-8")
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    assert told("HEAD:content/x.yaml", "content/x.yaml")["same"]


@pytest.mark.parametrize(
    "hostile",
    [
        "--output=x",
        "--output=x:content/x.yaml",
        "-p:content/x.yaml",
        "HEAD:",
        ":content/x.yaml",
        "HEAD\n:content/x.yaml",
        "HEAD:../x.yaml",
        "HEAD:./../../x.yaml",
        "HEAD:/etc/passwd",
        "HEAD:content",
        "HEAD:content/none.yaml",
        "nowhere:content/x.yaml",
        "HEAD --output=x:content/x.yaml",
        "ext::sh -c touch% x:content/x.yaml",
    ],
)
def test_a_hostile_or_wrong_revision_is_refused(repository, hostile):
    before = sorted(repository.rglob("*"))
    result = run("--", hostile, "content/x.yaml")
    assert result.exit_code == 2
    assert result.stderr.endswith("1 finding; nothing was compared.\n")
    assert sorted(repository.rglob("*")) == before


def test_nothing_of_a_repository_or_of_a_user_is_run(repository, tmp_path, monkeypatch):
    mark = tmp_path / "was-run"
    command = f"touch {mark}; cat"
    (repository / ".gitattributes").write_text("*.yaml filter=own diff=own\n*.png filter=own\n")
    for key in (
        "filter.own.smudge",
        "filter.own.clean",
        "diff.own.textconv",
        "diff.external",
        "core.fsmonitor",
        "core.pager",
    ):
        git("config", key, command)
    settings = tmp_path / "settings"
    settings.write_text(f"[alias]\n\tcat-file = !touch {mark}\n[core]\n\tpager = touch {mark}\n")
    for name, value in {
        "GIT_CONFIG_GLOBAL": settings,
        "GIT_EXTERNAL_DIFF": command,
        "GIT_TRACE": tmp_path / "trace",
    }.items():
        monkeypatch.setenv(name, str(value))
    assert len(told("HEAD~1:content/x.yaml", "HEAD:content/x.yaml")["figures"]) == 2
    assert not mark.exists()
    assert not (tmp_path / "trace").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="Only root can give a folder to somebody else.")
def test_a_folder_of_another_owner_is_read_if_the_user_trusts_it(repository, monkeypatch):
    os.chown(repository, 12345, 12345)
    os.chown(repository / ".git", 12345, 12345)
    home = repository / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    result = run("HEAD~1:content/x.yaml", "HEAD:content/x.yaml")
    assert result.exit_code == 2
    assert "git refuses" in result.stderr
    (home / ".gitconfig").write_text(f"[safe]\n\tdirectory = {repository}\n")
    assert len(told("HEAD~1:content/x.yaml", "HEAD:content/x.yaml")["figures"]) == 2


def test_a_link_in_a_repository_leads_nowhere(repository):
    (repository / "content/x.yaml").unlink()
    (repository / "content/x.yaml").symlink_to("/etc/passwd")
    git("add", "-A")
    git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "A link")
    result = run("HEAD:content/x.yaml", "HEAD~1:content/x.yaml")
    assert result.exit_code == 2
    assert "There is no file content/x.yaml at HEAD" in result.stderr


def test_findings_of_a_revision_stand_at_their_lines_in_it(repository):
    (repository / "content/x.yaml").write_text(CONTENT.replace("{cash|long}", "{cahs}"), encoding="utf-8")
    git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qam", "A mistake")
    result = run("HEAD:content/x.yaml", "HEAD~1:content/x.yaml")
    assert result.exit_code == 2
    assert "HEAD:content/x.yaml:12:25: There is no figure “cahs”." in result.stderr
    assert "/briefgen-" not in result.stderr


def test_a_colon_in_braces_parts_no_revision_from_its_path():
    found = revision_of("HEAD@{2026-01-01 10:00}:content/x.yaml")
    assert found
    assert (found.revision, found.path) == ("HEAD@{2026-01-01 10:00}", "content/x.yaml")
    assert revision_of("content/x.yaml") is None
    with pytest.raises(MachineError, match="names no file at a revision"):
        revision_of("HEAD:")


def test_outside_of_a_repository_git_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    result = run("HEAD:x.yaml", "HEAD:y.yaml")
    assert result.exit_code == 2


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> dict[str, Path]:
    """Two states of a content file with the decks and briefs that were built of them, by state and suffix."""
    folder = tmp_path_factory.mktemp("built")
    picture(folder)
    files: dict[str, Path] = {}
    for name, text in (("old", CONTENT), ("new", NEWER)):
        content = folder / f"{name}.yaml"
        content.write_text(text, encoding="utf-8")
        files[f"{name}.yaml"] = content
        for file in build(content, folder / "out"):
            files[file.name] = file
    return files


@pytest.mark.parametrize(("suffix", "kind"), [("pptx", "deck"), ("pdf", "brief")])
def test_two_built_files_are_compared_by_their_records(built, suffix, kind):
    found = told(built[f"old.{suffix}"], built[f"new.{suffix}"])
    assert (found["old"]["kind"], found["new"]["kind"]) == (kind, kind)
    scale = "M" if kind == "deck" else " million"  # each as it stands there first
    aspects = {each["id"]: (each["aspects"], each["because"]) for each in found["figures"]}
    assert aspects["cash"] == ([{"name": "value", "old": f"$41.2{scale}", "new": f"$43.0{scale}"}], [])
    assert aspects["ratio"] == ([{"name": "value", "old": "4.1×", "new": "4.3×"}], ["cash"])
    assert set(aspects) == {"cash", "ratio"}
    assert set(changed(found)) == ({"figures", "claims"} if kind == "deck" else {"figures"})
    if kind == "deck":
        assert [(each["old"], each["new"]) for each in found["claims"]] == [
            ("Cash is 4.1× of debt", "Cash is 4.3× of debt")
        ]
    assert found["limits"]


@pytest.mark.parametrize("suffix", ["pptx", "pdf"])
def test_a_built_file_is_the_same_as_itself_and_as_its_content(built, suffix):
    assert told(built[f"new.{suffix}"], built[f"new.{suffix}"])["same"]
    assert told(built[f"new.{suffix}"], built["new.yaml"])["same"]
    assert {each["id"] for each in told(built[f"old.{suffix}"], built["new.yaml"])["figures"]} == {"cash", "ratio"}


def test_a_deck_and_a_brief_are_compared_by_the_figures_of_both(built):
    assert told(built["new.pptx"], built["new.pdf"])["same"]
    found = told(built["old.pptx"], built["new.pdf"])
    assert set(changed(found)) == {"figures"}
    assert "A deck and a brief show different things" in found["limits"][0]


def test_other_texts_of_built_files_are_known_to_differ(built, tmp_path):
    picture(tmp_path)
    content = tmp_path / "new.yaml"
    content.write_text(NEWER.replace("Little else", "Not much else"), encoding="utf-8")
    deck, _ = build(content, tmp_path / "out")
    found = told(built["new.pptx"], deck)
    assert set(changed(found)) == {"texts"}
    content.write_text(NEWER.replace("shows 3 windows", "shows 4 windows"), encoding="utf-8")
    deck, _ = build(content, tmp_path / "out")
    found = told(built["new.pptx"], deck)
    assert [(each["old"], each["new"]) for each in found["data"]] == [("3", "4")]


def test_a_plain_file_cannot_be_compared(built, tmp_path):
    deck, brief = build(built["new.yaml"], tmp_path, told="plain")
    for file in (deck, brief):
        result = run(file, built["new.pptx"])
        assert result.exit_code == 2
        assert "tells nothing of its figures" in result.stderr


def test_what_cannot_be_laid_out_is_compared_all_the_same(built, tmp_path):
    picture(tmp_path)
    content = tmp_path / "long.yaml"
    content.write_text(NEWER.replace("Cash is {ratio} of debt", "Cash " + "W" * 400 + "{ratio}"), encoding="utf-8")
    found = told(built["old.yaml"], content)
    assert {each["id"] for each in found["figures"]} == {"cash", "ratio"}
    assert len(found["claims"]) == 1
    assert any("cannot be laid out" in limit for limit in found["limits"])


def test_a_faulty_brand_leaves_the_rest_compared(built, tmp_path):
    picture(tmp_path)
    content = tmp_path / "x.yaml"
    content.write_text(NEWER.replace("title: A title", "title: A title\nbrand: none.yml"), encoding="utf-8")
    found = told(built["old.yaml"], content)
    assert {each["id"]: each["stands"] for each in found["figures"]} == {"cash": [], "ratio": []}
    assert [limit.partition(" of ")[0] for limit in found["limits"]] == ["The brand", "The deck", "The brief"]


def test_a_missing_or_faulty_file_is_not_compared(built, tmp_path):
    result = run(tmp_path / "none.yaml", built["new.yaml"])
    assert (result.exit_code, "There is no file" in result.stderr) == (2, True)
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("format: 1\n", encoding="utf-8")
    assert run(built["new.yaml"], wrong).exit_code == 2


def test_another_cell_of_a_data_file_is_no_change_of_a_figure(tmp_path):
    text = CONTENT.partition("figures:")[0] + (
        'figures:\n  cash: {label: Cash, data: "x.csv#B2", unit: USD, scale: B}\n'
        "sections:\n  - {id: one, title: One, headline: 'Cash is {cash}', blocks: [{type: paragraph, text: Text}]}\n"
    )
    sides = []
    for name, cells in (("old", "5,6"), ("new", "5,7")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "content.yaml").write_text(text, encoding="utf-8")
        (folder / "x.csv").write_text(f"Y,A,B\n2025,{cells}\n", encoding="utf-8")
        sides.append(str(folder / "content.yaml"))
    assert compare(*sides).difference.figures == ()
