"""What is asked: pages as data. Knows only the standard library, and words to translate."""
