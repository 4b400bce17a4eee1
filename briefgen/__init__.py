"""briefgen: one structured content file becomes a measured PowerPoint deck and an accessible PDF brief."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefgen.errors import BriefgenError, ContentError, LayoutError, MachineError
    from briefgen.pipeline import build, check

__all__ = ["BriefgenError", "ContentError", "LayoutError", "MachineError", "__version__", "build", "check"]

__version__ = "0.1.0"

_HOMES = {
    "build": "briefgen.pipeline",
    "check": "briefgen.pipeline",
    "BriefgenError": "briefgen.errors",
    "ContentError": "briefgen.errors",
    "LayoutError": "briefgen.errors",
    "MachineError": "briefgen.errors",
}
"""Where each public name lives. It is imported when asked for, so that `briefgen --version` stays quick."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
