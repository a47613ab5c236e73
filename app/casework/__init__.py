"""What one can do: a worker's verbs over the store. They return frozen views, never mapped rows."""
