/** What Apple calls the pictures, by side in pixels; every one may be a PNG. `ic11` to `ic14` are the doubled ones for fine screens. @type {readonly (readonly [string, number])[]} */
const kinds = [['icp4', 16], ['icp5', 32], ['ic11', 32], ['ic12', 64], ['ic07', 128], ['ic13', 256], ['ic08', 256], ['ic14', 512], ['ic09', 512], ['ic10', 1024]];

/** An icon for macOS: `icns`, the length of the whole, then kind, length, PNG for each. @param {ReadonlyMap<number, Uint8Array>} pngs by side */
export function writeIcns(pngs) {
  const parts = kinds.flatMap(([kind, size]) => {
    const png = pngs.get(size);
    return png === undefined ? [] : [chunk(kind, png)];
  });
  return chunk('icns', Buffer.concat(parts));
}

/** @param {string} name @param {Uint8Array} body */
function chunk(name, body) {
  const start = Buffer.alloc(8);
  start.write(name, 0, 'latin1');
  start.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([start, body]);
}

/** Kind and side of every picture, read from the PNGs themselves. @param {Buffer} icns @returns {[string, number][]} */
export function icnsPictures(icns) {
  if (icns.toString('latin1', 0, 4) !== 'icns' || icns.readUInt32BE(4) !== icns.length) throw new Error('not an icns file');
  /** @type {[string, number][]} */
  const found = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) found.push([icns.toString('latin1', at, at + 4), icns.readUInt32BE(at + 8 + 16)]);
  return found;
}
