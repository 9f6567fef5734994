"""UTF-8 read as Windows-1252 whose bytes a tokenizer parted with a blank."""

import pytest

from topics.articles.alignment import apply_repairs
from topics.articles.repairs.faults import repair_text


@pytest.mark.parametrize(
    ("found", "text"),
    [
        ("The mill â€ “ an old one â€ “ burnt .", "The mill – an old one – burnt ."),
        ("The mill\nâ€ ” an old one .", "The mill\n— an old one ."),
        ("The mill â€\n“ an old one .", "The mill – an old one ."),
        ("They didnâ€ ™ t ask the townâ€ ™ s mayor .", "They didn’t ask the town’s mayor ."),
        ("The heirsâ€ ™ lawyer left .", "The heirs’ lawyer left ."),
        ("â€œIt rained ,â€ \ufffd she said .", "“It rained ,” she said ."),
        ("Wait â€ ¦ there .", "Wait … there ."),
        ("JosÃ © Moe left .", "José Moe left ."),
        ("â€œIt rained.â€ “It snowed.”", "“It rained.” “It snowed.”"),
        ("Il est là “ici”.", "Il est là “ici”."),
    ],
)
def test_blank_between_the_bytes_of_a_sign_is_undone(found, text):
    assert apply_repairs(found, repair_text(found)) == text
