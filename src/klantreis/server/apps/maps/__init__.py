"""Maps: documents, the operations that made them, their snapshots and share links."""
