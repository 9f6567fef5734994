"""Who acts: names, their variants, aliases and roles."""
