"""Out to the council and back: packages, destinations, backups and records as documents."""
