"""Numbers in texts that are no amounts: dates and periods, names and standards, what counts parts of a text.

Only what is sure to be none is known: a word before a number may be a label and the number its value, so that names of
which the number is a part are listed.
"""

from __future__ import annotations

import re

from briefgen.document.periods import MONTH_NAMES

YEAR = r"(?:19|20)\d\d"
_AMOUNT = r"\s?(?:[%‰×]|(?:[KMBTx]|bn|mn|pp|bps|Mrd|Mio|thousand|million|billion|trillion)\b)"
"""What after a number makes it an amount."""

_WHOLE = rf"\d+(?:\.\d+)*\b(?![.,]?\d|{_AMOUNT})"

_SHORT_MONTHS = "jan feb mar apr may jun jul aug sep sept oct nov dec mai mei"
_MONTHS = "|".join(sorted({*_SHORT_MONTHS.split(), *(name for name in MONTH_NAMES if len(name) > 3)}, key=len)[::-1])
_MONTH = rf"(?:{_MONTHS})\b\.?"
_ORDINAL = r"(?:st|nd|rd|th|er|re|e|ème|º|ª|\.º|\.ª)"

_COUNTED = """
layer exhibit figure table chart step phase part stage tier level section chapter page slide note footnote
appendix annex version round wave pillar option scenario lever priority question article art rule no nr clause
form item rank type gen scope horizon schritt stufe teil seite abschnitt kapitel abbildung tabelle ziffer absatz
abs anhang fußnote platz étape niveau partie chapitre annexe capítulo página sección tabla
"""
"""Words for parts, in the order of which a number counts."""

_NAMES = """
ISO ISO/IEC IEC DIN VDI RFC IFRS IAS ASC SOC NIST IEEE Basel Fortune DAX MDAX CAC FTSE Nasdaq Nikkei Stoxx Russell S&P
SMI IBEX ASX Top Web Industry Industrie USB Windows iOS Android Python Java Agenda Vision Formula Category
"""
"""Names of standards, indices and products that end with a number."""

_NUMBERED = "WKN CUSIP SEDOL LEI HRB HRA IBAN VAT EIN"
_SPANS = "month year quarter week day hour minute degree step quadrant tier layer page person storey"


def _any(words: str) -> str:
    return "|".join(re.escape(word) for word in words.split())


KNOWN = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        # Laws, which have years in their numbers; dates and times of the day.
        (rf"\((?:EU|EG|EC)\) (?:Nr\. |No )?{YEAR}/\d{{1,4}}\b|\b{YEAR}/\d{{1,4}}/E[UCG]\b", 0),
        (rf"\b\d{{1,2}}(?:{_ORDINAL}|\.)?(?: de)? {_MONTH}(?:,?(?: de)? {YEAR})?", re.IGNORECASE),
        (rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?![.,]?\d|{_AMOUNT})(?:,? {YEAR})?\b", re.IGNORECASE),
        (r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./](?:\d\d){1,2}\b|\b\d{1,2}:\d\d(?:[–-]\d{1,2}:\d\d)?\b", 0),
        (r"\b\d{1,2}(?:[.:]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.|Uhr|o’clock|o'clock)(?!\w)", re.IGNORECASE),
        (r"\b(?:24/7|24/5|24/365|9-to-5|9/11|50/50|80/20)\b", 0),
        (r"\d{4}年度?|\d{1,2}月(?:\d{1,2}日)?|第\d+", 0),
        # Years and their parts.
        (r"\b[1-4]Q(?: ?’?\d\d)?\b|\b[12]H ?’?(?:\d\d){1,2}\b", 0),
        (rf"\b(?:FY|CY|GJ) ?’?(?:\d\d){{1,2}}(?:/\d\d(?:\d\d)?)?[AEF]?\b(?!{_AMOUNT})", 0),
        (rf"\b(?:Q[1-4]|H[12])(?: ?{YEAR}| ?’\d\d|\d\d)?(?:/\d\d)?\b", 0),
        (rf"\b(?:3|6|9|12)M(?= {YEAR})", 0),
        (rf"(?<![\d.,$€£¥₹])\b{YEAR}(?:[/–-](?:\d\d){{1,2}})?[AEF]?s?\b(?![.,]?\d|{_AMOUNT})", 0),
        (r"\b\d{1,2}\. (?:Quartal|Halbjahr|Jahrhundert|Platz)", 0),
        (r"\b\d+ (?:months|years|quarters|weeks|days)\b", re.IGNORECASE),
        (rf"\b\d+-(?:{_any(_SPANS)})s?\b", re.IGNORECASE),
        # Parts of a text, and ordinals.
        (rf"\b(?:{_any(_COUNTED)})s?\.? {_WHOLE}(?:(?:,| and| to|–| & )\s?{_WHOLE})*", re.IGNORECASE),
        (r"§§? ?\d+[a-z]?|#\d+\b|\bn(?:\.[º°]?|[º°]) ?\d+\b|\[\d{1,2}\]|\(\d\)", re.IGNORECASE),
        (rf"\b\d+{_ORDINAL}(?!\w)", re.IGNORECASE),
        (r"^\s*\(?\d{1,2}[.)]\s|(?<=\s)\d\)\s(?=[^\W\d_])", re.MULTILINE),
        # Names.
        (rf"(?<!\w)(?:{_any(_NAMES)})[ -]{_WHOLE}(?::\d{{4}})?(?:-\d+)?", 0),
        (rf"\b(?:{_any(_NUMBERED)})[: ]+[\w-]*\d[\w-]*", 0),
        (r"\+\d{1,3}[ (\d)/-]{6,}\d|\(0\d+\)[ \d/-]{4,}\d", 0),
        (r"\b\d+ ?[x×] ?\d+\b", 0),
        (r"\b\d{1,3}-[A-Z]{1,2}(?:/[A-Z])?\b|\b\d(?:[ADG])\b|\b\d-[A-Z][a-z]+|\b\d[A-Z][a-z]+", 0),
    )
)
"""What is masked in a text before its numbers are looked for, in this order."""
