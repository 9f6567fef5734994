"""Containers: one file that holds many articles gives each of them, with its title, outlet, author and day."""
