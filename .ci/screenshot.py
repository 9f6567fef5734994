"""Renew the picture of the report page that the README shows: run after ``make report``."""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "output"))

import browser  # noqa: E402


def main() -> None:
    """Open the page of the seeds and take the picture of its first screen and of the head of its timeline."""
    if browser.MISSING:
        sys.exit(f"{browser.MISSING}; the picture stays as it is.")
    window = browser.Browser(tempfile.mkdtemp())
    try:
        window.resize(1180, 1250)
        window.open((ROOT / "build" / "report.html").as_uri())
        window.run("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        (ROOT / "docs").mkdir(exist_ok=True)
        (ROOT / "docs" / "report-page.png").write_bytes(window.picture())
    finally:
        window.quit()


main()
