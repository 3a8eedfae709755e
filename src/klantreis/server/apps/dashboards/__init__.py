"""The tiles of a workspace: questions that a team wants to see again."""
