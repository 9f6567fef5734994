"""How good the tool is on public data: one script a job, each run as ``python -m evaluation.NAME --data DIR``."""
