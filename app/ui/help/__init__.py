"""What Help says: its topics, how they are found, and the way to them by F1."""
