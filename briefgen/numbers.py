"""How numbers are written and read, by locale: one style for a whole document.

The data are those of the Unicode CLDR, through Babel; English as in the United States needs none of them. Digits are
Latin in every style: they stand beside charts and tables whose programs know no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from briefgen.vocabulary import ENGLISH as ENGLISH_WORDS
from briefgen.vocabulary import Vocabulary, vocabulary

MINUS = "\u2212"
DASH = "–"
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " "})


class Scale(NamedTuple):
    """A power of a thousand: what one of it is worth, and its English word."""

    worth: Decimal
    word: str


SCALES: Mapping[str, Scale] = MappingProxyType(
    {
        "K": Scale(Decimal(10) ** 3, "thousand"),
        "M": Scale(Decimal(10) ** 6, "million"),
        "B": Scale(Decimal(10) ** 9, "billion"),
        "T": Scale(Decimal(10) ** 12, "trillion"),
    }
)

_SYMBOLS = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
    "CNY": "CN¥",
    "INR": "₹",
    "KRW": "₩",
    "BRL": "R$",
    "ILS": "₪",
    "AUD": "A$",
    "CAD": "CA$",
    "HKD": "HK$",
    "NZD": "NZ$",
    "MXN": "MX$",
    "TWD": "NT$",
    "VND": "₫",
    "PHP": "₱",
}
_CODES = (
    "AED AFN ALL AMD AOA ARS AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BSD BTN BWP BYN BZD CDF CHF CLP COP CRC "
    "CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB FJD FKP GEL GHS GIP GMD GNF GTQ GYD HNL HTG HUF IDR IQD IRR ISK JMD "
    "JOD KES KGS KHR KMF KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MYR MZN "
    "NAD NGN NIO NOK NPR OMR PAB PEN PGK PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD "
    "SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TZS UAH UGX UYU UZS VES VUV WST XAF XCD XOF XPF YER ZAR ZMW "
    "ZWG"
)

CURRENCIES: Mapping[str, str] = MappingProxyType(_SYMBOLS | {code: f"{code} " for code in _CODES.split()})
"""ISO 4217 codes and the English symbols of the CLDR; where there is none, the code and a space."""

MULTIPLES = ("x", "×")

MOST_DIGITS = 40
_WRITTEN_OUT = Context(prec=MOST_DIGITS)


def in_range(value: Decimal) -> Decimal:
    """A number written out, without powers of ten. Raises ValueError for one that has too many digits for that."""
    if max(value.adjusted(), -int(value.as_tuple().exponent)) >= MOST_DIGITS:
        raise ValueError(f"a number has at most {MOST_DIGITS} digits")
    return value.quantize(Decimal(1), context=_WRITTEN_OUT) if int(value.as_tuple().exponent) > 0 else value


_SYMBOL = re.compile(
    r"[kMGTPEmµn]?(?:Wh?|Hz|bits?|bit/s|B|B/s|g|m|s|J|V|A|t|l|L|K|Pa|FLOPS|FLOP/s)|h|min|ha|bps|pp|°C|°F"
)
"""Unit symbols of the SI and its neighbours: they are written with the number, other units are words."""


_PREFIXES: Mapping[str, int] = MappingProxyType(
    {"n": -9, "µ": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
)
_PREFIXED = ("Wh", "W", "Hz", "bit/s", "B/s", "B", "FLOPS", "FLOP/s", "J", "V", "Pa", "g", "t")


def powers_apart(one: str | None, other: str | None) -> int | None:
    """By how many powers of ten one unit is larger than another: 3 for TWh and GWh; None where they are not alike."""
    for symbol in _PREFIXED:
        prefixes = [(unit or "").removesuffix(symbol) for unit in (one, other) if (unit or "").endswith(symbol)]
        if len(prefixes) == len((one, other)) and all(prefix in _PREFIXES for prefix in prefixes):
            return _PREFIXES[prefixes[0]] - _PREFIXES[prefixes[1]]
    return 0 if one == other else None


def is_symbol(unit: str | None) -> bool:
    """Whether the unit is written beside its number, so that naming it again would be double."""
    return unit in ("%", *MULTIPLES) or unit in CURRENCIES or bool(_SYMBOL.fullmatch(unit or ""))


class Affix(NamedTuple):
    """What stands before and after the digits, "¤" for a currency's symbol, and what one is worth."""

    before: str
    after: str
    worth: Decimal = Decimal(1)


