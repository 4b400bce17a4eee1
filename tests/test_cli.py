"""The command line: messages, exit codes, and how little it takes to say its version."""

import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from briefgen import __version__
from briefgen.cli import main

CONTENT = """\
format: 1
title: A title
date: 2026-01-31
sections:
  - id: one
    title: One
    headline: A claim
    blocks:
      - {type: paragraph, text: Some text}
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = Path("content") / "one.yaml"
    file.parent.mkdir()
    file.write_text(CONTENT, encoding="utf-8")
    return file


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_the_version_is_said() -> None:
    assert run("--version").output == f"briefgen, version {__version__}\n"


def test_the_call_alone_imports_nothing_heavy() -> None:
    code = "import sys, briefgen.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pydantic", "yaml", "rich", "pptx", "pypdfium2", "matplotlib", "pikepdf", "uharfbuzz"} & set(loaded)


def test_without_an_argument_all_content_is_built(content: Path) -> None:
    result = run("build", "--only", "brief")
    assert result.exit_code == 0
    assert result.output.startswith("output/one.pdf (")
    assert Path("output/one.pdf").read_bytes().startswith(b"%PDF-")
    assert content.exists()


def test_without_content_the_call_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("build")
    assert result.exit_code == 2
    assert "Name a content file" in result.stderr


def test_a_check_says_that_it_holds(content: Path) -> None:
    result = run("check", str(content))
    assert result.exit_code == 0
    assert "the deck holds" in result.output
    assert "the brief holds" in result.output
    assert not Path("output").exists()


def test_findings_are_shown_with_line_and_caret(content: Path) -> None:
    content.write_text(CONTENT.replace("title: One", 'title: "数字 {capx}"'), encoding="utf-8")
    result = run("build", str(content))
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "content/one.yaml:6:16: There is no figure “capx”.",
        '  6 │     title: "数字 {capx}"',
        "    │                  ^^^^^^",
        "  There are no figures.",
        "",
        "1 finding; nothing was written.",
    ]
    assert not Path("output").exists()


def test_user_text_is_not_markup_in_messages(content: Path) -> None:
    content.write_text(
        CONTENT.replace("type: paragraph", "'[red]x[/red]': ':smile:', type: paragraph"), encoding="utf-8"
    )
    assert "no key “[red]x[/red]”" in run("check", str(content)).stderr


def test_findings_as_json_are_a_list_of_objects(content: Path) -> None:
    content.write_text(CONTENT.replace("headline: A claim", "headline: 7"), encoding="utf-8")
    result = run("check", str(content), "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.output) == [
        {
            "message": "Text is expected here, and 7 is a number.",
            "hint": 'Write it in quotes: "7".',
            "path": "content/one.yaml",
            "line": 7,
            "column": 15,
            "length": 1,
            "source_line": "    headline: 7",
            "severity": "error",
        }
    ]


def test_no_findings_as_json_are_an_empty_list(content: Path) -> None:
    assert json.loads(run("check", str(content), "--format", "json").output) == []


def test_a_missing_file_is_not_the_contents_fault(content: Path) -> None:
    result = run("check", str(content.with_name("none.yaml")))
    assert result.exit_code == 2
    assert "There is no file content/none.yaml." in result.stderr


def test_the_schema_is_json() -> None:
    schema = json.loads(run("schema").output)
    assert {"format", "title", "date", "sections"} <= set(schema["required"])
    assert "Metrics" in schema["definitions"]


def test_how_slides_were_chosen_is_told_with_the_runners_up(content: Path) -> None:
    lines = run("check", "--explain", str(content)).output.splitlines()
    assert lines[0] == "A claim"
    costs = [float(line.split()[0]) for line in lines[1:]]
    assert len(costs) > 1
    assert costs == sorted(costs)


def test_how_slides_were_chosen_is_told_to_tools(content: Path) -> None:
    (told,) = json.loads(run("check", "--explain", "--format", "json", str(content)).output)
    assert told["claim"] == "A claim"
    chosen = told["options"][0]
    assert chosen["cost"] == pytest.approx(sum(amount for _, amount in chosen["bill"]))


def test_slides_become_a_pdf_and_the_word_after_is_a_file(content: Path) -> None:
    result = run("build", "--only", "deck", "--slides-pdf", str(content))
    assert result.exit_code == 0
    assert Path("output/one-slides.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert run("build", "--slides-pdf", "3", "--only", "deck").exit_code == 0
    assert run("build", "--slides-pdf", "4").exit_code == 2


def test_pages_and_slides_become_pictures(content: Path) -> None:
    assert run("build", "--png", str(content)).exit_code == 0
    assert Path("output/one-slide-1.png").read_bytes().startswith(b"\x89PNG")
    assert Path("output/one-page-1.png").exists()


def test_a_password_is_never_an_argument(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFGEN_PASSWORD", "secret")
    result = run("build", "--only", "brief", "--password", "--allow", "print", str(content))
    assert result.exit_code == 0
    assert "claim neither PDF/UA nor PDF/A" in result.output
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open("output/one.pdf")
    assert run("build", "--allow", "print", str(content)).exit_code == 2


def test_nothing_is_attached_to_a_plain_brief(content: Path) -> None:
    result = run("build", "--plain", "--attach", "data", str(content))
    assert result.exit_code == 2
    assert "choose one" in result.stderr
