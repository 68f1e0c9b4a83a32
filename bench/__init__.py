"""Measurements: each module of this folder with a function ``measure`` gives one row of the table."""
