// Decode what Python packed: a JSON header, then bytes.
function decodeHeader(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
  return { length, header: JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) };
}

function decodeScene(bytes) {
  const { length, header } = decodeHeader(bytes);
  const body = bytes.subarray(4 + length);
  const parts = {};
  for (const [name, [offset, size]] of Object.entries(header.offsets)) parts[name] = body.subarray(offset, offset + size);
  for (const layout of Object.keys(header.places)) parts[`ketamine_${layout}`] = readPlaces(parts[`ketamine_${layout}`]);
  return { ...header, ...parts };
}

// Two bytes per number, 0 to 1; read one by one, since they may start at an odd address.
function readPlaces(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.byteLength / 2 }, (_, i) => view.getUint16(2 * i, true) / 65535);
}

// What differs from register to register; the numbers and the bytes are the same in each.
function wordsOf({ register, steps, terms, acts, spoken, said }) {
  return { register, steps, terms, acts, spoken, said };
}

// The frame at or before a time, and how far on the way to the next one.
function frameAt(times, time) {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (times[middle] <= time + 1e-9) low = middle;
    else high = middle - 1;
  }
  const next = Math.min(low + 1, times.length - 1);
  const span = times[next] - times[low];
  return { index: low, next, share: span > 0 ? Math.min(Math.max((time - times[low]) / span, 0), 1) : 0 };
}
