/** One picture: its side in pixels, its pixels as straight RGBA from the top, and the same as PNG.
 * @typedef {{ size: number, rgba: Uint8Array, png: Uint8Array }} Picture */

const head = 6;
const entry = 16;
const dibHead = 40;

/** A Windows icon. The largest is a PNG, as Explorer expects since Vista; the smaller ones are bitmaps, which every installer tool reads.
 * Layout: ICONDIR, ICONDIRENTRY and BITMAPINFOHEADER of the Win32 API. @param {Picture[]} pictures */
export function writeIco(pictures) {
  const bodies = pictures.map((picture) => (picture.size >= 256 ? Buffer.from(picture.png) : bitmap(picture)));
  const directory = Buffer.alloc(head + entry * pictures.length);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(pictures.length, 4);
  let offset = directory.length;
  for (const [index, { size }] of pictures.entries()) {
    const at = head + entry * index;
    // 256 does not fit a byte and is written as 0.
    directory.writeUInt8(size % 256, at);
    directory.writeUInt8(size % 256, at + 1);
    directory.writeUInt16LE(1, at + 4);
    directory.writeUInt16LE(32, at + 6);
    directory.writeUInt32LE(bodies[index]?.length ?? 0, at + 8);
    directory.writeUInt32LE(offset, at + 12);
    offset += bodies[index]?.length ?? 0;
  }
  return Buffer.concat([directory, ...bodies]);
}

/** BGRA rows from the bottom, then a mask of one bit each, rows padded to four bytes. @param {Picture} picture */
function bitmap({ size, rgba }) {
  const maskRow = Math.ceil(size / 32) * 4;
  const out = Buffer.alloc(dibHead + size * size * 4 + maskRow * size);
  out.writeUInt32LE(dibHead, 0);
  out.writeInt32LE(size, 4);
  // Twice the height: colours and mask.
  out.writeInt32LE(size * 2, 8);
  out.writeUInt16LE(1, 12);
  out.writeUInt16LE(32, 14);
  const mask = dibHead + size * size * 4;
  for (let y = 0; y < size; y += 1) {
    const row = size - 1 - y;
    for (let x = 0; x < size; x += 1) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray((y * size + x) * 4, (y * size + x) * 4 + 4);
      out.set([blue, green, red, alpha], dibHead + (row * size + x) * 4);
      if (alpha === 0) out[mask + row * maskRow + (x >> 3)] = (out[mask + row * maskRow + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return out;
}

/** The sides of the pictures in an icon file. @param {Buffer} ico @returns {number[]} */
export function icoSizes(ico) {
  if (ico.readUInt32LE(0) !== 0x10000) throw new Error('not an icon file');
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico.readUInt8(head + entry * index) || 256);
}
