"""Where the content of a deck's frames stands, from the proof that lies beside the deck."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.layout.record import SUFFIX, VERSION

MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Origins:
    """Content places, as FILE:LINE:COLUMN, by the names of frames."""

    frames: dict[str, str] = field(default_factory=dict)

    def of(self, name: str | None) -> str | None:
        """The place of a frame, or of what has the same key, its title last: a deck does not name a table's cells."""
        if name is None or name in self.frames:
            return self.frames.get(name or "")
        key = name.partition(" · ")[0] + " · "
        return next((place for frame, place in reversed(self.frames.items()) if frame.startswith(key)), None)


def origins(deck: Path) -> Origins:
    """The places told by NAME.proof.json beside NAME.pptx; none where there is no such file of a known version."""
    file = deck.with_name(f"{deck.stem}{SUFFIX}")
    frames: dict[str, str] = {}
    # A file of that name that is something else is no reason not to verify.
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        if file.stat().st_size > MOST_BYTES:
            return Origins()
        proof = json.loads(file.read_bytes())
        if proof["version"] != VERSION:
            return Origins()
        for edition in proof["editions"]:
            for frame in (frame for page in edition["pages"] for frame in page["frames"]):
                if edition["edition"] == "deck" and (place := frame.get("place")):
                    frames.setdefault(frame["name"], f"{proof['content']}:{place['line']}:{place['column']}")
    return Origins(frames)
