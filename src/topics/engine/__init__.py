"""How the declared stages are run and their results kept."""
