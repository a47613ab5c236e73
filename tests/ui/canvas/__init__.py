"""Tests of the map of somebody's people."""
