"""What kind of tie a word means, in English and Welsh: "neighbour", "merch", "GP", "dog"."""

from __future__ import annotations


def guess_kind(relation: str) -> str:
    """The kind a relation's word means most likely; empty where nobody can tell."""
    return ""
