"""Keys follow from what a stage declares, and its function is given nothing else."""

from dataclasses import fields, replace

import pandas as pd
import pytest

from topics.engine import keys
from topics.engine.keys import code_digest, digest_of_code, versions
from topics.engine.stages import Given, Side, Stage, UndeclaredNeedError
from topics.pipeline import CODEBOOK, declare_stages
from topics.settings import ArticleSettings, DateSettings, Settings, ThemeSettings

STAGES = declare_stages(Settings())
SECTIONS = {type(getattr(Settings(), section.name)): getattr(Settings(), section.name) for section in fields(Settings)}
SETTINGS = [(kind, item.name) for kind in SECTIONS for item in fields(kind)]


def other_value(value):
    """Return a value that differs; keys do not ask whether it is within bounds."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, tuple):
        return (*value, "x")
    return f"{value}x" if isinstance(value, str) else value + 1


def changed(kind, name):
    """Return the sections with one setting changed."""
    section = replace(SECTIONS[kind])
    object.__setattr__(section, name, other_value(getattr(section, name)))
    return {**SECTIONS, kind: section}


def sides_of(stage):
    return {side.name: "as it is" for side in stage.sides}


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
@pytest.mark.parametrize(("kind", "name"), SETTINGS, ids=lambda value: getattr(value, "__name__", value))
def test_key_changes_with_each_setting_that_the_stage_declares_and_no_other(stage, kind, name):
    before = stage.key("inputs", SECTIONS, sides_of(stage))
    after = stage.key("inputs", changed(kind, name), sides_of(stage))
    assert (before != after) == (kind in stage.settings)


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage.sides], ids=lambda stage: stage.name)
def test_key_changes_with_each_side_that_the_stage_declares(stage):
    before = stage.key("inputs", SECTIONS, sides_of(stage))
    for name in sides_of(stage):
        assert stage.key("inputs", SECTIONS, {**sides_of(stage), name: "changed"}) != before
    assert stage.key("inputs", SECTIONS, {**sides_of(stage), "another": "changed"}) == before


def test_key_changes_with_the_inputs_and_the_name_of_the_stage():
    one, other = (Stage(name=name, make=dict, reach="whole") for name in ("one", "other"))
    assert one.key(["a"], {}, {}) == one.key(["a"], {}, {})
    assert one.key(["a"], {}, {}) != one.key(["b"], {}, {})
    assert one.key(["a"], {}, {}) != other.key(["a"], {}, {})


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_key_changes_with_the_code(stage, monkeypatch):
    before = stage.key("inputs", SECTIONS, sides_of(stage))
    monkeypatch.setattr("topics.engine.stages.code_digest", lambda: "other code")
    assert stage.key("inputs", SECTIONS, sides_of(stage)) != before


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_key_changes_with_the_schema(stage, monkeypatch):
    before = stage.key("inputs", SECTIONS, sides_of(stage))
    monkeypatch.setattr("topics.engine.stages.SCHEMA_VERSION", -1)
    assert stage.key("inputs", SECTIONS, sides_of(stage)) != before


@pytest.mark.parametrize(
    ("library", "stages"),
    [("pandas", {stage.name for stage in STAGES}), ("bertopic", {"bertopic"}), ("trafilatura", {"read"})],
)
def test_key_changes_with_the_libraries_of_the_stage(library, stages, monkeypatch):
    before = {stage.name: stage.key("inputs", SECTIONS, sides_of(stage)) for stage in STAGES}
    version = keys.metadata.version
    monkeypatch.setattr(keys.metadata, "version", lambda name: "0" if name == library else version(name))
    versions.cache_clear()
    after = {stage.name: stage.key("inputs", SECTIONS, sides_of(stage)) for stage in STAGES}
    monkeypatch.undo()
    versions.cache_clear()
    assert {name for name in before if before[name] != after[name]} == stages


def test_versions_leave_out_what_is_not_installed():
    assert list(versions(("no-such-library", "numpy"))) == ["topics", "numpy"]


@pytest.mark.parametrize("name", ["a.py", "b.toml", "c.json", "d.tsv", "below/e.py"])
def test_digest_of_code_changes_with_each_file_that_decides(tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("1")
    before = digest_of_code(tmp_path)
    path.write_text("2")
    assert digest_of_code(tmp_path) != before


def test_digest_of_code_changes_with_a_name_and_not_with_notes(tmp_path):
    (tmp_path / "a.py").write_text("1")
    before = digest_of_code(tmp_path)
    (tmp_path / "notes.md").write_text("1")
    assert digest_of_code(tmp_path) == before
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert digest_of_code(tmp_path) != before


def test_code_digest_is_that_of_the_whole_package():
    root = keys.Path(keys.__file__).parents[1]
    assert (root / "__init__.py").is_file()
    assert code_digest() == digest_of_code(root)


def test_bertopic_needs_the_codebook_only_where_it_is_guided():
    guided = replace(Settings(), themes=replace(ThemeSettings(), bertopic_guide="guided"))
    for settings, wanted in ((Settings(), False), (guided, True)):
        (stage,) = (stage for stage in declare_stages(settings) if stage.name == "bertopic")
        assert (CODEBOOK in stage.sides) == wanted


def test_every_need_is_made_by_a_stage_further_up():
    above = set()
    for stage in STAGES:
        assert set(stage.needs.values()) <= above, stage.name
        above.add(stage.name)


# ---------------------------------------------------------------- what a function is given


def frame():
    return pd.DataFrame({"id": ["a"]})


SIDE = Side("codebook", lambda _folder: "themes")
GIVEN = Given(tables={"articles": frame}, sections={DateSettings: DateSettings()}, sides={"codebook": "themes"})


def test_given_has_what_was_declared():
    assert list(GIVEN.table("articles")["id"]) == ["a"]
    assert GIVEN.settings(DateSettings) == DateSettings()
    assert GIVEN.side(SIDE) == "themes"


@pytest.mark.parametrize(
    "ask",
    [
        lambda given: given.table("passages"),
        lambda given: given.by_part("articles"),
        lambda given: given.settings(ArticleSettings),
        lambda given: given.side(Side("aliases", str)),
        lambda given: given.read_batch(),
    ],
    ids=["table", "parts", "settings", "side", "batch"],
)
def test_given_refuses_what_was_not_declared(ask):
    with pytest.raises(UndeclaredNeedError):
        ask(GIVEN)
