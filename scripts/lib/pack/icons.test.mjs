import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../paths.mjs';
import { icnsPictures, writeIcns } from './icns.mjs';
import { icoSizes, writeIco } from './ico.mjs';

const icon = (name) => readFileSync(inRoot('assets/icons', name));
const picture = (size, alpha = 255) => ({ size, rgba: new Uint8Array(size * size * 4).fill(alpha), png: Buffer.from('png') });

describe('the icons in the repository', () => {
  it('are drawn from the drawing as it is', () => {
    expect(JSON.parse(icon('drawn-from.json').toString())).toEqual({ 'icon.svg': createHash('sha256').update(icon('icon.svg')).digest('hex') });
  });
  it('have every size Windows asks for', () => expect(icoSizes(icon('icon.ico'))).toEqual([16, 20, 24, 32, 40, 48, 64, 96, 128, 256]));
  it('have every size macOS asks for, each as large as it says', () => {
    expect(icnsPictures(icon('icon.icns'))).toEqual([['icp4', 16], ['icp5', 32], ['ic11', 32], ['ic12', 64], ['ic07', 128], ['ic13', 256], ['ic08', 256], ['ic14', 512], ['ic09', 512], ['ic10', 1024]]);
  });
  it('are named by their size for Linux', () => {
    for (const name of readdirSync(inRoot('assets/icons/linux'))) {
      const size = icon(`linux/${name}`).readUInt32BE(16);
      expect(name).toBe(`${size}x${size}.png`);
    }
  });
});

describe('writeIco', () => {
  it('says where each picture is, and writes the small ones as bitmaps of twice their height', () => {
    const ico = writeIco([picture(16), picture(256)]);
    const offset = ico.readUInt32LE(6 + 12);
    expect(offset).toBe(6 + 32);
    expect([ico.readUInt32LE(offset), ico.readInt32LE(offset + 4), ico.readInt32LE(offset + 8)]).toEqual([40, 16, 32]);
    expect(ico.readUInt32LE(6 + 8)).toBe(40 + 16 * 16 * 4 + 16 * 4);
    expect(ico.subarray(ico.readUInt32LE(6 + 16 + 12)).toString()).toBe('png');
  });
  it('turns rows upside down, colours to BGRA, and masks what is transparent', () => {
    const one = { size: 16, rgba: new Uint8Array(16 * 16 * 4), png: Buffer.alloc(0) };
    one.rgba.set([1, 2, 3, 255], 0);
    const dib = writeIco([one]).subarray(6 + 16);
    expect([...dib.subarray(40 + 15 * 16 * 4, 40 + 15 * 16 * 4 + 4)]).toEqual([3, 2, 1, 255]);
    const mask = dib.subarray(40 + 16 * 16 * 4);
    expect(mask[15 * 4]).toBe(0x7f);
    expect(mask[0]).toBe(0xff);
  });
});

it('writeIcns counts its own length', () => {
  const icns = writeIcns(new Map([[16, icon('linux/16x16.png')]]));
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  expect(icnsPictures(icns)).toEqual([['icp4', 16]]);
});
