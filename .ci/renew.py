"""Renew the committed notebooks, executed, and the figures that they draw: ``make figures``."""

import shutil
import sys
from pathlib import Path

from topics.errors import TopicsError
from topics.output.figures.files import write_gallery
from topics.output.notebooks import notebook_text, run_cells

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Run every notebook with its own defaults, then take over its figures."""
    drawn = ROOT / "build" / "figures"
    shutil.rmtree(drawn, ignore_errors=True)
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        notebook = run_cells(path, path.parent, {})
        path.write_text(notebook_text(notebook), encoding="utf-8")
        print(path.name)
    committed = ROOT / "figures"
    for old in committed.glob("*.*"):
        old.unlink()
    for new in sorted(drawn.glob("*.*")):
        shutil.copyfile(new, committed / new.name)
    write_gallery(committed)


try:
    main()
except TopicsError as error:
    sys.exit(str(error))
