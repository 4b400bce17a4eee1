"""The strict YAML reader: plain values with places, and every objection at once."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import ContentError, Finding, MachineError
from briefgen.source import MAX_BYTES, Tree, parse, read

FILE = Path("brief.yaml")


def tree(text: str) -> Tree:
    return parse(text.encode(), FILE)


def findings(text: str | bytes) -> tuple[Finding, ...]:
    with pytest.raises(ContentError) as caught:
        parse(text.encode() if isinstance(text, str) else text, FILE)
    return caught.value.findings


def test_numbers_keep_their_digits() -> None:
    value = tree("a: 33.0\nb: 3.10\nc: -7\nd: 0").value
    assert {key: str(number) for key, number in value.items()} == {"a": "33.0", "b": "3.10", "c": "-7", "d": "0"}
    assert isinstance(value["a"], Decimal)


def test_quoted_scalars_are_text() -> None:
    assert tree("""a: "no"\nb: '12:30'\nc: "010"\nd: |\n  1e3\n""").value == {
        "a": "no",
        "b": "12:30",
        "c": "010",
        "d": "1e3\n",
    }


def test_plain_text_and_constants() -> None:
    assert tree("a: AT&T <b>\nb: true\nc: ~\nd:\ne: 2025-10-30\nf: Q3 2025").value == {
        "a": "AT&T <b>",
        "b": True,
        "c": None,
        "d": None,
        "e": "2025-10-30",
        "f": "Q3 2025",
    }


def test_every_node_has_a_place() -> None:
    read_tree = tree("title: Größe\nsections:\n  - id: one\n    rows: [[a, b]]\n")
    place = read_tree.place(("sections", 0, "rows", 0, 1))
    assert (place.line, place.column, place.length) == (4, 16, 1)
    assert read_tree.place(("sections", 0, "id"), key=True).column == 5
    assert read_tree.place(("title",)).length == len("Größe")


def test_a_missing_node_is_placed_at_what_surrounds_it() -> None:
    assert tree("a:\n  b: 1\n").place(("a", "missing", "deep")).line == 2


def test_a_fragment_of_a_text_has_its_own_place() -> None:
    read_tree = tree("a: Spending of {capx} grew\nb: {c: 'no {capx}'}\n")
    assert read_tree.find(("a",), "{capx}").column == 16
    assert read_tree.find(("a",), "{absent}").column == 4


@pytest.mark.parametrize(
    "scalar", ["yes", "NO", "On", "y", "12:30", "010", "0x1F", "1e3", "+5", ".5", "5.", "1_000", ".inf", ".NaN", "TRUE"]
)
def test_ambiguous_scalars_are_refused_with_the_spelling_that_would_do(scalar: str) -> None:
    (finding,) = findings(f"a: {scalar}")
    assert finding.place
    assert (finding.place.line, finding.place.column) == (1, 4)
    assert finding.hint == f'If it is text, write it in quotes: "{scalar}".'


@pytest.mark.parametrize(
    ("text", "said", "line", "column"),
    [
        ("a: &x 1", "anchor &x", 1, 4),
        ("a: *x", "alias *x", 1, 4),
        ("b: 1\n<<: {a: 1}", "merge key", 2, 1),
        ("a: 1\nb: 2\na: 3", "second time", 3, 1),
        ("a: !!str x", "tag", 1, 4),
        ("a: 1\n---\nb: 2", "second document", 2, 1),
        ("a: b\x07", "U+0007", 1, 5),
        ('a: "\\0"', "U+0000", 1, 4),
        ('a: "\\ud800"', "U+D800", 1, 4),
        ("2025: x", "not text", 1, 1),
        ("{a: b}: 1", "key is one text", 1, 1),
        ("a: b: c", "mapping values", 1, 5),
        ("a:\n\tb: 1", "cannot start", 2, 1),
    ],
)
def test_what_is_refused_is_placed(text: str, said: str, line: int, column: int) -> None:
    finding = findings(text)[0]
    assert said in finding.message
    assert finding.place
    assert (finding.place.line, finding.place.column) == (line, column)


def test_all_objections_come_at_once() -> None:
    assert [finding.place.line for finding in findings("a: yes\nb: &x 1\nc: *x\na: 010") if finding.place] == [
        1,
        2,
        3,
        4,
        4,
    ]


def test_a_finding_shows_its_line() -> None:
    assert findings("a: 1\nb: yes # really")[0].source_line == "b: yes # really"


def test_invalid_utf8_is_placed_in_characters() -> None:
    place = findings("a: 1\nö: ".encode() + b"\xff")[0].place
    assert place
    assert (place.line, place.column) == (2, 4)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused_before_it_costs_anything(opening: str) -> None:
    assert "deeper" in findings(opening * 30_000)[0].message


def test_a_huge_file_is_refused() -> None:
    assert "5 MB" in findings(b"#" * (MAX_BYTES + 1))[0].message


def test_an_escape_beyond_unicode_is_refused() -> None:
    assert "escape" in findings('a: "\\U00110000"')[0].message


def test_a_byte_order_mark_is_no_content() -> None:
    assert parse(b"\xef\xbb\xbfa: x", FILE).value == {"a": "x"}


def test_a_missing_file_is_the_machines_matter(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="no file"):
        read(tmp_path / "absent.yaml")


@given(st.binary(max_size=60) | st.text(alphabet="ab:-?[]{}&*!|>'\"%#@,~<0.1 \n\t", max_size=60).map(str.encode))
def test_any_bytes_give_a_tree_or_findings(data: bytes) -> None:
    findings_or_none = None
    try:
        parse(data, FILE)
    except ContentError as error:
        findings_or_none = error.findings
    assert findings_or_none is None or all(f.place is None or f.place.column >= 1 for f in findings_or_none)
    assert findings_or_none != ()
