"""The agency that a dateline names."""

import pytest

from topics.articles.agencies import agency_of, writer_key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PULA (Agency) - Gunmen came.", "Agency"),
        ("PULA ( Agency ) -- Gunmen came .", "Agency"),
        ("Pula, Croatia (HNA) — Gunmen came.", "HNA"),
        ("PULA, Sept. 22 (Harbour News Agency) - Gunmen came.", "Harbour News Agency"),
        ("(Agency) - Gunmen came.", "Agency"),
        ("Gunmen in town\nPULA/FARO, Portugal (Agency) – Gunmen came.", "Agency"),
        ("Gunmen in town PULA (Agency) - Gunmen came.", "Agency"),
        ("Film by Film Desk (HNA) -- Gunmen came.", "HNA"),
        ("PULA | Wed Apr 6, 2011 7:55 pm EDT PULA (Agency) - Gunmen came.", "Agency"),
        ("PULA (Croatia) - Gunmen came.", ""),
        ("Georgetown (Guyana) -- Gunmen came.", ""),
        ("The Harbour Board (HB) -- Of Pula -- met gunmen.", ""),  # letters for the words before them
        ("Gunmen came to Pula (Croatia's port) - and left.", ""),
        ("Gunmen came (Agency reporters say) and left.", ""),
        ("Gunmen came, the mayor (Berg) - a doctor - said.", ""),
        ("Gunmen came to Pula. " * 80 + "PULA (Agency) - Gunmen came.", ""),  # far behind the head
    ],
)
def test_agency_is_what_stands_in_brackets_between_a_place_and_a_dash(text, expected):
    assert agency_of(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("HNA", "The Harbour News Agency", True),
        ("HNA", "Harbour News-Agency", True),
        ("Herald", "The Herald", True),
        ("Herald", "uk.herald.example", True),
        ("HNA", "Herald", False),
        ("Herald", "Courier", False),
    ],
)
def test_one_writer_has_one_key_under_all_its_names(one, other, expected):
    assert (writer_key(one) == writer_key(other)) is expected
