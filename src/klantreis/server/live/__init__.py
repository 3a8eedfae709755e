"""Live editing: a WebSocket a map, over which people see each other and each other's edits."""
