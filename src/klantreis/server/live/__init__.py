"""Live editing: a WebSocket a document, over which people see each other and each other's edits."""
