from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def seeds() -> dict[str, str]:
    folder = Path(__file__).parents[2] / "seeds"
    return {path.name[:3]: path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.glob("*.txt"))}