Affixes = Mapping[str, Affix]


@dataclass(frozen=True, eq=False)
class Style:
    """A locale's way of writing numbers. Styles are told apart by identity: `style_of` gives one for each tag."""

    tag: str
    decimal: str
    group: str
    grouping: tuple[int, int]
    """How many digits the last group has, and each before it."""
    percent: Affix
    money: Affix
    short: Affixes
    """The scales by their letters."""
    money_short: Affixes
    long: Mapping[str, Affixes]
    """The scales in words, by plural."""
    words: Vocabulary | None
    """The words of the language, None where they are not known."""
    locale: Any = None
    """Babel's locale, where one was asked; its type is not named, so that Babel is not loaded for English."""

    @classmethod
    def __get_pydantic_core_schema__(cls, *_: Any) -> Any:
        """A style is made here alone: pydantic would study every word of its language, for each field that has one."""
        from pydantic_core.core_schema import any_schema

        return any_schema()

    def digits(self, value: Decimal) -> str:
        """A value that is not negative, in groups, with the decimals it has."""
        whole, _, decimals = f"{value:f}".partition(".")
        last, before = self.grouping
        groups = [whole[-last:]] if last < len(whole) else [whole]
        rest = whole[:-last] if last < len(whole) else ""
        while rest:
            groups.insert(0, rest[-before:])
            rest = rest[:-before]
        return self.group.join(groups) + (f"{self.decimal}{decimals}" if decimals else "")

    def count(self, number: int) -> str:
        """A number of things, in groups."""
        return self.digits(Decimal(number))

    def scale_word(self, scale: str) -> str:
        """What a scale is called by itself, "million"; where it has no word of its own, what it is worth."""
        word, worth = self.long["other"][scale], SCALES[scale].worth
        said = (word.before + word.after).strip()
        return said if said and word.worth == worth else f"× {self.digits(worth)}"

    def symbol(self, currency: str) -> str:
        """A currency's symbol, as it stands before or after digits."""
        if self.locale is None:
            return CURRENCIES[currency]
        from babel.numbers import get_currency_symbol

        return str(get_currency_symbol(currency, self.locale)).translate(_UNSEEN)

    def affix(self, unit: str | None, scale: str | None, value: Decimal, *, long: bool) -> Affix:
        """What stands around the digits of a value in units of `scale`."""
        if unit is not None and unit in CURRENCIES:
            found = self.money if scale is None else self._money(scale, value, long=long)
            return Affix(self._spaced(found.before, unit), found.after.replace("¤", self.symbol(unit)), found.worth)
        scaled = Affix("", "") if scale is None else self._scaled(scale, value, long=long)
        if unit == "%":
            return Affix(self.percent.before + scaled.before, scaled.after + self.percent.after, scaled.worth)
        after = "×" if unit in MULTIPLES else f" {unit}" if is_symbol(unit) else ""
        return Affix(scaled.before, scaled.after + after, scaled.worth)

    def _scaled(self, scale: str, value: Decimal, *, long: bool) -> Affix:
        return self.long.get(self._plural(value), self.long["other"])[scale] if long else self.short[scale]

    def _money(self, scale: str, value: Decimal, *, long: bool) -> Affix:
        if not long:
            return self.money_short[scale]
        word = self._scaled(scale, value, long=True)
        return Affix(self.money.before + word.before, word.after + self.money.after, word.worth)

    def _spaced(self, before: str, currency: str) -> str:
        """A symbol before digits; letters do not touch them."""
        said = before.replace("¤", self.symbol(currency))
        return f"{said}\u00a0" if said[-1:].isalpha() else said

    def _plural(self, value: Decimal) -> str:
        return str(self.locale.plural_form(value)) if self.locale else "other"


ENGLISH = Style(
    "en",
    ".",
    ",",
    (3, 3),
    Affix("", "%"),
    Affix("¤", ""),
    {name: Affix("", name, scale.worth) for name, scale in SCALES.items()},
    {name: Affix("¤", name, scale.worth) for name, scale in SCALES.items()},
    {"other": {name: Affix("", f" {scale.word}", scale.worth) for name, scale in SCALES.items()}},
    ENGLISH_WORDS,
)


