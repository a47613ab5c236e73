"""Files that tests keep for ever."""
