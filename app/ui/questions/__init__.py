"""One widget for each kind of question; it knows nothing of stores, pages or its siblings."""
