"""Settings are read from a file, checked, and shown with their units."""

import pytest

from topics.errors import SettingsError
from topics.settings import Settings, describe_settings, read_settings


def test_read_settings_with_a_known_value_changes_only_that(tmp_path):
    path = tmp_path / "topics.toml"
    path.write_text('[dates]\ndomain = "narrative"\n')
    changed = read_settings(path)
    assert changed.dates.domain == "narrative"
    assert changed.themes == Settings().themes


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("[dates]\ncolour = 1\n", "colour"),
        ("[colour]\n", "colour"),
        ("[themes]\nseed = 'x'\n", "seed"),
        ("[themes\n", "TOML"),
        ("dates = 3\n", "dates"),
    ],
)
def test_read_settings_with_a_mistake_names_it(tmp_path, content, names):
    path = tmp_path / "topics.toml"
    path.write_text(content)
    with pytest.raises(SettingsError, match=names):
        read_settings(path)


def test_describe_settings_gives_every_setting_a_unit_and_a_purpose():
    lines = list(describe_settings(Settings()))
    assert lines
    assert all(line.unit and line.about for line in lines)
