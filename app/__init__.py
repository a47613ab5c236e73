"""Kitchen Table: case conversations that work where there is no signal."""

__version__ = "0.1.0"
