"""Guests of a workshop: they join by a link under a name, without an account, and work in it alone."""
