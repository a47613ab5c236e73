"""What is asked: tests of pages, conditions and values."""
