"""Keys, key files, folders and the lock."""
