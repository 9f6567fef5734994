"""Settings are read from a file, checked, and shown with their units and bounds."""

import math
from dataclasses import fields, replace

import pytest

from topics.errors import SettingsError
from topics.settings import (
    ArticleSettings,
    Bounds,
    ComparisonSettings,
    DateSettings,
    LimitSettings,
    PublicationSettings,
    Settings,
    ThemeSettings,
    TimelineSettings,
    describe_settings,
    public_name,
    read_settings,
)

SECTIONS = (
    ArticleSettings, DateSettings, PublicationSettings, ThemeSettings, TimelineSettings, ComparisonSettings,
    LimitSettings,
)  # fmt: skip
NUMBERS = [(kind, item) for kind in SECTIONS for item in fields(kind) if "bounds" in item.metadata]
CHOICES = [(kind, item) for kind in SECTIONS for item in fields(kind) if "choices" in item.metadata]


def written(tmp_path, content):
    path = tmp_path / "topics.toml"
    path.write_text(content)
    return path


def test_read_settings_with_a_known_value_changes_only_that(tmp_path):
    changed = read_settings(written(tmp_path, '[dates]\ndomain = "narrative"\n'))
    assert changed.dates.domain == "narrative"
    assert changed.themes == Settings().themes
    assert changed.articles == Settings().articles


def test_read_settings_takes_what_would_stand_in_the_file(tmp_path):
    of_file = read_settings(written(tmp_path, '[themes]\nn_themes = 7\nstop_words = ["quay"]\n'))
    assert read_settings({"themes": {"n_themes": 7, "stop_words": ["quay"]}}) == of_file


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({"themes": {"n_themes": "six"}}, "settings: .themes. n_themes = 'six'.*a whole number"),
        ({"theme": {"n_themes": 6}}, "there is no section 'theme'"),
        ({"n_themes": 6}, "there is no section 'n_themes'"),
    ],
)
def test_read_settings_refuses_a_mapping_as_it_would_the_file(given, names):
    with pytest.raises(SettingsError, match=names):
        read_settings(given)


def test_read_settings_takes_a_text_for_its_path(tmp_path):
    assert read_settings(str(written(tmp_path, "[themes]\nn_themes = 7\n"))).themes.n_themes == 7


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("[dates]\ncolour = 1\n", "colour.*it has domain"),
        ("[colour]\n", "colour.*the sections are articles, dates, publication, themes, timeline"),
        ("[themes\n", "TOML"),
        ("dates = 3\n", "dates"),
        ("[themes]\nseed = 'x'\n", "topics.toml: .themes. seed = 'x'.*a whole number"),
        ("[themes]\nn_themes = -4\n", "topics.toml: .themes. n_themes = -4.*0 or more"),
        ("[themes]\nn_themes = 4.0\n", "n_themes = 4.0.*a whole number"),
        ("[themes]\nn_themes = true\n", "n_themes = true.*a whole number"),
        ("[articles]\nreprint_share = 7.0\n", "reprint_share = 7.0.*more than 0, at most 1"),
        ("[articles]\nreprint_share = true\n", "reprint_share = true.*a number"),
        ("[articles]\nreprint_share = nan\n", "reprint_share = nan.*more than 0, at most 1"),
        ("[articles]\nkeep_litter = 1\n", "keep_litter = 1.*true or false"),
        ("[dates]\ndomain = 'poem'\n", "domain = 'poem'.*auto, news or narrative"),
        ("[timeline]\nnames = ''\n", "names = ''.*a text"),
        ("[timeline]\nnames = 3\n", "names = 3.*a text"),
        ("[publication]\nfrom = 'May 2021'\n", "from = 'May 2021'.*a day as YYYY-MM-DD"),
        ("[publication]\nto = '2021-02-30'\n", "to = '2021-02-30'.*a day as YYYY-MM-DD"),
        ("[publication]\nto = '2021-13'\n", "to = '2021-13'.*a day as YYYY-MM-DD"),
        ("[publication]\nfrom = 2021\n", "from = 2021.*a day as YYYY-MM-DD"),
        ("[publication]\nfrom_ = '2021'\n", "no setting 'from_'; it has from, to, year"),
        ("[publication]\nyear = 10000\n", "year = 10000.*from 0 to 9999"),
    ],
)
def test_read_settings_with_a_mistake_names_it(tmp_path, content, names):
    with pytest.raises(SettingsError, match=names):
        read_settings(written(tmp_path, content))


