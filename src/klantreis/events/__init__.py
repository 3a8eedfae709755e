"""One event, whatever system it came from: schema, sources, store."""
