"""A company's own PowerPoint template: opened without trust, understood, and matched to what a deck needs.

    file ─ archive ─▶ parts ─ cleaning ─▶ Package ─ layouts ─▶ Layout … ─ choice ─▶ CompanyTemplate

Nothing here writes a deck or measures text.
"""

from briefgen.brand.file import Purpose
from briefgen.company.model import (
    PURPOSES,
    Box,
    CompanyTemplate,
    Drawing,
    Fonts,
    Ground,
    Layout,
    LayoutFit,
    Master,
    Reference,
    Spacing,
    TextStyle,
)
from briefgen.company.package import ROOT, Package, Relation
from briefgen.company.template import load_template, template_of

__all__ = [
    "PURPOSES",
    "ROOT",
    "Box",
    "CompanyTemplate",
    "Drawing",
    "Fonts",
    "Ground",
    "Layout",
    "LayoutFit",
    "Master",
    "Package",
    "Purpose",
    "Reference",
    "Relation",
    "Spacing",
    "TextStyle",
    "load_template",
    "template_of",
]
