"""Value propositions: what is asked of them beyond what documents of every kind can do."""
