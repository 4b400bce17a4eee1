"""A document in another language: nothing that is said of it, or filed with it, is English."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from dataclasses import fields
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from briefgen.pipeline import build
from briefgen.vocabulary import ENGLISH
from briefgen.wishes import Wishes

CONTENT = Path(__file__).with_name("every_block.yaml").read_text(encoding="utf-8")
LANGUAGES = ("en", "de", "fr")

SAID = {
    "de": """
        Balkendiagramm, Alfa 1. Am größten: Gamma (+78 %), 6,0-mal so groß wie Sigma (+13 %). Gamma +78 %; Sigma +13 %.
        Balkendiagramm, Alfa 2. GW. Am größten: Rho (1.200,5), am kleinsten: Tau (−2). Rho 1.200,5; Tau −2.
        Säulendiagramm, Alfa 3. GW. Alle Werte sind gleich: 3. Rho 3; Tau 3.
        Säulendiagramm, Alfa 4. GW. Größter Wert: Phi, 2025 (2,5). 2024 Phi 1, Chi 2; 2025 Phi 2,5, Chi 1.
        Liniendiagramm, Alfa 5. GW. Anstieg von 1,5 (2024) auf 2 (2025). 2024 1,5; 2025 2.
        Liniendiagramm, Alfa 6. GW. Phi: Rückgang von 2,5 (2024) auf 1 (2025); Chi: unverändert 3 (2025).\
 2024 Phi 2,5, Chi 3; 2025 Phi 1, Chi 3.
        Gestapeltes Säulendiagramm, Alfa 7. GW. Größter Teil (2025): Chi (3,5). 2024 Phi 2, Chi 3; 2025 Phi 1, Chi 3,5.
        Auf 100 % gestapeltes Säulendiagramm, Alfa 8. %. Größter Teil (2025): Chi (75 %).\
 2024 Phi 25 %, Chi 75 %; 2025 Phi 25 %, Chi 75 %.
        Wasserfalldiagramm, Alfa 9. GW. Größter Schritt: Tau (2). Rho 5; Tau 2; Psi −1,5; Omikron 5,5.
        Säulen- und Liniendiagramm, Alfa 10. Phi, GW: Anstieg von 1 (2024) auf 2 (2025);\
 Chi, %: Rückgang von 9 % (2024) auf 8 % (2025). 2024 Phi, GW 1, Chi, % 9 %; 2025 Phi, GW 2, Chi, % 8 %.
        2 Schichten vom Fundament bis zur Oberfläche. 1 Rho: Tau: Phi 40.000 Lambda: Chi. 2 Psi: Omikron.\
 Darauf, austauschbar: Delta, Lambda.
        2 Schichten vom Fundament bis zur Oberfläche. 1 Rho. 2 Psi.
        Eine Hantel mit zwei gleichen Enden, Rho (Phi (Chi)) und Tau. Psi: Delta.
        Eine Hantel mit zwei gleichen Enden, Rho und Tau: Delta.
        Rho: Tau. 2 Mechanismen führen zum Ertrag: Phi Chi; Psi. Delta.
        8 Punkte, von denen jeder für 5.000 Lambda steht
    """,
    "fr": """
        Diagramme en barres, Alfa 1. Maximum : Gamma (+78 %), soit 6,0 fois Sigma (+13 %). Gamma +78 % ; Sigma +13 %.
        Diagramme en barres, Alfa 2. GW. Maximum : Rho (1 200,5) ; minimum : Tau (−2). Rho 1 200,5 ; Tau −2.
        Diagramme en colonnes, Alfa 3. GW. Toutes les valeurs sont égales : 3. Rho 3 ; Tau 3.
        Diagramme en colonnes, Alfa 4. GW. Valeur la plus élevée : Phi, 2025 (2,5).\
 2024 Phi 1, Chi 2 ; 2025 Phi 2,5, Chi 1.
        Graphique en courbes, Alfa 5. GW. Hausse de 1,5 (2024) à 2 (2025). 2024 1,5 ; 2025 2.
        Graphique en courbes, Alfa 6. GW. Phi : baisse de 2,5 (2024) à 1 (2025) ; Chi : stable à 3 (2025).\
 2024 Phi 2,5, Chi 3 ; 2025 Phi 1, Chi 3.
        Diagramme en colonnes empilées, Alfa 7. GW. Part la plus grande (2025) : Chi (3,5).\
 2024 Phi 2, Chi 3 ; 2025 Phi 1, Chi 3,5.
        Diagramme en colonnes empilées à 100 %, Alfa 8. %. Part la plus grande (2025) : Chi (75 %).\
 2024 Phi 25 %, Chi 75 % ; 2025 Phi 25 %, Chi 75 %.
        Diagramme en cascade, Alfa 9. GW. Variation la plus forte : Tau (2). Rho 5 ; Tau 2 ; Psi −1,5 ; Omikron 5,5.
        Diagramme en colonnes et courbe, Alfa 10. Phi, GW : hausse de 1 (2024) à 2 (2025) ;\
 Chi, % : baisse de 9 % (2024) à 8 % (2025). 2024 Phi, GW 1, Chi, % 9 % ; 2025 Phi, GW 2, Chi, % 8 %.
        2 couches, de la base à la surface. 1 Rho : Tau : Phi 40 000 Lambda : Chi. 2 Psi : Omikron.\
 Au-dessus, interchangeables : Delta, Lambda.
        2 couches, de la base à la surface. 1 Rho. 2 Psi.
        Un haltère à deux extrémités égales, Rho (Phi (Chi)) et Tau. Psi : Delta.
        Un haltère à deux extrémités égales, Rho et Tau : Delta.
        Rho : Tau. 2 mécanismes mènent au gain : Phi Chi ; Psi. Delta.
        8 points, chacun représentant 5 k Lambda
    """,
}
"""What is said of a drawing in both editions, in plain spaces."""

DECK = {
    "de": """
        Viertelkreise, Flächen im Verhältnis der Werte: Gamma 115,9 Mrd. $; Sigma 33,0 Mrd. $.
        Schicht 1 von 2 des Stapels
        briefgen: drei ineinanderliegende Viertelkreise
        Tabelle mit 2 Zeilen: Rho, Tau
        Tabelle mit einer Zeile: Quelle, Titel, Herausgeber, Datum
    """,
    "fr": """
        Quarts de disque, d’aire proportionnelle aux valeurs : Gamma 115,9 Md $US ; Sigma 33,0 Md $US.
        Couche 1 sur 2 de l’empilement
        briefgen : trois quarts de disque emboîtés
        Tableau de 2 lignes : Rho, Tau
        Tableau d’une ligne : Source, Titre, Éditeur, Date
    """,
}
BRIEF = {
    "de": "Reihen von Strichen, einer je Einheit: Gamma 116; Sigma 33.",
    "fr": "Rangées de traits, un par unité : Gamma 116 ; Sigma 33.",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The document in each language, as deck and brief: the path of both, without an ending."""
    folder = tmp_path_factory.mktemp("languages")
    Image.new("RGB", (40, 30), "navy").save(folder / "picture.png")
    for language in LANGUAGES:
        content = folder / f"{language}.yaml"
        content.write_text(CONTENT.replace("LANGUAGE", language), encoding="utf-8")
        build(content, folder, wishes=Wishes(attach="source"))
    return {language: folder / language for language in LANGUAGES}


