"""Journeys as columns, and the questions asked of them."""
