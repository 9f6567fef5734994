"""What all tests share: no network, the same random examples each time, the tiny corpus, and the seeds run once."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from tests.children.sitecustomize import guard_network

HERE = Path(__file__).parent

settings.register_profile("tests", deadline=None, derandomize=True)
settings.register_profile("mutants", settings.get_profile("tests"), phases=[Phase.explicit, Phase.generate])
settings.load_profile("tests")

guard_network()
CHILDREN = str(HERE / "children")
sys.path.append(CHILDREN)
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [CHILDREN, os.environ.get("PYTHONPATH", "")]))


@pytest.fixture(scope="session")
def seeds_folder():
    """The five seed articles with their sidecar and codebook."""
    return HERE.parent / "seeds"


@pytest.fixture(scope="session")
def tiny_folder():
    """A small corpus of our own words."""
    return HERE / "tiny"


@pytest.fixture(scope="session")
def seeds(seeds_folder, tmp_path_factory):
    """The seeds on their way through the pipeline; each stage is run once for all tests."""
    from topics import Corpus

    return Corpus(seeds_folder, tmp_path_factory.mktemp("seeds"))


@pytest.fixture(scope="session")
def tiny(tiny_folder, tmp_path_factory):
    """The tiny corpus on its way through the pipeline."""
    from topics import Corpus

    return Corpus(tiny_folder, tmp_path_factory.mktemp("tiny"))
