"""Where lines end inside words, against the rules' own tables and an independent implementation of UAX #14."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icu4py.breakers import LineBreaker

from briefgen.text.breaks import CHARACTERS, character_class, fragments

JAPANESE = "基盤の企業データがクラウドAWS2026年、。「」（）ーっゃ々！？・"
CHINESE = "云计算数据中心“主导权”，。（）！？：2026年AWS《市场》"


def cut(word: str) -> list[str]:
    return list(fragments(word))


@pytest.mark.parametrize("mark", CHARACTERS["closing"])
def test_no_line_begins_with_closing_marks_small_kana_or_iteration_marks(mark):
    assert mark not in [part[0] for part in cut(f"市場{mark}市場")[1:]]


@pytest.mark.parametrize("mark", CHARACTERS["opening"])
def test_no_line_ends_with_opening_brackets_or_signs_of_currency(mark):
    assert mark not in [part[-1] for part in cut(f"市場{mark}市場")[:-1]]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("well-known", ["well-", "known"]),
        ("2026-01", ["2026-01"]),
        ("Straße", ["Straße"]),
        ("基盤", ["基", "盤"]),
        ("「主導権」を", ["「主", "導", "権」", "を"]),
        ("データ", ["デー", "タ"]),
        ("だった。", ["だっ", "た。"]),
        ("日々の", ["日々", "の"]),
        ("基盤、AWSの", ["基", "盤、AWS", "の"]),
        ("AWSの基盤", ["AWS", "の", "基", "盤"]),
        ("約115億円に", ["約", "115億円", "に"]),
        ("2026年1月15日に", ["2026年", "1月", "15日", "に"]),
        ("30〜40％の", ["30〜40％", "の"]),
        ("自動化――これ", ["自", "動", "化――", "こ", "れ"]),
        ("生成\u00a0基盤", ["生", "成\u00a0基", "盤"]),
        ("が\u3099く", ["が\u3099", "く"]),
        ("데이터센터의", ["데이터센터의"]),
        ("“主导权”的", ["“主", "导", "权”的"]),
    ],
)
def test_words_are_cut_as_typesetters_do(word, parts):
    assert cut(word) == parts


def test_every_character_has_one_class():
    members = "".join(CHARACTERS.values())
    assert len(members) == len(set(members))
    assert {character_class(member) for member in CHARACTERS["opening"]} == {"opening"}


@pytest.mark.parametrize("alphabet", [JAPANESE, CHINESE], ids=["Japanese", "Chinese"])
@given(data=st.data())
def test_a_line_ends_only_where_unicode_allows_it_too(alphabet, data):
    text = data.draw(st.text(st.sampled_from(alphabet), min_size=2, max_size=24))
    allowed, place = set(), 0
    for part in LineBreaker(text, "ja"):
        place += len(part)
        allowed.add(place)
    place, ours = 0, set()
    for part in cut(text)[:-1]:
        place += len(part)
        ours.add(place)
    assert ours <= allowed


@given(st.text(min_size=1, max_size=30))
def test_cutting_loses_nothing(word):
    assert "".join(cut(word)) == word
