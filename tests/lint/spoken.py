"""What is read out: alternative texts, languages, and text without remains of escapes."""

from __future__ import annotations

import re

from lxml import etree

from tests.lint.archive import Found
from tests.lint.opened import Opened, decorative, identity, kind, placeholder, shapes, words

FILE_NAME = re.compile(r"\S+\.(png|jpe?g|gif|svg|bmp|emf|wmf|tiff?)", re.IGNORECASE)
ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd\ufffe\uffff]")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")


def everything_seen_is_described(deck: Opened) -> Found:
    """Pictures, charts, tables, groups, lines and drawings have an alternative text or are flagged as decoration.

    What is inside a group with an alternative text is read out with it.
    """
    for part in deck.slides:
        covered: set[etree._Element] = set()
        for shape in shapes(deck.tree(part)):
            said = identity(shape).get("descr", "").strip()
            name = identity(shape).get("name")
            if kind(shape) == "grpSp" and (said or shape in covered):
                covered.update(shape.iterdescendants())
            if FILE_NAME.fullmatch(said):
                yield part, f"describes “{name}” by a file name, {said}."
            if said and decorative(shape):
                yield part, f"describes “{name}” and flags it as decoration."
            bracket = kind(shape) == "grpSp" and any(words(each).strip() for each in shape)
            silent = not said and not decorative(shape) and shape not in covered
            if silent and not bracket and not words(shape).strip() and placeholder(shape) is None:
                yield part, f"does not describe “{name}”."
            elif silent and kind(shape) in {"graphicFrame", "pic"}:
                yield part, f"does not describe the {kind(shape)} “{name}”."


def every_run_names_its_language(deck: Opened) -> Found:
    for part in (*deck.sheets, *deck.of("chart")):
        for paragraph in deck.tree(part).iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p"):
            for each in paragraph:
                if kind(each) in {"r", "fld", "br"}:
                    yield from ((part, said) for said in _language(each.find("{*}rPr"), words(each)))
                elif kind(each) == "endParaRPr":
                    yield from ((part, said) for said in _language(each, "an empty end"))
            if kind(paragraph.getparent()) == "txBody" and all(kind(each) == "pPr" for each in paragraph):
                yield part, "has an empty paragraph that says neither its size nor its language."


def _language(properties: etree._Element | None, said: str) -> list[str]:
    language = properties.get("lang", "") if properties is not None else ""
    return [] if LANGUAGE.fullmatch(language) else [f"has “{said[:30]}” in the language “{language}”."]


def text_holds_no_remains(deck: Opened) -> Found:
    """No escapes of control characters as text, no control characters, no empty runs."""
    for part in (*deck.sheets, *deck.of("chart")):
        for element in deck.tree(part).iter("{*}t", "{*}v"):
            said = element.text or ""
            if ESCAPE.search(said) or CONTROL.search(said):
                yield part, f"shows the remains of a control character in {said[:40]!r}."
            if not said and kind(element.getparent()) == "r":
                yield part, "has a run without text."
