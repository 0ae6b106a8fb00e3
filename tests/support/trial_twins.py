"""The Trials page's second views: their charts, and which chart of harm stands beside which of benefit."""

from explainer.ui.dose_charts import dose_charts
from explainer.ui.lasting_charts import lasting_charts
from explainer.ui.other_charts import other_charts
from explainer.ui.practice_charts import practice_charts

CHARTS = {"lasting": lasting_charts, "dose": dose_charts, "others": other_charts, "practice": practice_charts}
# Every chart of these views is in here; none is exempt.
TWINS = {
    "lasting": {
        "lasting-windows": "lasting-windows-harm",
        "lasting-fading": "lasting-harm",
        "lasting-days": "lasting-days-harm",
        "lasting-stopping": "lasting-cost",
    },
    "dose": {
        "dose-verdicts": "dose-pressure",
        "dose-su": "dose-su-harm",
        "dose-daly": "dose-nausea",
        "dose-spray": "dose-spray-harm",
    },
    "others": {
        "ect-rates": "ect-harms",
        "ect-differences": "ect-memory",
        "ect-pools": "ect-lasting",
        "quetiapine": "quetiapine-harm",
        "stard": "tablet-harm",
        "tablet-response": "tablet-stopped",
    },
    "practice": {"practice": "practice-harm"},
}
# Those whose halves both count people of 100; the others are days, points, odds or verdicts on one side at least.
SAME_SCALE = (
    ("lasting", "lasting-fading"),
    ("lasting", "lasting-stopping"),
    ("dose", "dose-su"),
    ("dose", "dose-spray"),
    ("others", "ect-rates"),
    ("others", "quetiapine"),
    ("others", "stard"),
    ("practice", "practice"),
)