@pytest.mark.parametrize(("kind", "setting"), NUMBERS, ids=lambda value: getattr(value, "name", ""))
def test_number_at_its_bounds_is_taken_and_beyond_them_refused(kind, setting):
    bounds = setting.metadata["bounds"]
    step = 1 if isinstance(setting.default, int) else 0.001
    if not bounds.above:
        assert getattr(kind(**{setting.name: bounds.least}), setting.name) == bounds.least
    below = bounds.least if bounds.above else bounds.least - step
    with pytest.raises(SettingsError, match=setting.name):
        kind(**{setting.name: below})
    if bounds.most < math.inf:
        assert getattr(kind(**{setting.name: bounds.most}), setting.name) == bounds.most
        with pytest.raises(SettingsError, match=setting.name):
            kind(**{setting.name: bounds.most + step})


@pytest.mark.parametrize(("kind", "setting"), NUMBERS, ids=lambda value: getattr(value, "name", ""))
@pytest.mark.parametrize("value", [True, "1", None, math.nan, math.inf])
def test_number_that_is_none_is_refused(kind, setting, value):
    with pytest.raises(SettingsError, match=setting.name):
        kind(**{setting.name: value})


@pytest.mark.parametrize(("kind", "setting"), CHOICES, ids=lambda value: getattr(value, "name", ""))
def test_choice_is_one_of_its_words(kind, setting):
    for choice in setting.metadata["choices"]:
        assert getattr(kind(**{setting.name: choice}), setting.name) == choice
    with pytest.raises(SettingsError, match=setting.name):
        kind(**{setting.name: "another"})


def test_bounds_that_leave_out_their_least_hold_what_is_just_above():
    assert not Bounds(0, 1, above=True).hold(0)
    assert Bounds(0, 1, above=True).hold(1e-9)
    assert Bounds(0, 1, above=True).hold(1)
    assert Bounds(0, 1).hold(0)
    assert str(Bounds(3, above=True)) == "more than 3"


def test_whole_number_for_a_share_becomes_the_same_share():
    assert ArticleSettings(reprint_share=1) == ArticleSettings(reprint_share=1.0)
    assert type(ArticleSettings(reprint_share=1).reprint_share) is float


@pytest.mark.parametrize("section", fields(Settings), ids=lambda section: section.name)
def test_refused_value_is_told_with_the_section_that_a_file_sets_it_in(section):
    kind = section.default_factory
    name = fields(kind)[0].name
    with pytest.raises(
        SettingsError, match=rf"^\[{section.name}\] {public_name(name)} = None is not possible; it should be "
    ):
        kind(**{name: None})


def test_replaced_setting_is_checked_too():
    with pytest.raises(SettingsError, match="same_words"):
        replace(TimelineSettings(), same_words=1.5)


def test_every_setting_has_a_unit_a_purpose_and_what_it_can_be():
    lines = list(describe_settings(Settings()))
    assert len(lines) == sum(len(fields(kind)) for kind in SECTIONS)
    assert all(line.unit and line.about for line in lines)
    assert [line.name for line in lines if line.bounds] == [item.name for _, item in NUMBERS]


def test_described_settings_are_what_a_file_sets(tmp_path):
    own = replace(Settings(), articles=ArticleSettings(keep_litter=True), themes=ThemeSettings(n_themes=9))
    lines = []
    for line in describe_settings(own):
        lines += [f"[{line.section}]"] * (f"[{line.section}]" not in lines)
        lines.append(line.toml)
    assert read_settings(written(tmp_path, "\n".join(lines))) == own


def test_days_of_publication_are_set_by_the_words_that_a_reader_writes(tmp_path):
    settings = read_settings(written(tmp_path, "[publication]\nfrom = '2021-05-01'\nto = '2021-06'\nyear = 2021\n"))

    assert settings.publication == PublicationSettings(from_="2021-05-01", to="2021-06", year=2021)
    assert [line.name for line in describe_settings(settings) if line.section == "publication"] == [
        "from",
        "to",
        "year",
        "offices",
    ]
