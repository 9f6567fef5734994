import pytest

from tests.marked import read_marked
from topics.dates.tense import cue_pattern, cues, direction

FOUND = [(cue.name, text) for cue in cues().values() for text in cue.examples]
NONE = [(cue.name, text) for cue in cues().values() for text in cue.counterexamples]


@pytest.mark.parametrize(("name", "text"), FOUND)
def test_cue_finds_what_its_example_marks(name, text):
    plain, marked = read_marked(text)

    assert [match[0] for match in cue_pattern(name).finditer(plain)] == marked


@pytest.mark.parametrize(("name", "text"), NONE)
def test_cue_finds_nothing_in_its_counterexample(name, text):
    assert cue_pattern(name).search(text) is None


def pointing(text):
    plain, (words,) = read_marked(text)
    start = text.index("[")
    return direction(plain, start, start + len(words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in [May].", (-1, "met")),
        ("They will meet in [May].", (1, "will meet")),
        ("It was planned for [May].", (-1, "was planned")),
        ("They have come since [May].", (-1, "since")),
        ("It was ready by [May].", (-1, "was")),
        ("Ready by [May].", (1, "by")),
        ("They put it off until [May].", (1, "until")),
        ("They closed it until [May].", (1, "until")),
        ("Until [May] they had not come.", (-1, "had")),
        ("Talks in [May].", (0, "")),
        ("In [May] they met.", (-1, "met")),
        ("In [May] they will meet.", (1, "will meet")),
        ("In [May] they hope to meet.", (0, "")),
        ("They met; talks in [May].", (0, "")),
        ("Talks in [May]; they met.", (0, "")),
        ("He told of [Wednesday]'s ruling.", (0, "")),
        ("He told of [Wednesday]’s ruling.", (0, "")),
        ("They will say it closed by [May].", (-1, "closed")),
        ("He said they will come on [Friday].", (1, "will come")),
    ],
)
def test_clause_points_where_its_words_tell(text, expected):
    assert pointing(text) == expected


def test_clause_reaches_160_characters_back_and_half_as_many_on():
    assert pointing(f"met {'y ' * 78}[May]")[0] == -1
    assert pointing(f"met {'y ' * 79}[May]") == (0, "")
    assert pointing(f"[May] {'y ' * 38}met")[0] == -1
    assert pointing(f"[May] {'y ' * 39}met") == (0, "")


def test_verb_within_40_characters_belongs_to_the_word_before_the_date():
    assert pointing(f"It closed {'y ' * 19} by [May]") == (-1, "closed")
    assert pointing(f"It closed {'y ' * 20}by [May]") == (1, "by")
