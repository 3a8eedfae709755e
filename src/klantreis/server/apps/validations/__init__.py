"""Validation of maps: what customers say of one beside what it assumes, and findings as cards and actions."""
