"""One Django app a noun."""
