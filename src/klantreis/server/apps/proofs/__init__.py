"""Proofs of maps, drafts, and the journeys behind a finding."""
