import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { scanList } from './scan-list.ts';

const dir = mkdtempSync(join(tmpdir(), 'scan-list-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const scan = (content: string | Buffer, consent = false) => {
  const path = join(dir, 'list');
  writeFileSync(path, content);
  return scanList(path, consent);
};

describe('scanList', () => {
  it('counts different computers and names the lines that are none', async () => {
    const found = await scan('srv-1\nsrv-2\nSRV-1\nno host\n# note\n10.0.0.0/24\nsrv-2:3390\n');
    expect(found).toMatchObject({ targets: 2 + 254 + 1, skipped: 1, wide: [], wideAddresses: 0 });
    expect(found.badLines.map(({ line }) => line)).toEqual([4]);
  });

  it('sets wide ranges apart until somebody agrees, without counting them out', async () => {
    const list = 'srv-1\n10.0.0.0/16\n10.0.0.0/4\n';
    expect(await scan(list)).toMatchObject({ targets: 1, wideAddresses: 65_536, skipped: 1, wide: [{ line: 2, because: { key: 'radarscreen:line.wide', params: { text: '10.0.0.0/16', size: 65_536 } } }] });
    expect(await scan(list, true)).toMatchObject({ targets: 65_537, skipped: 1 });
  });

  it.each([['UTF-16', Buffer.from('\ufeffsrv-1\r\nsrv-2\r\n', 'utf16le')], ['Shift_JIS', Buffer.from('2320837e8384\n7372762d310a7372762d32'.replace('\n', '0a'), 'hex')]])('reads %s', async (_name, bytes) => {
    expect(await scan(bytes)).toMatchObject({ targets: 2, skipped: 0 });
  });
});
