"""One file a page, wording first."""
