"""A good PDF file spoiled in one way at a time, to see that a gate notices: a judge that never objects is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

Spoil = Callable[[Pdf], None]


class Mutant(NamedTuple):
    """What is done to the file, and the gate that must notice."""

    spoil: Spoil
    gate: str


def elements(pdf: Pdf, kind: str) -> Iterator[pikepdf.Object]:
    """The structure elements of a kind."""
    for each in pdf.objects:
        if isinstance(each, Dictionary) and each.get("/S") == f"/{kind}" and "/P" in each and "/K" in each:
            yield each


def first(pdf: Pdf, kind: str) -> pikepdf.Object:
    return next(elements(pdf, kind))


def fonts(pdf: Pdf) -> list[pikepdf.Object]:
    return list(pdf.pages[0].Resources.Font.values())


def drop(place: Callable[[Pdf], pikepdf.Object], key: str) -> Spoil:
    """Delete an entry."""

    def spoil(pdf: Pdf) -> None:
        del place(pdf)[key]

    return spoil


def put(place: Callable[[Pdf], pikepdf.Object], key: str, value: object) -> Spoil:
    """Write an entry."""

    def spoil(pdf: Pdf) -> None:
        place(pdf)[key] = value

    return spoil


def rewrite(place: Callable[[Pdf], pikepdf.Object], pattern: bytes, new: bytes) -> Spoil:
    """Replace the first match in a stream."""

    def spoil(pdf: Pdf) -> None:
        stream = place(pdf)
        found, count = re.subn(pattern, new, stream.read_bytes(), count=1, flags=re.DOTALL)
        assert count, f"{pattern!r} is not there to be spoiled"
        stream.write(found)

    return spoil


def page(pdf: Pdf) -> pikepdf.Object:
    pdf.pages[0].contents_coalesce()
    return pdf.pages[0].obj.Contents


def root(pdf: Pdf) -> pikepdf.Object:
    return pdf.Root


def metadata(pdf: Pdf) -> pikepdf.Object:
    return pdf.Root.Metadata


def without_element(kind: str) -> Spoil:
    """Take an element out of its parent; its content is nobody's."""

    def spoil(pdf: Pdf) -> None:
        gone = first(pdf, kind)
        gone.P.K = Array([each for each in gone.P.K if each.objgen != gone.objgen])

    return spoil


def swap_reading_order(pdf: Pdf) -> None:
    kids = pdf.Root.StructTreeRoot.K[0].K
    kids[0], kids[1] = kids[1], kids[0]


