"""The same bytes come out of another process, with another hash seed and another number of threads."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SCRIPT = """
import hashlib, sys
import numpy as np
from topics.records import table
from topics.settings import ThemeSettings
from topics.themes.discovery import find_themes
words = "tariff export customs port goal coach match league carbon glacier drought coal".split()
rows = []
for at in range(60):
    drawn = np.random.default_rng(at).choice(words[at % 3 * 4 : at % 3 * 4 + 4], 3, replace=False)
    text = f"The {' '.join(drawn)} of town {chr(97 + at % 26)}k."
    rows.append({"id": f"{at:03d}", "source": "s", "text": text})
tables = table("passages"), table("articles", rows)
found = find_themes(*tables, ThemeSettings(), unit="article", method=sys.argv[1], n_themes=int(sys.argv[2]))
for frame in (found.assignments, found.themes, found.map, found.curve):
    print(hashlib.sha256(frame.to_csv().encode()).hexdigest())
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("method", "n_themes"), [("tfidf", "0"), pytest.param("bertopic", "3", marks=pytest.mark.slow)]
)
def test_find_themes_gives_the_same_bytes_in_another_process(method, n_themes):
    outputs = set()
    for seed, threads in (("1", "1"), ("2", "2")):
        limits = {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads}
        command = [sys.executable, "-c", SCRIPT, method, n_themes]
        run = subprocess.run(command, env=os.environ | limits, capture_output=True, text=True, check=True)
        outputs.add(run.stdout)
    assert len(outputs) == 1
