"""How a reference is called in running text."""

import re

from explainer.references import find_reference, load_references


def test_short_names_have_one_style():
    """A surname and a year: "Shiroma 2020", whether or not the record has initials; no office loses a part of its name."""
    assert find_reference("trial_shiroma2020").short == "Shiroma 2020"
    assert find_reference("kishimoto2016single").short == "Kishimoto 2016"
    assert [
        record.key
        for record in load_references().values()
        if re.search(r"[a-z] [A-Z]{1,3} \d{4}$", record.short)
    ] == []
    assert [
        record.key for record in load_references().values() if re.fullmatch(r"[A-Z]{1,3} \d{4}", record.short)
    ] == []
