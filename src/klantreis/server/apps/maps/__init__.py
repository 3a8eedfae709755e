"""Maps: what they have beyond other documents: checks, exports, share links, facts."""
