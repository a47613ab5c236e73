"""Kills the program at random moments of its work, and looks for anything that was lost."""
