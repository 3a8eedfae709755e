"""The join of map and journeys: bind, prove, find, draft, and emotion from data."""
