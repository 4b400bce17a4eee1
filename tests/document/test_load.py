"""From a content file to a document, or to every finding about it."""

from decimal import Decimal
from pathlib import Path

import pytest
from documents import BLOCKS, HEAD, SECTION, Notes, Numbers, document

from briefgen.document import load
from briefgen.document.model import Block
from briefgen.errors import ContentError, Finding, MachineError


def findings(blocks: str = "", head: str = HEAD, path: Path = Path("brief.yaml")) -> tuple[Finding, ...]:
    with pytest.raises(ContentError) as caught:
        document(blocks, head, path)
    return caught.value.findings


def finding(blocks: str = "", head: str = HEAD) -> Finding:
    (only,) = findings(blocks, head)
    return only


def text_of(text: str) -> str:
    block = document(f"- {{type: notes, items: ['{text}']}}").sections[0].blocks[0]
    assert isinstance(block, Notes)
    assert isinstance(block.items[0], str)
    return block.items[0]


def test_a_document_has_its_figures_computed() -> None:
    pace = document().figures["pace"]
    assert (pace.short, pace.derived, pace.inputs) == ("6.0×", True, ("capex.change", "revenue.change"))
    assert pace.value == Decimal("6.0")


def test_figures_and_sources_keep_their_order() -> None:
    assert list(document().figures) == ["capex", "revenue", "pace"]
    assert document().sources["report"].short == "The press, 2025"


def test_blocks_are_of_their_types() -> None:
    notes, numbers = (
        document("- {type: notes, items: [a]}\n- {type: numbers, figures: [capex.change]}").sections[0].blocks
    )
    assert isinstance(notes, Notes)
    assert isinstance(numbers, Numbers)
    assert numbers.figures[0].short == "+78%"


def test_a_document_knows_where_it_comes_from(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    file.write_text(HEAD + SECTION, encoding="utf-8")
    loaded = load(file, BLOCKS)
    assert (loaded.path, loaded.root) == (file, tmp_path)


def test_a_missing_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(MachineError):
        load(tmp_path / "none.yaml", BLOCKS)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{capex}", "$115.9B"),
        ("{capex|long}", "$115.9\u00a0billion"),
        ("{capex.value}", "$115.9B"),
        ("{capex.value|long}", "$115.9\u00a0billion"),
        ("{capex.change}", "+78%"),
        ("{capex.change|plain}", "78%"),
        ("{capex.label} in {capex.period}", "Capex in TTM"),
        ("{pace} as fast", "6.0× as fast"),
        ("{{capex}} literally", "{capex} literally"),
        ("AT&T <b>$x$</b> =SUM(A1)", "AT&T <b>$x$</b> =SUM(A1)"),
    ],
)
def test_references_in_text_are_written_out(written: str, read: str) -> None:
    assert text_of(written) == read


def test_a_text_is_one_line_of_words() -> None:
    assert document(head=HEAD.replace("A title", "|\n  A\n  title\n")).title == "A title"


def test_blank_lines_part_a_narrative() -> None:
    head = HEAD.replace("sources:", "summary:\n  headline: H\n  narrative: |\n    a\n    b\n\n    c\nsources:", 1)
    summary = document(head=head).summary
    assert summary is not None
    assert summary.narrative == ("a b", "c")


def test_a_block_made_in_python_takes_its_text_as_it_is() -> None:
    assert Notes(items=("{capex}",)).items == ("{capex}",)


