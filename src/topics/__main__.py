"""``python -m topics``."""

from topics.cli import main

main()
