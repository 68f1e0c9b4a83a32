"""The acts: each a module or package here with an ``ACT``; found by the catalogue, listed nowhere."""
