"""Where a team stands, and what its data are like."""
