"""Records as documents: `show` and `load`, which give back to each other what they were given."""

from __future__ import annotations

from app.exchange.loading import LoadReport, load, load_incoming, read_incoming, reasons
from app.exchange.record_schema import json_schema
from app.exchange.showing import Document, everybody, show, show_several

__all__ = [
    "Document",
    "LoadReport",
    "everybody",
    "json_schema",
    "load",
    "load_incoming",
    "read_incoming",
    "reasons",
    "show",
    "show_several",
]