@pytest.mark.parametrize(
    ("block", "message", "hint", "column"),
    [
        ("- {type: nots, items: [a]}", "no block type “nots”", "Did you mean “notes”?", 16),
        ("- {items: [a]}", "does not say its type", "notes, numbers", 9),
        ("- just text", "mapping with a type", "notes, numbers", 9),
        ("- {type: notes, itms: [a], items: [b]}", "no key “itms”", "Did you mean “items”?", 23),
        ("- {type: notes}", "lacks the key “items”", "type, id, title", 9),
        ("- {type: notes, items: [3.10]}", "3.10 is a number", 'Write it in quotes: "3.10".', 31),
        ("- {type: notes, items: [true]}", "true is a truth value", 'Write it in quotes: "true".', 31),
        ("- {type: notes, items: [{text: a, txet: b}]}", "no key “txet”", "text", 41),
        ("- {type: notes, items: ['a {capx} b']}", "no figure “capx”", "Did you mean “capex”?", 34),
        ("- {type: notes, items: ['{capex.chnge}']}", "no “.chnge”", "Did you mean “.change”?", 32),
        ("- {type: notes, items: ['{pace.change}']}", "“pace” has no change", None, 32),
        ("- {type: notes, items: ['a { b']}", "single {", "{{", 34),
        ("- {type: notes, items: {a: b}}", "A list is expected", "brackets", 30),
        ("- {type: notes, items: [a], source: reprot}", "no source “reprot”", "Did you mean “report”?", 43),
        ("- {type: notes, items: [a], id: 'a b'}", "not an id", "letter", 39),
        ("- {type: notes, items: [a], id: one}", "taken since line 11", "unique", 39),
        ("- {type: notes, items: [a], picture: gone.png}", "no picture", None, 44),
        ("- {type: numbers, figures: [revenu]}", "no figure “revenu”", "Did you mean “revenue”?", 35),
        ("- {type: numbers, figures: [pace.change]}", "has no change", None, 35),
        ("- {type: numbers, figures: [pace.label]}", "no “.label” to show", "pace.change", 35),
        ("- {type: numbers, figures: [pace], form: row}", "not one of the choices", "Did you mean “rows”?", 48),
    ],
)
def test_a_finding_says_what_where_and_what_would_be_right(
    block: str, message: str, hint: str | None, column: int
) -> None:
    found = finding(block)
    assert message in found.message
    assert hint is None or hint in (found.hint or "")
    assert found.place
    assert (found.place.line, found.place.column) == (15, column)
    assert found.source_line == f"      {block}"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("unit: USD, ", "", "needs its unit"),
        ("value: 115.9", "value: 115.9, text: much", "exactly one of"),
        ("value: 115.9", "value: abc", "number is expected"),
        ("source: report", "source: other", "no source “other”"),
        ("scale: B, period", "scale: G, period", "not one of the choices"),
        ("/ revenue.change", "/ revenu.change", "no figure “revenu”"),
        ("/ revenue.change", "/ (revenue - revenue)", "divides by zero"),
        ("/ revenue.change", "/ pace", "needs itself: pace → pace"),
        ("/ revenue.change", "+", "ends where"),
        (", precision: 1", "", "precision"),
        ("title: A title", "titel: A title\ntitle: A title", "no key “titel”"),
        ("title: A title", "title: ' '", "empty"),
        ("title: A title", "title:", "there is none"),
        ("2026-01-31", "31.1.2026", "not a date"),
        ("2026-01-31", "2026", "2026 is a number"),
        ("format: 1", "format: 2", "not one of the choices"),
        ("title: A title", "title: A title\nbrand: ../../x.yml", "leaves the project"),
        ("title: A title", "title: A title\nlanguage: english please", "language tag"),
        (
            "title: A title",
            "title: A title\nsummary: {headline: H, points: [{title: P, section: two}]}",
            "no section “two”",
        ),
    ],
)
def test_the_head_is_checked(old: str, new: str, message: str) -> None:
    assert message in finding(head=HEAD.replace(old, new, 1)).message


def test_all_findings_come_at_once_and_in_order() -> None:
    found = findings("- {type: notes, items: ['{a1}', '{b2}', 7]}\n- {type: nots}", HEAD.replace("115.9", "many"))
    assert [(f.place.line, f.place.column) for f in found if f.place] == [
        (7, 32),
        (15, 32),
        (15, 40),
        (15, 47),
        (16, 16),
    ]


def test_what_depends_on_a_faulty_figure_is_no_finding_of_its_own() -> None:
    found = finding("- {type: notes, items: ['{capex}, {pace}']}\n- {type: numbers, figures: [capex, pace]}",
                    HEAD.replace("115.9", "many"))  # fmt: skip
    assert "many" in found.message


def test_one_figure_may_wait_for_another_that_waits() -> None:
    head = HEAD + "  double: {label: D, formula: pace * 2, precision: 0, unit: x}\n"
    assert document(head=head).figures["double"].short == "12×"


def test_scales_are_counted_in_formulas() -> None:
    head = HEAD + "  small: {label: S, value: 579.5, unit: USD, scale: M}\n"
    head += "  share: {label: Share, formula: small / capex * 100, precision: 2, unit: '%'}\n"
    assert document(head=head).figures["share"].short == "0.50%"


def test_a_picture_stays_within_the_contents_folder(tmp_path: Path) -> None:
    inside, outside = tmp_path / "content", tmp_path / "secret.png"
    inside.mkdir()
    outside.write_bytes(b"")
    (inside / "real.png").write_bytes(b"")
    (inside / "link.png").symlink_to(outside)
    path = inside / "brief.yaml"
    block = document("- {type: notes, items: [a], picture: real.png}", path=path).sections[0].blocks[0]
    assert isinstance(block, Notes)
    assert block.picture == inside / "real.png"
    for name in ("../secret.png", "link.png", str(outside)):
        (found,) = findings(f"- {{type: notes, items: [a], picture: {name}}}", path=path)
        assert "outside" in found.message
    (found,) = findings("- {type: notes, items: [a], picture: reel.png}", path=path)
    assert found.hint == "Did you mean “real.png”?"


def test_a_list_is_no_content_file(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    file.write_text("- a", encoding="utf-8")
    with pytest.raises(ContentError, match="mapping"):
        load(file, BLOCKS)


def test_blocks_are_laid_out_by_their_own_type_only() -> None:
    with pytest.raises(TypeError, match="abstract"):
        Block(type="block")  # type: ignore[abstract]
