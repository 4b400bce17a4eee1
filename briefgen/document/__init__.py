"""The document: what a content file says, its figures resolved and every node placed."""

from briefgen.document.load import load
from briefgen.document.places import places
from briefgen.document.schema import json_schema

__all__ = ["json_schema", "load", "places"]
