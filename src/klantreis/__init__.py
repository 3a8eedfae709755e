"""Klantreis."""
