"""What is kept: tables, the store, its journal, undo and search."""
