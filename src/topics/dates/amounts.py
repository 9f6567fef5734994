"""TIMEX3 values that name no day: durations and repeated times."""

from collections.abc import Mapping

from topics.dates.lexicon import DURATION_LETTERS, PARTS, SEASON_WORDS, UNITS, WEEKDAYS, number_of

_HALVES = {"year": "P{}Y6M", "hour": "PT{}H30M", "day": "P{}DT12H", "minute": "PT{}M30S"}
_HALF = {"year": "P6M", "hour": "PT30M", "day": "PT12H", "minute": "PT30S"}
_IN_OTHERS = {
    "fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100), "millennium": ("year", 1000),
}  # fmt: skip
"""Units that ISO 8601 durations lack, in those that they have; some decades remain ``PXDE``."""
_ADVERBS = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "hourly": "PT1H", "nightly": "XXXX-XX-XXTNI",
}  # fmt: skip
_TIMES = {"once": 1, "twice": 2, "thrice": 3}


def counted_in(count: float, unit: str) -> tuple[float, str]:
    """Return the same stretch in weeks or years if ISO 8601 has no such unit.

    >>> counted_in(2, "decade"), counted_in(3, "month")
    ((20, 'year'), (3, 'month'))
    """
    smaller, factor = _IN_OTHERS.get(unit, (unit, 1))
    return count * factor, smaller


def duration_value(count: float | None, unit: str) -> str:
    """Return the TIMEX3 duration of so many units; None counts as some (``PXD``).

    >>> duration_value(5, "year"), duration_value(2.5, "year"), duration_value(None, "hour")
    ('P5Y', 'P2Y6M', 'PTXH')
    >>> duration_value(2, "decade"), duration_value(None, "decade"), duration_value(0.5, "century")
    ('P20Y', 'PXDE', 'P50Y')
    """
    if count is not None:
        count, unit = counted_in(count, unit)
        if count % 1 == 0.5 and unit in _HALVES:
            return _HALVES[unit].format(int(count)) if count > 1 else _HALF[unit]
    letters = DURATION_LETTERS[unit]
    text = "X" if count is None else f"{count:g}" if count % 1 else str(int(count))
    return f"PT{text}{letters[1:]}" if letters[0] == "T" else f"P{text}{letters}"


def count_of(parts: Mapping[str, str]) -> float | None:
    """Return how many units the parts of an expression name, or None for "some"."""
    if "number" not in parts or parts["number"].lower() in {"several", "multi"}:
        return None
    count = number_of(parts["number"])
    return count + 0.5 if "andhalf" in parts else count


def set_value(parts: Mapping[str, str]) -> tuple[str, str, str]:
    """Return value, quant and freq of a repeated time."""
    quant = parts.get("quant", "").upper()
    word = {name: part.lower().rstrip(".") for name, part in parts.items()}
    time = f"T{PARTS[word['part']]}" if "part" in word else ""
    if "adverb" in word:
        return _ADVERBS[word["adverb"]], "", ""
    if "weekday" in word:
        return f"XXXX-WXX-{WEEKDAYS[word['weekday']]}{time}", quant or "EVERY", ""
    if "season" in word:
        return f"XXXX-{SEASON_WORDS[word['season']]}", quant, ""
    if time:
        return f"XXXX-XX-XX{time}", quant, ""
    unit = UNITS[word["unit"]]
    if "times" in word:
        times = _TIMES.get(word["times"]) or int(number_of(word["times"].removesuffix("times")) or 1)
        return duration_value(1, unit), "", f"{times}X"
    count = 2 if "other" in word else number_of(word.get("number", "1"))
    return "XXXX-WXX-WE" if unit == "weekend" and count == 1 else duration_value(count, unit), quant, ""
