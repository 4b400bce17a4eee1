"""How a difference is told: to people, to tools and in a pull request, compared with what was read and found good."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen.cli import main
from briefgen.difference.markdown import plain
from briefgen.difference.shortening import MOST, shortened
from tests.difference.test_sides import CONTENT, picture

GOLDENS = Path(__file__).parent.parent / "goldens/difference"
TABLE = """\
      - type: table
        id: parts
        columns: [{title: Part}, {title: Said}]
        rows: [[A, one], [B, two]]
"""
OLD = CONTENT + TABLE
NEW = CONTENT.replace("41.2", "43.0").replace("A title", "Another <b>title</b>").replace(
    "Debt stands at", "What it owes stands at"
).replace("      - {type: callout, text: Nothing else}\n", "").replace(
    "figures: [cash, debt]}\n", "figures: [debt, cash]}\n      - {type: callout, text: '@all: see #12 | $5$'}\n"
) + TABLE.replace("two", "three")


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    picture(tmp_path)
    Path("old.yaml").write_text(OLD, encoding="utf-8")
    Path("new.yaml").write_text(NEW, encoding="utf-8")


def told(format_: str, *names: str) -> str:
    result = CliRunner().invoke(main, ["diff", *names, "--format", format_], catch_exceptions=False)
    assert result.exit_code == (names[0] != names[1])
    return result.stdout


@pytest.mark.parametrize(
    ("format_", "name"), [("human", "human.txt"), ("json", "difference.json"), ("markdown", "markdown.md")]
)
def test_a_difference_is_told_as_before(files, format_, name):
    assert told(format_, "old.yaml", "new.yaml") == (GOLDENS / name).read_text(encoding="utf-8")


def test_that_nothing_differs_is_told(files):
    assert told("human", "old.yaml", "old.yaml") == "old.yaml → old.yaml\n\nNothing differs.\n"
    assert json.loads(told("json", "old.yaml", "old.yaml"))["same"] is True
    assert told("markdown", "old.yaml", "old.yaml") == "## old.yaml → old.yaml\n\nNothing differs.\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a | b", r"a \| b"),
        ("<b>x</b> & `y`", r"\<b\>x\</b\> \& \`y\`"),
        ("*x* _y_ ~z~ [a](b)", r"\*x\* \_y\_ \~z\~ \[a\](b)"),
        ("@all #12 GH-3", r"@<!-- -->all \#<!-- -->12 GH<!-- -->-3"),
        ("https://x.org :tada:", "http<!-- -->s://x.org :<!-- -->tada:"),
        ("two\n\n# lines", r"two \#<!-- --> lines"),
    ],
)
def test_texts_are_no_markdown(text, shown):
    assert plain(text) == shown


def test_texts_are_cut_to_what_changed():
    words = [f"word{number}" for number in range(60)]
    old, new = " ".join(words), " ".join([*words[:30], "other", *words[31:]])
    before, after = shortened(old, new)
    assert "word30" in before
    assert "other" in after
    assert before.startswith("…word2")
    assert before.endswith("…")
    assert before.split()[1:3] == after.split()[1:3]
    assert len(before) < MOST / 2
    assert shortened("short", "shorter") == ("short", "shorter")
    assert shortened(None, "x" * 500) == (None, "x" * MOST + "…")
    assert all(len(text) <= MOST + 1 for text in shortened("字" * 900, "字" * 400 + "数" + "字" * 500))


def test_a_terminal_obeys_no_text(files):
    Path("new\x9b2J.yaml").write_text(NEW, encoding="utf-8")
    assert "\x9b" not in told("human", "old.yaml", "new\x9b2J.yaml")
