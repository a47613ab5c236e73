"""Keys, key files, safe writing and the one-instance lock; no tables and no window."""
