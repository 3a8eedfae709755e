"""Example data that travels with the package."""
