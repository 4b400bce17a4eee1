"""A brand as it is used: colours, faces, logos and manner of both editions, resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from briefgen.brand.template import TemplateChoice
from briefgen.scene import Color, FaceRole
from briefgen.text.scripts import is_right_to_left
from briefgen.theme import FaceChoice, Logo, Manner, Theme

Edition = Literal["deck", "brief"]
EDITIONS: tuple[Edition, ...] = ("deck", "brief")


@dataclass(frozen=True, slots=True)
class Brand:
    """A checked brand. `logo` is for light grounds, `dark_logo` for dark ones."""

    name: str
    path: Path
    colors: Mapping[Edition, Mapping[Color, str]]
    faces: Mapping[Edition, Mapping[FaceRole, FaceChoice]]
    manners: Mapping[Edition, Manner]
    logo: Logo | None
    dark_logo: Logo | None
    tracker_weight: float
    fallback: tuple[FaceChoice, ...] = ()
    template: TemplateChoice | None = None
    """The company's own template, where the deck is built in one."""

    def theme(self, edition: Edition, language: str = "en") -> Theme:
        """The roles of one edition, for a document in a language."""
        return Theme(
            self.name,
            self.colors[edition],
            self.faces[edition],
            self.logo and self.logo.said_in(language),
            self.tracker_weight,
            self.fallback,
            is_right_to_left(language),
            self.dark_logo and self.dark_logo.said_in(language),
            self.manners[edition],
        )