def break_parent_tree(pdf: Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    numbers[1] = pdf.make_indirect(Array([numbers[1][0]] * len(numbers[1])))


def forget_parents(pdf: Pdf) -> None:
    del pdf.pages[0].obj["/StructParents"]


def unembed(pdf: Pdf) -> None:
    del fonts(pdf)[0].DescendantFonts[0].FontDescriptor["/FontFile2"]


def add_script(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.OpenAction = pdf.make_indirect(script)


def two_notes_of_one_name(pdf: Pdf) -> None:
    one, two = list(elements(pdf, "Note"))[:2]
    two.ID = one.ID


def describe_nothing(pdf: Pdf) -> None:
    first(pdf, "Link").Alt = String("")
    link = next(each for each in pdf.pages[0].Annots if each.Subtype == "/Link")
    del link["/Contents"]


def link_outside_structure(pdf: Pdf) -> None:
    link = first(pdf, "Link")
    link.K = Array([each for each in link.K if isinstance(each, int)])


def head_without_scope(pdf: Pdf) -> None:
    for head in elements(pdf, "TH"):
        del head["/A"]


def swallow_a_cell(pdf: Pdf) -> None:
    row = list(elements(pdf, "TR"))[1]
    row.K = Array(list(row.K)[:1])


def skip_a_level(pdf: Pdf) -> None:
    first(pdf, "H2").S = Name.H4


def paragraph_in_list(pdf: Pdf) -> None:
    first(pdf, "LI").S = Name.P


def unknown_kind(pdf: Pdf) -> None:
    first(pdf, "P").S = Name.Absatz


def spoil_profile(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile = Stream(pdf, b"no profile", N=3)


def smuggle(pdf: Pdf) -> None:
    pdf.attachments["more.txt"] = b"more"


def change_attachment(pdf: Pdf) -> None:
    names = pdf.Root.Names.EmbeddedFiles.Names
    names[1].EF.F.write(b"other")


def unrelated_attachment(pdf: Pdf) -> None:
    del pdf.Root.Names.EmbeddedFiles.Names[1]["/AFRelationship"]


def lose_a_page(pdf: Pdf) -> None:
    del pdf.pages[-1]


def cut_stream(pdf: Pdf) -> None:
    page(pdf).write(page(pdf).read_bytes()[:-40])


def tell_the_machine(pdf: Pdf) -> None:
    from pathlib import Path

    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"briefgen", str(Path.home()).encode() + b"/x", 1))


MUTANTS: Mapping[str, Mutant] = {
    "a figure without a description": Mutant(drop(lambda pdf: first(pdf, "Figure"), "/Alt"), "veraPDF"),
    "text that is marked as nothing": Mutant(rewrite(page, rb"/P <</MCID \d+>> BDC(.*?)EMC", rb"\1"), "veraPDF"),
    "text that is made an artifact": Mutant(rewrite(page, rb"/P <</MCID \d+>> BDC", b"/Artifact BMC"), "text"),
    "marks that lead to other elements": Mutant(break_parent_tree, "promises"),
    "a page without a way to its elements": Mutant(forget_parents, "veraPDF"),
    "two elements in the wrong order": Mutant(swap_reading_order, "text"),
    "a heading that is gone": Mutant(without_element("H1"), "text"),
    "a level of headings left out": Mutant(skip_a_level, "veraPDF"),
    "a heading that is a paragraph": Mutant(put(lambda pdf: first(pdf, "H1"), "/S", Name.P), "text"),
    "a kind of element that nobody knows": Mutant(unknown_kind, "veraPDF"),
    "a font that is not embedded": Mutant(unembed, "veraPDF"),
    "a font that cannot be read": Mutant(drop(lambda pdf: fonts(pdf)[0], "/ToUnicode"), "text"),
    "a font that reads otherwise": Mutant(
        rewrite(lambda pdf: fonts(pdf)[0].ToUnicode, rb"<0002> <[0-9A-F]+>", b"<0002> <0058>"), "text"
    ),
    "a glyph that is another": Mutant(rewrite(page, rb"(<(?:[0-9A-F]{4})*?)0003", rb"\g<1>0004"), "text"),
    "widths that are not the font's": Mutant(
        put(lambda pdf: fonts(pdf)[0].DescendantFonts[0], "/W", Array([1, Array([7])])), "veraPDF"
    ),
    "heads of a table without their scope": Mutant(head_without_scope, "veraPDF"),
    "a row that lacks a cell": Mutant(swallow_a_cell, "veraPDF"),
    "a point outside its list": Mutant(paragraph_in_list, "veraPDF"),
    "no language": Mutant(drop(root, "/Lang"), "veraPDF"),
    "a language that is none": Mutant(put(root, "/Lang", String("not a language")), "veraPDF"),
    "no title in the window": Mutant(drop(root, "/ViewerPreferences"), "veraPDF"),
    "tags that are not announced": Mutant(drop(root, "/MarkInfo"), "veraPDF"),
    "tags that are suspected": Mutant(put(root, "/MarkInfo", Dictionary(Marked=True, Suspects=True)), "veraPDF"),
    "no structure": Mutant(drop(root, "/StructTreeRoot"), "veraPDF"),
    "no metadata": Mutant(drop(root, "/Metadata"), "veraPDF"),
    "no claim of PDF/UA": Mutant(rewrite(metadata, rb"<pdfuaid:part>1</pdfuaid:part>", b""), "veraPDF"),
    "no claim of PDF/A": Mutant(rewrite(metadata, rb"<pdfaid:part>3</pdfaid:part>", b""), "veraPDF"),
    "an empty title": Mutant(rewrite(metadata, rb"<dc:title>.*?</dc:title>", b""), "veraPDF"),
    "another title": Mutant(rewrite(metadata, rb"(<dc:title>.*?x-default.>)[^<]*", rb"\1Other"), "promises"),
    "a script": Mutant(add_script, "veraPDF"),
    "a note without a name": Mutant(drop(lambda pdf: first(pdf, "Note"), "/ID"), "veraPDF"),
    "two notes of one name": Mutant(two_notes_of_one_name, "veraPDF"),
    "a link that says nothing": Mutant(describe_nothing, "veraPDF"),
    "a link outside the structure": Mutant(link_outside_structure, "promises"),
    "no colours declared": Mutant(drop(root, "/OutputIntents"), "veraPDF"),
    "a colour profile that is none": Mutant(spoil_profile, "veraPDF"),
    "pages without labels": Mutant(drop(root, "/PageLabels"), "promises"),
    "no bookmarks": Mutant(drop(root, "/Outlines"), "promises"),
    "places without names": Mutant(drop(lambda pdf: pdf.Root.Names, "/Dests"), "promises"),
    "a file nobody attached": Mutant(smuggle, "promises"),
    "an attachment that was changed": Mutant(change_attachment, "promises"),
    "an attachment without a relation": Mutant(unrelated_attachment, "veraPDF"),
    "a page that is gone": Mutant(lose_a_page, "promises"),
    "content that is cut off": Mutant(cut_stream, "text"),
    "where it was made": Mutant(tell_the_machine, "promises"),
}
"""Every way to spoil a file, and the gate that must notice."""