def plain(text: str) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", text)


def listed(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def in_deck(stem: Path) -> list[str]:
    """The alternative texts of the slides."""
    with zipfile.ZipFile(stem.with_suffix(".pptx")) as package:
        slides = [package.read(name).decode() for name in package.namelist() if name.startswith("ppt/slides/slide")]
    return [plain(html.unescape(alt)) for slide in slides for alt in re.findall(r' descr="([^"]*)"', slide)]


def in_brief(stem: Path) -> list[str]:
    """The alternative texts of the structure's elements."""
    with pikepdf.open(stem.with_suffix(".pdf")) as pdf:
        elements = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
        return [plain(str(each.Alt)) for each in elements]


def ours() -> list[str]:
    """What stands in English sentences between what is put in: pieces of two words and more."""
    spoken = ENGLISH.spoken
    groups = (spoken, spoken.findings, spoken.charts)
    texts = [getattr(group, each.name) for group in groups for each in fields(group)]
    pieces = [piece for text in texts if isinstance(text, str) for piece in re.split(r"\{\w*\}", text)]
    return [piece.strip(" ().,;:") for piece in pieces if len(re.findall(r"\w{2,}", piece)) > 1]


@pytest.mark.parametrize("language", ["de", "fr"])
def test_what_is_said_of_drawings_is_in_the_documents_language(built: dict[str, Path], language: str) -> None:
    deck, brief = in_deck(built[language]), in_brief(built[language])
    for said in listed(SAID[language]):
        assert said in deck
        assert said in brief
    assert [said for said in listed(DECK[language]) if said not in deck] == []
    assert BRIEF[language] in brief


@pytest.mark.parametrize("language", ["de", "fr"])
def test_no_english_sentence_is_said(built: dict[str, Path], language: str) -> None:
    said = "\n".join([*in_deck(built[language]), *in_brief(built[language])])
    assert [piece for piece in ours() if piece in said] == []


def test_english_sentences_are_said_in_english(built: dict[str, Path]) -> None:
    said = "\n".join([*in_deck(built["en"]), *in_brief(built["en"])])
    missing = {piece for piece in ours() if piece not in said}
    assert missing == {"Brand logo"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", {"Anfang", "Ende", "Sockel", "Über null", "Unter null", "Oberkante", "Linie 1", "Quelle"}),
        ("fr", {"Début", "Fin", "Base", "Au-dessus de zéro", "Au-dessous de zéro", "Sommet", "Ligne 1", "Source"}),
    ],
)
def test_the_sheet_behind_a_waterfall_is_in_the_documents_language(built, language, said):
    found = [texts for texts in sheets(built[language]) if "Omikron" in texts]
    assert found
    assert said <= found[0]


