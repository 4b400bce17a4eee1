"""Drawings kept between builds, by what they were made from. Losing the shelf loses nothing but time.

An entry is a file of JSON behind its own digest, so that a damaged one is found out and drawn anew, and reading one can
do no more than give items. What cannot be read or written is as good as absent.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.scene import Item, Shape, TextFrame

if TYPE_CHECKING:
    from pydantic import TypeAdapter

MOST_BYTES = 32_000_000
"""What the shelf may hold; beyond that, what was not used for longest is thrown away."""

Items = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of drawings, made when the first is kept."""

    folder: Path
    most: int = MOST_BYTES

    def drawn(self, key: str, draw: Callable[[], Items]) -> Items:
        """The items kept under `key`, else those that `draw` gives, which are kept if they are shapes and text."""
        file = self.folder / f"{sha256(key.encode()).hexdigest()}.json"
        kept = self._read(file)
        if kept is not None:
            return kept
        items = draw()
        plain = tuple(item for item in items if isinstance(item, Shape | TextFrame))
        if len(plain) == len(items):
            with suppress(OSError):
                self._write(file, _items().dump_json(plain))
        return items

    def _read(self, file: Path) -> Items | None:
        try:
            digest, _, data = file.read_bytes().partition(b"\n")
            if digest.decode("ascii", "replace") != sha256(data).hexdigest():
                return None
            found: Items = _items().validate_json(data)
            os.utime(file)
        except (OSError, ValueError):
            return None
        return found

    def _write(self, file: Path, data: bytes) -> None:
        """Put the entry in its place whole, under a name of its own until then."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, name = tempfile.mkstemp(dir=self.folder, suffix=".part")
        try:
            with open(descriptor, "wb") as part:  # noqa: PTH123 (a descriptor has no path)
                part.write(sha256(data).hexdigest().encode() + b"\n" + data)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        self._tidy()

    def _tidy(self) -> None:
        """Throw away the oldest entries that are too many."""
        found = [(each.stat(), each) for each in self.folder.glob("*.json")]
        total = sum(state.st_size for state, _ in found)
        for state, entry in sorted(found, key=lambda pair: pair[0].st_mtime):
            if total <= self.most:
                break
            entry.unlink(missing_ok=True)
            total -= state.st_size


def own_shelf() -> Shelf:
    """The user's shelf, where the system keeps what can be made again (XDG Base Directory Specification)."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(named) if Path(named).is_absolute() else Path.home() / ".cache"
    return Shelf(base / "briefgen" / "drawings")


@cache
def _items() -> TypeAdapter[tuple[Shape | TextFrame, ...]]:
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[Shape | TextFrame, ...])