def quantity(
    value: Decimal,
    unit: str | None,
    scale: str | None = None,
    long: bool = False,
    upper: Decimal | None = None,
    style: Style = ENGLISH,
) -> str:
    """A value as people write it, keeping the digits it was declared with: "$115.9B", "3.8 GW", "6.0×".

    With `long`, the scale is a word ("$115.9 billion"), and whole thousands are written out ("100,000"). With `upper`
    it is a range from `value` on: "$10–12B". A locale that counts in other powers of ten moves the point: ₹1.2L.
    """
    if long and scale == "K" and upper is None and (value * 1000) % 1 == 0:
        value, scale = Decimal(int(value * 1000)), None
    before, after, worth = style.affix(unit, scale, value if upper is None else upper, long=long)
    moved = 0 if scale is None else (SCALES[scale].worth / worth).adjusted()
    number = style.digits(abs(value).scaleb(moved))
    if upper is not None:
        most = style.digits(abs(upper).scaleb(moved))
        signed = f"{MINUS}{most}" if upper < 0 else most
        number = _apart(number, signed, style) if min(value, upper) < 0 else f"{number}{DASH}{most}"
    return f"{MINUS if value < 0 else ''}{before}{number}{after}"


def _apart(least: str, most: str, style: Style) -> str:
    """A range over zero, whose signs a dash would hide."""
    return style.words.up_to.format(least, most) if style.words else f"{least} … {most}"


def quantity_of(amount: Decimal, unit: str | None, style: Style = ENGLISH) -> str:
    """An amount in single units, written in its largest scale: "10K", "$100M"."""
    scale = next((letter for letter, scale in reversed(tuple(SCALES.items())) if amount >= scale.worth), None)
    return quantity(amount / SCALES[scale].worth if scale else amount, unit, scale, style=style)


_MONEY = re.compile(r"([A-Z]{3}) ([KMBT])")


def unit_in(unit: str, style: Style = ENGLISH) -> str:
    """A unit as it stands over numbers: a scale of money as written there, "€M" or "Mio. €"; any other as it is."""
    match = _MONEY.fullmatch(unit)
    if not match or match[1] not in CURRENCIES:
        return unit
    around = style.affix(match[1], match[2], Decimal(1), long=False)
    before, after = around.before.strip(), around.after.strip()
    if around.worth != SCALES[match[2]].worth:
        return unit
    # A letter stands close to a symbol, "€M"; a word does not, "€ mln.".
    return f"{before}\u00a0{after}" if before and len(after) > 1 else f"{before}{after}"


@lru_cache(maxsize=64)
def style_of(tag: str) -> Style:
    """The style of a language tag such as "de", "en-IN" or "fr-CH". Raises ValueError for a tag of no locale."""
    if tag.lower() in ("en", "en-us"):
        return ENGLISH
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        if "-" in tag:
            return style_of(tag.rpartition("-")[0])
        raise ValueError(f"there is no locale {tag}") from None
    symbols = locale.number_symbols["latn"]
    grouping = locale.decimal_formats[None].grouping
    compact = locale.compact_decimal_formats
    short = _read(compact["short"]["other"])
    money = _around(locale.currency_formats["standard"].pattern)
    coins = locale.compact_currency_formats.get("short", {}).get("other")
    known = vocabulary(tag)
    return Style(
        tag,
        symbols["decimal"],
        symbols["group"],
        (grouping[0], grouping[1]),
        _around(locale.percent_formats[None].pattern),
        money,
        short,
        _read(coins, money) if coins else {k: _wrapped(affix, money) for k, affix in short.items()},
        _plurals(compact.get("long", compact["short"])),
        None if known is ENGLISH_WORDS and not tag.startswith("en") else known,
        locale,
    )


_DIGITS = re.compile(r"[#0](?:[#0.,]*[#0])?")


_UNSEEN = str.maketrans("", "", "'\u200e\u200f\u061c")
"""Quotes, and marks of direction: the order of a text is found by its paragraph."""


def _around(pattern: str, worth: Decimal = Decimal(1)) -> Affix:
    """What a CLDR pattern has around its digits, quotes resolved (UTS 35, 3.2)."""
    positive = pattern.partition(";")[0]
    match = _DIGITS.search(positive)
    if match is None:
        return Affix("", "", worth)
    before, after = (part.translate(_UNSEEN) for part in (positive[: match.start()], positive[match.end() :]))
    return Affix(before, after, worth)


