"""The block types, by their name in a content file. A new block is one file and one line here."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from briefgen.blocks.arbitrage import Arbitrage
from briefgen.blocks.barbell import Barbell
from briefgen.blocks.bullets import Bullets
from briefgen.blocks.callout import Callout
from briefgen.blocks.chart import Chart
from briefgen.blocks.comparison import Comparison
from briefgen.blocks.faq import Faq
from briefgen.blocks.image import Image
from briefgen.blocks.metrics import Metrics
from briefgen.blocks.paragraph import ParagraphBlock
from briefgen.blocks.quote import Quote
from briefgen.blocks.stack import Stack
from briefgen.blocks.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.document.model import Block

BLOCKS: Mapping[str, type[Block]] = MappingProxyType(
    {
        "paragraph": ParagraphBlock,
        "bullets": Bullets,
        "metrics": Metrics,
        "chart": Chart,
        "table": Table,
        "stack": Stack,
        "barbell": Barbell,
        "arbitrage": Arbitrage,
        "comparison": Comparison,
        "callout": Callout,
        "quote": Quote,
        "image": Image,
        "faq": Faq,
    }
)
