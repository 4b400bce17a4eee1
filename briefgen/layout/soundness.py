"""What no block need check for itself: that every word is narrower than its frame."""

from __future__ import annotations

from briefgen.geometry import Rect
from briefgen.layout.headed import lay_out
from briefgen.layout.proof import text_frames
from briefgen.layout.protocol import Fragment, LaidOut, Setting, refusal


def lay_out_soundly(block: LaidOut, region: Rect, setting: Setting) -> Fragment:
    """What `block` gives back in `region`, or its refusal where one of its words is wider than its frame."""
    fragment = lay_out(block, region, setting)
    for frame in text_frames(fragment.items):
        for paragraph in frame.paragraphs:
            width, word = setting.type.widest_piece(paragraph)
            lacks = width - (frame.rect.width - paragraph.indent)
            if lacks > 0.1:
                return refusal(block, lacks, f"“{word}” is wider than its place")
    return fragment
