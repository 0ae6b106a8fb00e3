// Decode what Python packed: a JSON header, then float32 arrays.
function decodePayload(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  // slice() copies, which also gives the alignment that Float32Array needs.
  const flat = new Float32Array(bytes.slice(4 + length).buffer);
  const arrays = {};
  for (const [name, { offset, shape }] of Object.entries(header.arrays)) {
    const size = shape.reduce((product, n) => product * n, 1);
    arrays[name] = { values: flat.subarray(offset, offset + size), width: shape.length > 1 ? shape[1] : 1 };
  }
  return { header, arrays };
}

// One slider level's row of a two-dimensional array.
function rowOf(array, level) {
  return array.values.subarray(level * array.width, (level + 1) * array.width);
}
