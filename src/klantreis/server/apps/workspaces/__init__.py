"""Workspaces, who is in them, and what they did."""
