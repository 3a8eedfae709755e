"""Races between Klantreis and its peers on the same data and the same machine: `python -m benchmarks`."""
