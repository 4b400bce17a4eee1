"""A block under its own name, where it shares a slide with another whose title is the claim."""

from __future__ import annotations

from dataclasses import replace

from briefgen.geometry import Rect
from briefgen.layout.marks import paragraph, words
from briefgen.layout.protocol import Fragment, LaidOut, Setting
from briefgen.scene import Node


def lay_out(block: LaidOut, region: Rect, setting: Setting) -> Fragment:
    """What `block` gives back in `region`, under its name if it has one that its slide does not say."""
    if not setting.deck or block.heading in ("", setting.called):
        return block.lay_out(region, setting)
    name = (paragraph(block.heading, setting.scale.name),)
    head = setting.type.height(name, region.width) + setting.scale.step
    fragment = block.lay_out(region.below(head).resized(height=max(region.height - head, 0.0)), setting)
    if fragment.refused:
        return fragment
    over = words(setting, "title", name, region, node=Node("P", f"{setting.key}/title"))
    return replace(fragment, items=(over, *fragment.items), height=head + fragment.height)
