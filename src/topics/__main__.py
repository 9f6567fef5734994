"""``python -m topics``."""

from topics.cli.app import main

main()
