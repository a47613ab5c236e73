"""Steps from an older schema to this program's, taken inside one transaction."""
