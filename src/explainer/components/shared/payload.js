// Decode what Python packed: a JSON header, then float32 arrays, then curves as int16 steps.
function decodePayload(bytes) {
  const length = headerLength(bytes);
  const header = decodeHeader(bytes);
  // slice() copies, which also gives the alignment that Float32Array needs.
  const sizeOf = ({ shape }) => shape.reduce((product, n) => product * n, 1);
  const count = Object.values(header.arrays).reduce((sum, entry) => sum + sizeOf(entry), 0);
  const flat = new Float32Array(bytes.slice(4 + length, 4 + length + 4 * count).buffer);
  const arrays = {};
  for (const [name, { offset, shape }] of Object.entries(header.arrays)) {
    arrays[name] = { values: flat.subarray(offset, offset + sizeOf({ shape })), width: shape.length > 1 ? shape[1] : 1 };
  }
  let place = 4 + length + 4 * count;
  for (const [name, entry] of Object.entries(header.curves ?? {})) {
    const size = sizeOf(entry);
    arrays[name] = decodeCurves(new Int16Array(bytes.slice(place, place + 2 * size).buffer), entry);
    place += 2 * size;
  }
  return { header, arrays };
}

function headerLength(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
}

// The header alone: enough where only the words have changed.
function decodeHeader(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headerLength(bytes))));
}

// Sum the steps along rows and columns, then scale.
function decodeCurves(steps, { shape, low, scale }) {
  const width = shape[1];
  const values = new Float32Array(steps.length);
  const sums = new Int32Array(width);
  for (let start = 0; start < steps.length; start += width) {
    let rounded = 0;
    for (let i = 0; i < width; i += 1) {
      sums[i] += steps[start + i];
      rounded += sums[i];
      values[start + i] = low + scale * rounded;
    }
  }
  return { values, width };
}

// One slider level's row of a two-dimensional array.
function rowOf(array, level) {
  return array.values.subarray(level * array.width, (level + 1) * array.width);
}
