"""The map of somebody's people: a painted ground, and one real button for each of them."""
