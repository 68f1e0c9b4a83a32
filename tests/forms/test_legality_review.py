"""合法性审查意见表: what it finds on either side of every rule, what it prints, and that no opinion is lost."""
