"""One infusion in process: the address opens a state, a bad one is named, a change is kept."""

import pytest
from streamlit.testing.v1 import AppTest

from explainer.components.packing import unpack_arrays
from explainer.model.course import simulate_course
from explainer.ui import cached
from explainer.ui.cached import clock_payload, infusion_course

pytestmark = pytest.mark.app
TIMEOUT_S = 60


def start(root, **query):
    """Open the page in a session whose address holds `query`."""
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=TIMEOUT_S).run()
    app.switch_page("understand/one_infusion.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def header_of(app):
    """Return the header of what the clock was sent."""
    return unpack_arrays(app.get("bidi_component")[0].proto.bytes)[0]


def test_the_address_opens_a_state(root):
    """Regimen, drug-level set, affinity, number and spacing come from the link."""
    app = start(root, regimen="six", pk="clements1981", affinity="ebert1997", doses="3", every="7")
    assert not app.exception
    caption = header_of(app)["caption"]
    assert "Six" in caption
    assert "3 given" in caption
    assert "Clements" in caption
    assert header_of(app)["dose_s"] == [0.0, 604_800.0, 1_209_600.0]


@pytest.mark.parametrize(
    ("name", "value"), [("regimen", "1e6"), ("pk", "nobody"), ("doses", "-3"), ("affinity", "nan")]
)
def test_a_bad_address_is_named_and_the_rest_kept(root, name, value):
    """One bad parameter is named with what was expected; the others hold."""
    query = {"regimen": "fava10", "pk": "clements1981"} | {name: value}
    app = start(root, **query)
    assert not app.exception
    assert next(warning.value for warning in app.warning).startswith(f"{name} must be one of")
    assert value in app.warning[0].value
    kept = "regimen" if name != "regimen" else "pk"
    expected = {"regimen": "1.0 mg/kg", "pk": "Clements"}[kept]
    assert expected in header_of(app)["caption"]


def test_a_change_is_kept_in_the_address(root):
    """Choosing another regimen writes it; going back to the default removes it."""
    app = start(root)
    app.selectbox(key="choice-regimen").set_value("spray").run()
    assert app.query_params["regimen"] == "spray"
    assert header_of(app)["points"][0]["words"].startswith("ASPIRE II")
    app.selectbox(key="choice-regimen").set_value("single").run()
    assert "regimen" not in app.query_params
    assert not app.exception


@pytest.mark.parametrize(
    ("register", "words"),
    [("plain", "brake cells"), ("student", "brake cells"), ("clinician", "fast-spiking interneurons")],
)
def test_the_words_follow_the_readers_register(root, register, words):
    """The clock is sent the sentences of the register chosen, with the regimen kept."""
    app = start(root, regimen="fava10")
    app.session_state["register"] = register
    app.run()
    assert not app.exception
    header = header_of(app)
    assert words in header["sentences"]["stops"][-1]
    assert "1.0 mg/kg" in header["caption"]


def test_another_register_is_not_another_simulation(root, monkeypatch):
    """Three registers of a choice share one simulation."""
    infusion_course.clear()
    clock_payload.clear()
    simulated = []
    monkeypatch.setattr(cached, "simulate_course", lambda it: simulated.append(it) or simulate_course(it))
    app = start(root, regimen="fava02")
    for register in ("student", "clinician", "plain"):
        app.session_state["register"] = register
        app.run()
    assert not app.exception
    assert [scenario.dose_mg_per_kg for scenario in simulated] == [0.2]
