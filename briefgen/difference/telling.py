"""The ways to tell a comparison, by the name of the format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from briefgen.difference.as_json import as_json
from briefgen.difference.comparison import Comparison
from briefgen.difference.human import human
from briefgen.difference.markdown import markdown

TELLINGS: Mapping[str, Callable[[Comparison], str]] = MappingProxyType(
    {"human": human, "json": as_json, "markdown": markdown}
)
