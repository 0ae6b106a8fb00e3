"""The Trials page's second views in each register: every number has its source, and each register has the same ones."""

import re

import prose
import pytest
from streamlit.testing.v1 import AppTest
from trial_twins import CHARTS

from explainer.describe.registers import REGISTERS
from explainer.ui.trial_prose import MARKS

pytestmark = pytest.mark.app


def html_of(root, view, register):
    """Return the HTML of a view in a register."""
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=60)
    app.switch_page("evidence/trials.py")
    app.query_params["view"] = view
    app.query_params["register"] = register
    app.run()
    assert not app.exception
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("view", CHARTS)
def test_no_number_leads_nowhere_in_any_register(root, view):
    """Each number opens its row or stands with a table; the same rows are opened whoever reads."""
    opened = {}
    for register in REGISTERS:
        html = html_of(root, view, register)
        assert prose.loose_numbers(prose.prose_of(html)) == [], register
        opened[register] = sorted(re.findall(r'<details class="ex-num" data-row="([^"]+)">', html))
    rows = {row_id for marks in MARKS.values() for row_id, _ in marks.values()}
    assert opened["plain"] == opened["student"] == opened["clinician"]
    assert rows & set(opened["plain"])


@pytest.mark.parametrize("register", REGISTERS)
def test_the_words_on_the_page_are_the_readers(root, register):
    """What a view shows is what the register's sentences say, and nothing of another register."""
    html = html_of(root, "lasting", register)
    shown = CHARTS["lasting"]("light", register)["lasting-days-harm"].description
    assert shown in html
    for other in set(REGISTERS) - {register}:
        assert CHARTS["lasting"]("light", other)["lasting-days-harm"].description not in html
