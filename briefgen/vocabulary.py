"""The words that briefgen itself sets, by language. Content in another language gets the English ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_ENGLISH_LENGTHS: Mapping[int, str] = MappingProxyType(
    {0: "a point in time", 1: "a month", 3: "a quarter", 6: "half a year", 9: "nine months", 12: "twelve months"}
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The fixed words of one language. Braces stand for what is put in."""

    agenda: str = "Agenda"
    about: str = "about {}"
    against: str = "{} against {}"
    """Two lengths of time in one ratio."""
    appendix: str = "Appendix"
    change: str = "Change"
    continued: str = "continued"
    cover: str = "Cover"
    date: str = "Date"
    executive_brief: str = "Executive brief"
    executive_summary: str = "Executive summary"
    exhibit: str = "Exhibit"
    figure: str = "Figure"
    figure_register: str = "Figure register"
    figures: str = "Figures"
    in_this_brief: str = "In this brief"
    key_figures: str = "Key figures"
    less_than: str = "less than {}"
    more_than: str = "more than {}"
    on_top: str = "On top, interchangeable"
    one_dot: str = "1 dot = {}"
    one_line: str = "One line is {}"
    page: str = "p. {}"
    part: str = "({} of {})"
    """Which slide of several that show one thing."""
    period: str = "Period"
    publisher: str = "Publisher"
    questions: str = "Questions"
    questions_and_answers: str = "Questions and answers"
    rounded: str = "Does not sum due to rounding"
    source: str = "Source"
    sources: str = "Sources"
    summary: str = "Summary"
    table: str = "Table"
    title: str = "Title"
    up_to: str = "{} to {}"
    """A range over zero."""
    used_for: str = "Used for"
    used_in: str = "Used in"
    value: str = "Value"
    lengths: Mapping[int, str] = field(default_factory=lambda: _ENGLISH_LENGTHS, hash=False)
    """How long something was measured, by its months."""
    months: str = "{} months"

    def length(self, months: int) -> str:
        """A length of time: "a quarter"."""
        return self.lengths.get(months, self.months.format(months))


ENGLISH = Vocabulary()

