"""Tests of the screens Today, People, Person, Outbox and the list below the search box."""
