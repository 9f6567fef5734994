"""The pages written by hand: every path, setting, link and make target that they name is there."""

import re
from pathlib import Path

import pytest

from topics.settings import Settings, describe_settings

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "evaluation" / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
NOT_YET = {"src/topics/articles/readers/slides.py"}
"""What the worked example of CONTRIBUTING makes."""


def name(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_paths_that_a_page_names_exist(page):
    named = set(
        re.findall(r"`((?:src|tests|docs|evaluation|seeds|notebooks|figures|\.ci)/[\w./-]*)`", page.read_text("utf-8"))
    )
    assert sorted(path for path in named - NOT_YET if not (ROOT / path).exists()) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page):
    text = re.sub(r"`[^`\n]*`", "", page.read_text("utf-8"))
    links = re.findall(r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)", text)
    for path, anchor in links:
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), path
        if anchor and target.suffix == ".md":
            assert anchor[1:] in anchors_of(target), f"{path}{anchor}"


def anchors_of(page):
    """Return the anchors that a forge makes of the headings of a page."""
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def test_settings_that_the_methods_name_exist():
    known = {f"{line.section}.{line.name}" for line in describe_settings(Settings())}
    text = (ROOT / "docs" / "methods.md").read_text("utf-8")
    named = set(re.findall(r"`((?:articles|dates|themes|timeline|publication)\.\w+)`", text))
    assert len(named) > 25
    assert sorted(named - known) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_make_targets_that_a_page_names_exist(page):
    rules = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z][a-z-]*)", page.read_text("utf-8"), re.MULTILINE))
    assert sorted(named - rules) == []
