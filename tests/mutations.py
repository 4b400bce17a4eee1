"""`python -m tests.mutations FILE`: every value of a content file left out or replaced, one at a time.

Each must give two editions that are proved, or findings; nothing else may come of bad content.
"""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import click
import yaml

from briefgen.blocks import BLOCKS
from briefgen.brand import default_brand_path, load_brand
from briefgen.document.load import validate
from briefgen.editions import brief, deck
from briefgen.errors import ContentError
from briefgen.layout.proof import prove
from briefgen.source import parse
from briefgen.theme import Theme

LEFT_OUT = "left out"
REPLACED: dict[str, Any] = {
    "an empty text": "",
    "nothing": None,
    "zero": 0,
    "a number": 7,
    "a negative number": -1,
    "a huge number": 10**40,
    "a truth": True,
    "no items": [],
    "no keys": {},
    "a long text": "word " * 80,
    "a long word": "W" * 120,
    "a brace": "{x",
    "an unprintable": "a\x00b",
    "markup": "\"'`<b>&amp;\u202e\u2028",
}
WAYS = (LEFT_OUT, *REPLACED)

Place = tuple[str | int, ...]


def places(value: Any, at: Place = ()) -> Iterator[Place]:
    """The place of every value in a file, from the outside."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in pairs:
        yield (*at, key)
        yield from places(each, (*at, key))


def read(path: Path) -> Any:
    """A content file's values as JSON has them."""
    return json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str))


def mutated(content: Any, at: Place, way: str) -> Any:
    """The content with one value left out or replaced."""
    result = copy.deepcopy(content)
    *outer, last = at
    holder = result
    for key in outer:
        holder = holder[key]
    if way == LEFT_OUT:
        del holder[last]
    else:
        holder[last] = REPLACED[way]
    return result


@cache
def _themes() -> Sequence[tuple[Any, Theme]]:
    brand = load_brand(default_brand_path())
    return (deck, brand.theme("deck")), (brief, brand.theme("brief"))


def outcome(content: Any, path: Path) -> str:
    """What comes of content at `path`: "built", "refused", or what was raised that should not be."""
    try:
        document = validate(parse(json.dumps(content, ensure_ascii=False).encode(), path), BLOCKS)
        for edition, theme in _themes():
            prove(edition.arrange(document, theme), theme)
    except ContentError:
        return "refused"
    except Exception as error:  # noqa: BLE001 (this is what is looked for)
        return f"{type(error).__name__}: {error}"
    return "built"


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True))
def main(file: Path) -> None:
    """Every mutation of FILE. Exits 1 if one does something else than build or be refused."""
    content = read(file)
    counted: Counter[str] = Counter()
    for at in places(content):
        for way in WAYS:
            found = outcome(mutated(content, at, way), file)
            counted[found if found in ("built", "refused") else "broken"] += 1
            if found not in ("built", "refused"):
                click.echo(f"{'.'.join(map(str, at))}, {way}: {found}")
    click.echo(", ".join(f"{number} {name}" for name, number in sorted(counted.items())))
    raise SystemExit(1 if counted["broken"] else 0)


if __name__ == "__main__":
    main()