def _read(formats: Mapping[str, object], bare: Affix | None = None) -> Affixes:
    """The scales of compact patterns: "0K" has one zero at a thousand, "00L" two at a million, so one is a lakh.

    A scale without a word of its own is written out, in the affix `bare` if that is given.
    """
    found = {}
    for letter, (worth, _) in SCALES.items():
        pattern = str(getattr(formats.get(f"{int(worth)}"), "pattern", "0"))
        affix = _around(pattern, worth / Decimal(10) ** max(pattern.count("0") - 1, 0))
        plain = not (affix.before + affix.after).replace("¤", "").strip()
        found[letter] = Affix(*(bare or Affix("", ""))[:2]) if plain else affix
    return found


def _plurals(forms: Mapping[str, Mapping[str, object]]) -> Mapping[str, Affixes]:
    """The scales of every plural; a pattern without digits, such as "mille" for a thousand, is no scale."""
    every = {
        plural: {k: v for k, v in given.items() if "0" in str(getattr(v, "pattern", ""))}
        for plural, given in forms.items()
    }
    return {plural: _read({**every["other"], **given}) for plural, given in every.items()}


def _wrapped(affix: Affix, money: Affix) -> Affix:
    return Affix(money.before + affix.before, affix.after + money.after, affix.worth)


class Parsed(NamedTuple):
    """What was read: the amount in single units, and the upper end of a range; the unit, the sign of a qualifier."""

    amount: Decimal
    upper: Decimal | None
    unit: str | None
    qualifier: str | None


def parse(text: str, unit: str | None, style: Style = ENGLISH) -> Parsed | None:
    """A number in `unit`, written in `style`, in whichever scale and form; None for anything else."""
    said, qualifier = _unqualified(" ".join(text.translate(SPACES).split()), style)
    number = _Reader(style)
    for affix in number.affixes(unit):
        before, after = (part.translate(SPACES).strip() for part in affix[:2])
        match = number.within(before, after).fullmatch(said)
        if match:
            least = number.value(match["sign"] or "", match["least"], affix.worth)
            most = number.value(match["upper"] or "", match["most"], affix.worth) if match["most"] else None
            return Parsed(least, most, unit, qualifier)
    return None


def _unqualified(text: str, style: Style) -> tuple[str, str | None]:
    if text.endswith("+"):
        return text[:-1], "+"
    for sign in ("~", ">", "<"):
        if text.startswith(sign):
            return text[1:].strip(), sign
    known = style.words
    for sign, words in (("+", known.more_than), ("~", known.about), ("<", known.less_than)) if known else ():
        before, after = words.split("{}")
        if text.startswith(before) and text.endswith(after) and before.strip():
            return text[len(before) : len(text) - len(after)].strip(), sign
    return text, None


@dataclass(frozen=True)
class _Reader:
    style: Style

    def affixes(self, unit: str | None) -> Iterator[Affix]:
        """Every affix that a number in the unit may have, longest first."""
        scales = (None, *SCALES)
        plurals = [Decimal(n) for n in (0, 1, 2, 3, 5, 11, 20, 100)] + [Decimal("1.5"), Decimal(1000000)]
        found = dict.fromkeys(
            self.style.affix(unit, scale, value, long=long)
            for scale in scales
            for long in (False, True)
            for value in plurals
        )
        return iter(sorted(found, key=lambda affix: -len(affix.before + affix.after)))

    @cached_property
    def _digits(self) -> str:
        group, decimal = (re.escape(sign.translate(SPACES)) for sign in (self.style.group, self.style.decimal))
        return rf"\d{{1,3}}(?:{group}\d{{2,3}})*(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?"

    def within(self, before: str, after: str) -> re.Pattern[str]:
        """The pattern of one number or a range between two affixes, signs first."""
        to = re.escape(_apart("", "", self.style).strip())
        return re.compile(
            rf"(?P<sign>[-+{MINUS}]?){re.escape(before)}\s?(?P<least>{self._digits})"
            rf"(?:(?:{DASH}|\s?{to}\s?)(?P<upper>[-{MINUS}]?)(?P<most>{self._digits}))?\s?{re.escape(after)}"
        )

    def value(self, sign: str, digits: str, worth: Decimal) -> Decimal:
        """What digits in groups stand for."""
        plain = digits.replace(self.style.group.translate(SPACES), "")
        number = Decimal(plain.replace(self.style.decimal, ".")) * worth
        return -number if sign in ("-", MINUS) else number
