"""Brands: a file after the brand.yml convention, checked, and the theme of each edition made from it.

Names, logos, palette and families stand where the convention puts them, so that other tools read the same file; what
only briefgen knows stands under `defaults.briefgen`.
"""

from briefgen.brand.colors import CONTRASTS
from briefgen.brand.examination import check
from briefgen.brand.load import default_brand_path, load_brand, project_brand_path
from briefgen.brand.model import EDITIONS, Brand, Edition

__all__ = [
    "CONTRASTS",
    "EDITIONS",
    "Brand",
    "Edition",
    "check",
    "default_brand_path",
    "load_brand",
    "project_brand_path",
]
