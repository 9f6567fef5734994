"""Renew the picture of the report page that the README shows: run after ``make report``."""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "output"))

import browser  # noqa: E402


def main() -> None:
    """Open the page of the seeds, show one event with its sentences, and take its picture."""
    if browser.MISSING:
        sys.exit(f"{browser.MISSING}; the picture stays as it is.")
    window = browser.Browser(tempfile.mkdtemp())
    try:
        window.resize(1000, 1250)
        window.open((ROOT / "build" / "report.html").as_uri())
        window.run("document.querySelector('#timeline').scrollIntoView({behavior: 'instant'})")
        window.run("document.querySelectorAll('#events details')[arguments[0]].open = true", 3)
        (ROOT / "docs").mkdir(exist_ok=True)
        (ROOT / "docs" / "report-page.png").write_bytes(window.picture())
    finally:
        window.quit()


main()
