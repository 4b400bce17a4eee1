"""What a drawn chart depends on, as one text: equal texts, equal drawings."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from briefgen.geometry import Rect
from briefgen.scene import ChartData, ChartStyles
from briefgen.text.faces import font_file
from briefgen.theme import Theme

CODE = ("charts", "text", "scene.py", "theme.py", "geometry.py")
"""The parts of briefgen that decide how a chart is drawn."""


def identity(data: ChartData, rect: Rect, styles: ChartStyles, theme: Theme) -> str:
    """Everything that `draw` is given or made of: data, size, styles, colours, the fonts' files, the code itself."""
    used = (styles.category, styles.detail, styles.value)
    files = (font_file(face) for style in used for face in theme.face_list(style))
    dress = (sorted(theme.colors.items()), theme.faces, theme.fallback, theme.from_right)
    size = (rect.width, rect.height)
    parts = (
        _code(),
        *map(_digest, files),
        repr(dress),
        repr(size),
        repr(styles),
        repr(replace(data, totals=frozenset())),
        repr(sorted(data.totals)),
    )
    return "\n".join(parts)


@lru_cache(maxsize=1)
def _code() -> str:
    """A digest of briefgen's own drawing and the version of what it draws with."""
    from importlib.metadata import version

    root = Path(__file__).parents[1]
    files = sorted(file for part in CODE for file in _sources(root / part))
    digest = sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
    return f"{digest} {version('matplotlib')} {version('uharfbuzz')}"


def _sources(part: Path) -> list[Path]:
    return [part] if part.is_file() else list(part.rglob("*.py"))


@lru_cache(maxsize=64)
def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
