"""Verifying what a renderer made of a deck: its PDF export against the room the deck reserves."""

from briefgen.verify.report import Fault, Report, show
from briefgen.verify.verification import verify

__all__ = ["Fault", "Report", "show", "verify"]
