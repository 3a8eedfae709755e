"""The touchpoint register in the browser."""
