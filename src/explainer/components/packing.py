"""Pack arrays for the browser: a JSON header, then little-endian float32, then int16 steps.

An array of curves can be packed as steps: each value is rounded to one of 4096 levels of its
range, and what is stored is how the rounded numbers change from place to place and from row
to row. Neighbouring curves are alike, so these compress to a sixth.
"""

import json
import struct
from collections.abc import Mapping
from typing import Any

import numpy as np

from explainer.numerics import FloatArray

_LEVELS = 4095


def _steps(array: FloatArray) -> tuple[dict[str, Any], bytes]:
    """Return a two-dimensional array's scale and its steps as little-endian int16."""
    low, span = float(array.min()), float(np.ptp(array))
    scale = span / _LEVELS if span else 1.0
    rounded = np.round((array - low) / scale).astype(np.int64)
    steps = np.diff(np.diff(rounded, axis=1, prepend=0), axis=0, prepend=0)
    return {"shape": list(array.shape), "low": low, "scale": scale}, steps.astype("<i2").tobytes()


def pack_arrays(
    header: Mapping[str, Any],
    arrays: Mapping[str, FloatArray],
    curves: Mapping[str, FloatArray] | None = None,
) -> bytes:
    """Return a payload.

    Parameters
    ----------
    header : mapping
        Anything JSON can hold; the key "arrays" is added with each array's offset and shape.
    arrays : mapping of str to ndarray
        By name.
    curves : mapping of str to ndarray, optional
        Two-dimensional; packed as steps, good to 1/8190 of each array's range.

    Returns
    -------
    bytes
        Four bytes of little-endian header length, the JSON header padded to a multiple of
        four, all arrays as little-endian float32, all curves as little-endian int16.
    """
    layout: dict[str, Any] = {}
    offset = 0
    for name, array in arrays.items():
        layout[name] = {"offset": offset, "shape": list(array.shape)}
        offset += array.size
    packed = {name: _steps(array) for name, array in (curves or {}).items()}
    if packed:
        header = {**header, "curves": {name: entry for name, (entry, _) in packed.items()}}
    text = json.dumps({**header, "arrays": layout}, separators=(",", ":"), allow_nan=False).encode()
    text += b" " * (-len(text) % 4)
    body = b"".join(np.ascontiguousarray(array, dtype="<f4").tobytes() for array in arrays.values())
    return struct.pack("<I", len(text)) + text + body + b"".join(steps for _, steps in packed.values())


def unpack_arrays(payload: bytes) -> tuple[dict[str, Any], dict[str, FloatArray]]:
    """Return the header and arrays of a payload; the inverse of `pack_arrays`.

    Parameters
    ----------
    payload : bytes
        What `pack_arrays` returned.
    """
    (length,) = struct.unpack_from("<I", payload)
    header = json.loads(payload[4 : 4 + length])
    count = sum(int(np.prod(entry["shape"])) for entry in header["arrays"].values())
    flat = np.frombuffer(payload, dtype="<f4", offset=4 + length, count=count).astype(np.float64)
    arrays = {}
    for name, entry in header["arrays"].items():
        size = int(np.prod(entry["shape"]))
        arrays[name] = flat[entry["offset"] : entry["offset"] + size].reshape(entry["shape"])
    offset = 4 + length + 4 * count
    for name, entry in header.get("curves", {}).items():
        size = int(np.prod(entry["shape"]))
        steps = np.frombuffer(payload, dtype="<i2", offset=offset, count=size).astype(np.int64)
        rounded = steps.reshape(entry["shape"]).cumsum(axis=0).cumsum(axis=1)
        arrays[name] = entry["low"] + entry["scale"] * rounded
        offset += 2 * size
    return header, arrays
