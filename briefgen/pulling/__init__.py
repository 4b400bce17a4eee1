"""Pulling: what people changed in a built deck, back into the content it was built from.

    deck ─ reading ─▶ texts and values ─ comparing ─▶ edits ─ placing ─▶ changes of nodes ─ patching ─▶ YAML ─ proving
    by building anew

Nothing is guessed: an edit that belongs to no single place of the content is listed with the reason.
"""
