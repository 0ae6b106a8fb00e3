"""The frame's switch that makes every page larger, for a room.

It works in the browser alone, so that it answers in the next frame and nothing else in the address is lost.
It stands on every page, and the browser has loaded what draws components by the time a page's own one arrives.
"""

from pathlib import Path

from explainer.components.register import register_component

_mount = register_component(
    "projector", Path(__file__).parent, styles=("../shared/switch.css", "component.css")
)


def projector_switch(address: str) -> None:
    """Mount the switch; once, in the frame.

    Parameters
    ----------
    address : str
        Path of the page that is shown: a new one makes the switch write itself into the new address.
    """
    _mount(data=address, key="projector", height="content")
