"""Personas of a workspace."""