_VOCABULARIES: Mapping[str, Vocabulary] = MappingProxyType(
    {
        "en": ENGLISH,
        "de": Vocabulary(
            agenda="Agenda",
            about="rund {}",
            against="{} gegen {}",
            appendix="Anhang",
            change="Veränderung",
            continued="Fortsetzung",
            cover="Titelblatt",
            date="Datum",
            executive_brief="Kurzbericht",
            executive_summary="Zusammenfassung",
            exhibit="Abbildung",
            figure="Kennzahl",
            figure_register="Verzeichnis der Kennzahlen",
            figures="Kennzahlen",
            in_this_brief="Inhalt",
            key_figures="Kennzahlen",
            less_than="weniger als {}",
            more_than="mehr als {}",
            on_top="Darauf, austauschbar",
            one_dot="1 Punkt = {}",
            one_line="Ein Strich steht für {}",
            page="S. {}",
            part="({} von {})",
            period="Zeitraum",
            publisher="Herausgeber",
            questions="Fragen",
            questions_and_answers="Fragen und Antworten",
            rounded="Rundungsdifferenzen möglich",
            source="Quelle",
            sources="Quellen",
            summary="Überblick",
            table="Tabelle",
            title="Titel",
            up_to="{} bis {}",
            used_for="Verwendet für",
            used_in="Verwendet in",
            value="Wert",
            lengths=MappingProxyType(
                {0: "Stichtag", 1: "Monat", 3: "Quartal", 6: "Halbjahr", 9: "neun Monate", 12: "zwölf Monate"}
            ),
            months="{} Monate",
        ),
        "fr": Vocabulary(
            agenda="Ordre du jour",
            about="environ {}",
            against="{} contre {}",
            appendix="Annexe",
            change="Variation",
            continued="suite",
            cover="Couverture",
            date="Date",
            executive_brief="Note de synthèse",
            executive_summary="Synthèse",
            exhibit="Figure",
            figure="Chiffre",
            figure_register="Registre des chiffres",
            figures="Chiffres",
            in_this_brief="Dans cette note",
            key_figures="Chiffres clés",
            less_than="moins de {}",
            more_than="plus de {}",
            on_top="Au-dessus, interchangeables",
            one_dot="1 point = {}",
            one_line="Un trait représente {}",
            page="p. {}",
            part="({} sur {})",
            period="Période",
            publisher="Éditeur",
            questions="Questions",
            questions_and_answers="Questions et réponses",
            rounded="Les totaux peuvent différer en raison des arrondis",
            source="Source",
            sources="Sources",
            summary="En bref",
            table="Tableau",
            title="Titre",
            up_to="{} à {}",
            used_for="Utilisée pour",
            used_in="Utilisé dans",
            value="Valeur",
            lengths=MappingProxyType(
                {0: "une date", 1: "un mois", 3: "un trimestre", 6: "un semestre", 9: "neuf mois", 12: "douze mois"}
            ),
            months="{} mois",
        ),
        "es": Vocabulary(
            agenda="Agenda",
            about="alrededor de {}",
            against="{} frente a {}",
            appendix="Anexo",
            change="Variación",
            continued="continuación",
            cover="Portada",
            date="Fecha",
            executive_brief="Informe ejecutivo",
            executive_summary="Resumen ejecutivo",
            exhibit="Gráfico",
            figure="Cifra",
            figure_register="Registro de cifras",
            figures="Cifras",
            in_this_brief="En este informe",
            key_figures="Cifras clave",
            less_than="menos de {}",
            more_than="más de {}",
            on_top="Encima, intercambiables",
            one_dot="1 punto = {}",
            one_line="Una línea representa {}",
            page="pág. {}",
            part="({} de {})",
            period="Periodo",
            publisher="Editor",
            questions="Preguntas",
            questions_and_answers="Preguntas y respuestas",
            rounded="Las sumas pueden no coincidir por redondeo",
            source="Fuente",
            sources="Fuentes",
            summary="Resumen",
            table="Tabla",
            title="Título",
            up_to="{} a {}",
            used_for="Usada para",
            used_in="Usada en",
            value="Valor",
            lengths=MappingProxyType(
                {0: "una fecha", 1: "un mes", 3: "un trimestre", 6: "un semestre", 9: "nueve meses", 12: "doce meses"}
            ),
            months="{} meses",
        ),
        "it": Vocabulary(
            agenda="Agenda",
            about="circa {}",
            against="{} contro {}",
            appendix="Appendice",
            change="Variazione",
            continued="continua",
            cover="Copertina",
            date="Data",
            executive_brief="Nota di sintesi",
            executive_summary="Sintesi",
            exhibit="Figura",
            figure="Dato",
            figure_register="Registro dei dati",
            figures="Dati",
            in_this_brief="In questa nota",
            key_figures="Dati chiave",
            less_than="meno di {}",
            more_than="oltre {}",
            on_top="Sopra, intercambiabili",
            one_dot="1 punto = {}",
            one_line="Un tratto rappresenta {}",
            page="p. {}",
            part="({} di {})",
            period="Periodo",
            publisher="Editore",
            questions="Domande",
            questions_and_answers="Domande e risposte",
            rounded="Le somme possono non quadrare per arrotondamento",
            source="Fonte",
            sources="Fonti",
            summary="In breve",
            table="Tabella",
            title="Titolo",
            up_to="{} a {}",
            used_for="Usata per",
            used_in="Usato in",
            value="Valore",
            lengths=MappingProxyType(
                {0: "una data", 1: "un mese", 3: "un trimestre", 6: "un semestre", 9: "nove mesi", 12: "dodici mesi"}
            ),
            months="{} mesi",
        ),
        "pt": Vocabulary(
            agenda="Agenda",
            about="cerca de {}",
            against="{} contra {}",
            appendix="Apêndice",
            change="Variação",
            continued="continuação",
            cover="Capa",
            date="Data",
            executive_brief="Nota executiva",
            executive_summary="Sumário executivo",
            exhibit="Figura",
            figure="Número",
            figure_register="Registro de números",
            figures="Números",
            in_this_brief="Nesta nota",
            key_figures="Números-chave",
            less_than="menos de {}",
            more_than="mais de {}",
            on_top="Por cima, intercambiáveis",
            one_dot="1 ponto = {}",
            one_line="Um traço representa {}",
            page="p. {}",
            part="({} de {})",
            period="Período",
            publisher="Editora",
            questions="Perguntas",
            questions_and_answers="Perguntas e respostas",
            rounded="As somas podem não coincidir devido a arredondamentos",
            source="Fonte",
            sources="Fontes",
            summary="Resumo",
            table="Tabela",
            title="Título",
            up_to="{} a {}",
            used_for="Usada para",
            used_in="Usado em",
            value="Valor",
            lengths=MappingProxyType(
                {0: "uma data", 1: "um mês", 3: "um trimestre", 6: "um semestre", 9: "nove meses", 12: "doze meses"}
            ),
            months="{} meses",
        ),
        "nl": Vocabulary(
            agenda="Agenda",
            about="ongeveer {}",
            against="{} tegenover {}",
            appendix="Bijlage",
            change="Verandering",
            continued="vervolg",
            cover="Omslag",
            date="Datum",
            executive_brief="Managementnotitie",
            executive_summary="Samenvatting",
            exhibit="Figuur",
            figure="Cijfer",
            figure_register="Cijferregister",
            figures="Cijfers",
            in_this_brief="In deze notitie",
            key_figures="Kerncijfers",
            less_than="minder dan {}",
            more_than="meer dan {}",
            on_top="Daarboven, uitwisselbaar",
            one_dot="1 punt = {}",
            one_line="Eén streep staat voor {}",
            page="p. {}",
            part="({} van {})",
            period="Periode",
            publisher="Uitgever",
            questions="Vragen",
            questions_and_answers="Vragen en antwoorden",
            rounded="Telt door afronding niet op",
            source="Bron",
            sources="Bronnen",
            summary="In het kort",
            table="Tabel",
            title="Titel",
            up_to="{} tot {}",
            used_for="Gebruikt voor",
            used_in="Gebruikt in",
            value="Waarde",
            lengths=MappingProxyType(
                {0: "een datum", 1: "een maand", 3: "een kwartaal", 6: "een halfjaar", 9: "negen maanden"}
                | {12: "twaalf maanden"}
            ),
            months="{} maanden",
        ),
    }
)


def vocabulary(language: str) -> Vocabulary:
    """The words of a language, by its tag."""
    return _VOCABULARIES.get(language.partition("-")[0].lower(), ENGLISH)
