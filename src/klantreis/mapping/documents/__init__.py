"""What a team writes around its maps: the project, workshops, research, propositions, plans, content."""
