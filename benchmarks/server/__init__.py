"""How far one process of the web app goes: people who edit a map together, people who read one."""
