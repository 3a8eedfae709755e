"""Documents of every kind (maps, plans, surveys …): kept, edited by operations, beside their files."""
