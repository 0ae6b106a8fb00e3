"""Pack arrays for the browser: a JSON header, then little-endian float32."""

import json
import struct
from collections.abc import Mapping
from typing import Any

import numpy as np

from explainer.numerics import FloatArray


def pack_arrays(header: Mapping[str, Any], arrays: Mapping[str, FloatArray]) -> bytes:
    """Return a payload.

    Parameters
    ----------
    header : mapping
        Anything JSON can hold; the key "arrays" is added with each array's offset and shape.
    arrays : mapping of str to ndarray
        By name.

    Returns
    -------
    bytes
        Four bytes of little-endian header length, the JSON header padded to a multiple of
        four, then all arrays as little-endian float32.
    """
    layout: dict[str, Any] = {}
    offset = 0
    for name, array in arrays.items():
        layout[name] = {"offset": offset, "shape": list(array.shape)}
        offset += array.size
    text = json.dumps({**header, "arrays": layout}, separators=(",", ":"), allow_nan=False).encode()
    text += b" " * (-len(text) % 4)
    body = b"".join(np.ascontiguousarray(array, dtype="<f4").tobytes() for array in arrays.values())
    return struct.pack("<I", len(text)) + text + body


def unpack_arrays(payload: bytes) -> tuple[dict[str, Any], dict[str, FloatArray]]:
    """Return the header and arrays of a payload; the inverse of `pack_arrays`.

    Parameters
    ----------
    payload : bytes
        What `pack_arrays` returned.
    """
    (length,) = struct.unpack_from("<I", payload)
    header = json.loads(payload[4 : 4 + length])
    flat = np.frombuffer(payload, dtype="<f4", offset=4 + length).astype(np.float64)
    arrays = {}
    for name, entry in header["arrays"].items():
        size = int(np.prod(entry["shape"]))
        arrays[name] = flat[entry["offset"] : entry["offset"] + size].reshape(entry["shape"])
    return header, arrays
