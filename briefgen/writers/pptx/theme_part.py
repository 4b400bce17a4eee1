"""The theme part: the one place in the deck where colours and faces stand as values."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.scene import Color
from briefgen.text.faces import Face, covers
from briefgen.theme import Theme
from briefgen.writers.pptx.markup import Xml, document, tag
from briefgen.writers.pptx.roles import SCHEME, SLOTS

ORDER = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
"""The slots as the schema lists them."""

EAST_ASIAN = ("Jpan", "Hans", "Hant", "Hang")
SAMPLES: Mapping[str, str] = {
    "Jpan": "あア漢",
    "Hans": "简体",
    "Hant": "繁體",
    "Hang": "한글",
    "Arab": "عربي",
    "Hebr": "עברית",
    "Deva": "हिन्दी",
    "Thai": "ไทย",
}
"""Characters by which a face is known to set a script (ISO 15924)."""


def theme_part(theme: Theme) -> bytes:
    """The brand as an Office theme."""
    elements = tag("a:themeElements", _colors(theme), _fonts(theme), _formats())
    return document(
        "a:theme", "a", children=(elements, tag("a:objectDefaults"), tag("a:extraClrSchemeLst")), name=theme.name
    )


def palette(theme: Theme) -> dict[str, str]:
    """The twelve slots of the colour scheme as "#RRGGBB": every role in its own, and links in accent and muted."""
    links = {"hlink": theme.hex(Color.ACCENT), "folHlink": theme.hex(Color.MUTED)}
    held = {SLOTS[name]: theme.hex(color) for color, name in SCHEME.items()}
    return {slot: (held | links)[slot] for slot in ORDER}


def _colors(theme: Theme) -> Xml:
    slots = [tag(f"a:{slot}", tag("a:srgbClr", val=value[1:].upper())) for slot, value in palette(theme).items()]
    return tag("a:clrScheme", *slots, name=theme.name)


def _fonts(theme: Theme) -> Xml:
    scripts = script_families(theme)
    asian = next((family for script, family in scripts.items() if script in EAST_ASIAN), "")
    complex_ = next((family for script, family in scripts.items() if script not in EAST_ASIAN), "")
    named = [tag("a:font", script=script, typeface=family) for script, family in scripts.items()]

    def face(name: str, family: str) -> Xml:
        latin, ea = tag("a:latin", typeface=family), tag("a:ea", typeface=asian)
        return tag(name, latin, ea, tag("a:cs", typeface=complex_), *named)

    major, minor = theme.faces["display"].family, theme.faces["label"].family
    return tag("a:fontScheme", face("a:majorFont", major), face("a:minorFont", minor), name=theme.name)


def script_families(theme: Theme) -> dict[str, str]:
    """For each script that a fallback face can set, the first family that does."""
    faces = [Face(choice.family, 400, None, choice.files[0][1] if choice.files else None) for choice in theme.fallback]
    return {
        script: family
        for script, samples in SAMPLES.items()
        if (family := next((f.family for f in faces if all(covers(f, sample) for sample in samples)), None))
    }


def _formats() -> Xml:
    """Flat: plain fills, plain lines, no effects. The schema asks for three of each."""
    fill = tag("a:solidFill", tag("a:schemeClr", val="phClr"))
    lines = [tag("a:ln", fill, tag("a:prstDash", val="solid"), w=width) for width in (6350, 12700, 19050)]
    effects = [tag("a:effectStyle", tag("a:effectLst"))] * 3
    return tag(
        "a:fmtScheme",
        tag("a:fillStyleLst", fill, fill, fill),
        tag("a:lnStyleLst", *lines),
        tag("a:effectStyleLst", *effects),
        tag("a:bgFillStyleLst", fill, fill, fill),
        name="Flat",
    )
