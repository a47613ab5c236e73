"""What it looks like: the only room that knows Qt."""

from __future__ import annotations
