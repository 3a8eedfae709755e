"""The documents people write: touchpoint register, maps, personas. Models and their rules, no I/O."""
