"""Words of ordinary length in three languages, from which claims, labels and prose are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LONGEST = 22
"""Letters: the longest word a document of the fuzz may hold."""

ENGLISH = """
capital revenue margin demand supply market share customers growth cost price model platform cloud data network chips
energy power capacity contract partner pricing strategy advantage risk regulation inflation distribution product service
software hardware segment region quarter forecast backlog utilization infrastructure middleware investment productivity
leadership competition manufacturing subscription procurement sustainability diversification commercialization the a of
in for and to with from on by as at over under between across rises falls doubles shifts depends carries pays turns
builds owns buys sells keeps leads follows reduces exceeds outpaces concentrates accelerates new large small high low
early late stable structural regional global annual average fixed variable long short durable scarce open well-known
long-term on-demand half-year twelve nine three most few every only still already faster slower less more than its their
"""

GERMAN = """
Umsatz Marge Nachfrage Angebot Markt Anteil Kunden Wachstum Kosten Preis Modell Plattform Netzwerk Energie Leistung
Vertrag Partner Strategie Vorteil Risiko Regulierung Lieferkette Wettbewerb Geschäftsbericht Rechenzentren
Wertschöpfungskette Investitionsquote Versicherungsträger Marktdurchdringung Wettbewerbsvorteil Finanzierungskosten
Halbleiterfertigung Kapazitätsauslastung Energieversorgung Lieferverpflichtung Unternehmensführung der die das ein eine
und mit von für auf über unter zwischen durch steigt sinkt verdoppelt verschiebt trägt zahlt baut besitzt kauft hält
führt folgt senkt übertrifft neu groß klein hoch niedrig früh spät stabil regional weltweit jährlich knapp offen
dauerhaft langfristig zwölf neun drei meist wenige jeder nur noch bereits schneller langsamer weniger mehr als seine
"""

FRENCH = """
revenu marge demande offre marché part clients croissance coût prix modèle plateforme réseau énergie puissance capacité
contrat partenaire stratégie avantage risque réglementation concurrence fournisseur investissement approvisionnement
développement restructuration commercialisation infrastructure dépendance trésorerie bénéfice exercice prévision le la
les un une et avec de pour sur par dans entre sous vers monte baisse double déplace dépend porte paie construit possède
achète vend garde mène suit réduit dépasse accélère nouveau élevé faible tôt tard stable structurel régional mondial
annuel moyen fixe variable long court durable rare ouvert douze neuf trois chaque seul encore déjà plus moins que leur
"""

WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"en": tuple(ENGLISH.split()), "de": tuple(GERMAN.split()), "fr": tuple(FRENCH.split())}
)

NUMBERS = (
    "3",
    "12",
    "2026",
    "48%",
    "1.7×",
    "$4.2B",
    "€310M",
    "1,250",
    "Q3",
    "0.5%",
    "−6%",
    "+13%",
    "24/7",
    "R&D",
    "B2B",
)

NAMES = (
    "Northwind", "Contoso", "Acme", "Helios", "Orbis", "Veritas Labs", "Grünwald AG", "Société Lumière", "Ångström",
    "Delta Freight", "Kestrel", "Blue Harbor", "Meridian Bank", "Škoda Power", "Novotný", "São Bento", "Yıldız",
    "O’Hara", "Consolidated Edison", "Quick Suite", "Polaris", "Tessera", "Umbra", "Iberia Energía",
)  # fmt: skip

PUBLISHERS = (
    "Northwind Research", "Bundesamt für Wirtschaft und Ausfuhrkontrolle", "Ministère de la Transition énergétique",
    "International Association of Independent Infrastructure Investors", "Meridian Bank", "Kestrel Analytics",
    "Company filings, annual and quarterly reports of the companies named", "Orbis Press",
)  # fmt: skip

UNITS = (("USD", "B"), ("USD", "M"), ("EUR", "M"), ("%", None), ("x", None), ("GW", None), ("customers", "M"),
         ("hours saved", "K"), ("Kunden", "K"), ("sites", None))  # fmt: skip
