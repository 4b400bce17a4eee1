"""A deck's setting in the default brand, for tests that lay out by hand."""

from __future__ import annotations

from briefgen.brand import default_brand_path, load_brand
from briefgen.layout.protocol import Setting
from briefgen.layout.scale import DECK
from briefgen.text.lines import Typesetter

THEME = load_brand(default_brand_path()).theme("deck")
SETTING = Setting("deck", THEME, DECK, Typesetter(THEME, robust=True), "mock")
