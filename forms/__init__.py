"""Everything a lawyer would want to read: the acts with their rules, and the official forms."""
