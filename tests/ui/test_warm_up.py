"""What is computed at the start of the server is what pages then find ready."""

import asyncio
import threading

from explainer.model.rivals import all_predictions
from explainer.model.target_curves import cleft_curve
from explainer.ui.warm_up import warm_lifespan


def test_the_server_starts_without_waiting_and_results_stay():
    """The start returns at once; when the thread is done the shared results are held."""

    async def start() -> None:
        """Enter the application's lifespan once."""
        async with warm_lifespan(None):
            assert any(thread.name == "warm-up" for thread in threading.enumerate())

    asyncio.run(start())
    for thread in threading.enumerate():
        if thread.name == "warm-up":
            thread.join(timeout=120)
            assert not thread.is_alive()
    assert all_predictions.cache_info().currsize == 1
    assert cleft_curve.cache_info().currsize == 1
