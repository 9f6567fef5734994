"""What all tests share: no network, the tiny corpus, and the seeds run once."""

import socket
from pathlib import Path

import pytest
from hypothesis import Phase, settings

settings.register_profile("tests", deadline=None, derandomize=True)
settings.register_profile("mutants", settings.get_profile("tests"), phases=[Phase.explicit, Phase.generate])
settings.load_profile("tests")

HERE = Path(__file__).parent
LOCAL = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Refuse every connection that leaves this machine: nothing may download at run time."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in LOCAL:
            message = f"a test tried to reach {address[0]}"
            raise OSError(message)
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


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
