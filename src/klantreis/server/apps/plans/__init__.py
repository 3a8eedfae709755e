"""Plans: figures measured, effects told, findings that become actions, and what is due."""
