"""The web app: accounts, workspaces, maps, analyses and imports behind one API; thin over the library."""
