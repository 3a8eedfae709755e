"""Surveys: the public page, its links, and the answers that come in."""
