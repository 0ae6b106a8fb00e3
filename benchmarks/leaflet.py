"""How long the leaflet takes and how large it is, cold and warm."""

import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime

from explainer.describe.registers import REGISTERS
from explainer.leaflet.concerns import CONCERNS
from explainer.leaflet.content import build_leaflet
from explainer.leaflet.html import draw_html
from explainer.leaflet.pdf import SIZES, draw_pdf

ADDRESS = "https://explainer.example.org/consultation"
COLD = (
    "import time; from datetime import date; from explainer.leaflet.content import build_leaflet; "
    "from explainer.leaflet.pdf import draw_pdf; start = time.perf_counter(); "
    f"draw_pdf(build_leaflet(address={ADDRESS!r}, made=date(2026, 11, 24))); print(time.perf_counter() - start)"
)

cold = subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True)
print(f"cold, first of a process: {float(cold.stdout) * 1000:.0f} ms")

times, sizes, pages = [], [], []
today = datetime.now(tz=UTC).date()
for size in SIZES:
    for register in REGISTERS:
        for count in range(len(CONCERNS) + 1):
            start = time.perf_counter()
            leaflet = build_leaflet(
                address=ADDRESS, made=today, first=CONCERNS[::-1][:count], register=register
            )
            sizes.append(len(draw_pdf(leaflet, size)))
            times.append(time.perf_counter() - start)
            pages.append(len(draw_html(leaflet).encode()))
print(
    f"warm, {len(times)} leaflets: median {statistics.median(times) * 1000:.0f} ms, longest {max(times) * 1000:.0f} ms"
)
print(f"PDF {max(sizes) / 1000:.0f} kB, HTML {max(pages) / 1000:.0f} kB at most")