def sheets(stem: Path) -> list[set[str]]:
    """The texts of every sheet behind a chart."""
    with zipfile.ZipFile(stem.with_suffix(".pptx")) as package:
        books = [package.read(name) for name in package.namelist() if name.endswith(".xlsx")]
    parts = [zipfile.ZipFile(io.BytesIO(book)).read("xl/worksheets/sheet1.xml").decode() for book in books]
    return [{html.unescape(text) for text in re.findall(r"<t[^>]*>([^<]*)</t>", part)} for part in parts]


def test_attachments_say_what_they_hold_in_the_documents_language(built: dict[str, Path]) -> None:
    with pikepdf.open(built["de"].with_suffix(".pdf")) as pdf:
        files = {name: (one.description, one.get_file().read_bytes()) for name, one in pdf.attachments.items()}
    assert files["de.yaml"][0] == "Woraus dieses Dokument entstanden ist"
    description, data = files["abbildung-1-alfa-1.csv"]
    assert description == "Daten zu Abbildung 1: Alfa 1"
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == ["Kategorie", "Wert", "Wie gezeigt"]
    assert [row[0] for row in rows[4:]] == ["Titel", "Einheit", "Zeitraum", "Bezug", "Quelle"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", {"Die Aussage, in einem Satz", "Untertitel", "Diagramm", "Tabelle", "Bild", "Quelle"}),
        ("fr", {"Le message, en une phrase", "Sous-titre", "Graphique", "Tableau", "Image", "Source"}),
    ],
)
def test_layouts_prompt_in_the_documents_language(built, language, said):
    with zipfile.ZipFile(built[language].with_suffix(".pptx")) as package:
        layouts = [package.read(name).decode() for name in package.namelist() if "slideLayouts/slide" in name]
    texts = {html.unescape(text) for layout in layouts for text in re.findall(r"<a:t>([^<]*)</a:t>", layout)}
    assert said <= texts
    assert texts.isdisjoint({"The claim, in one sentence", "Subtitle", "Chart", "Table", "Picture"})


def test_layouts_and_sections_are_named_in_the_documents_language(built: dict[str, Path]) -> None:
    with zipfile.ZipFile(built["de"].with_suffix(".pptx")) as package:
        layouts = [package.read(name).decode() for name in package.namelist() if "slideLayouts/slide" in name]
        shown = package.read("ppt/presentation.xml").decode()
    names = {html.unescape(name) for one in layouts for name in re.findall(r'<p:cSld name="([^"]*)"', one)}
    assert {"Titelblatt", "Überblick", "Abbildung", "Abbildung: Diagramm", "Zwei Zeilen: 2 Tabellen"} <= names
    assert names.isdisjoint(set(ENGLISH.filed.layouts) - {"Agenda"})
    sections = re.findall(r'<p14:section name="([^"]*)"', shown)
    assert sections == ["Titelblatt", "Epsilon", "Eta", "Iota", "Fragen", "Anhang", "Kennzahlen"]


def test_the_register_is_in_the_documents_language(built: dict[str, Path]) -> None:
    with zipfile.ZipFile(built["de"].with_suffix(".pptx")) as package:
        slides = [package.read(name).decode() for name in package.namelist() if name.startswith("ppt/slides/slide")]
    said = plain("".join(slides))
    assert "2025, Schätzung" in said
    assert "über 2,5 Jahre, pro Jahr" in said
    assert "Mittel aus 115,9 Mrd. $ (Gewicht 3), 33,0 Mrd. $ (Gewicht 1)" in said
