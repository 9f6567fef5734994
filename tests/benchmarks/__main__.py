"""``python -m tests.benchmarks``: see ``bench``, which the measured processes import again."""

from tests.benchmarks.bench import main

if __name__ == "__main__":
    main()
