"""Files that come in, and the work that is done with them in the background."""
