import { deflateRawSync, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { readHostBlock } from './read-block.ts';

const at = '2026-11-21T10:00:00.000Z';
const facts = [{ name: 'rdp.denyConnections', value: 1 }, { name: 'service.list', value: [{ name: 'TermService', start: 3, state: 'Running' }] }];
function block(data: Buffer, parts: number): string[] {
  const text = data.toString('base64');
  const size = Math.ceil(text.length / parts);
  return Array.from({ length: parts }, (_, i) => {
    const piece = text.slice(i * size, (i + 1) * size);
    return `RDX1 ${i + 1}/${parts} ${crc32(Buffer.from(piece)).toString(16).padStart(8, '0')}\n${piece}`;
  });
}
const packed = deflateSync(JSON.stringify({ machine: 'SRV-04', facts }));
const good = { ok: true, facts: facts.map((one) => ({ ...one, source: 'host-block', at })) };

describe('readHostBlock', () => {
  it('has the checksum everybody else has', () => expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926));
  it('reads one part, several in any order, and raw deflate', () => {
    expect(readHostBlock(block(packed, 1).join('\n'), at)).toEqual(good);
    expect(readHostBlock(`Read on SRV-04\n${block(packed, 3).toReversed().join('\n')}\nDone.`, at)).toEqual(good);
    expect(readHostBlock(block(deflateRawSync(JSON.stringify({ facts })), 1).join(''), at)).toEqual(good);
  });
  it('reads wrapped lines and a portal’s JSON around them', () => {
    const wrapped = block(packed, 2).map((part) => part.replace(/(.{40})/g, '$1\r\n')).join('\n');
    expect(readHostBlock(wrapped, at)).toEqual(good);
    expect(readHostBlock(JSON.stringify({ value: [{ message: `[stdout]\n${block(packed, 1).join('\n')}\n\n[stderr]\n` }] }), at)).toEqual(good);
  });
  it.each([
    ['nothing here', 'none'], [block(packed, 3).slice(0, 2).join('\n'), 'missing'], [block(packed, 1).join('').replace(/.$/, 'A'), 'checksum'],
    [block(Buffer.from('not deflated'), 1).join(''), 'inflate'], [block(deflateSync('{'), 1).join(''), 'json'], [block(deflateSync('{"facts":[{"name":"X"}]}'), 1).join(''), 'schema'],
    ['RDX1 5/2 00000000\nAAAA', 'numbers'],
  ])('names what is wrong (%#)', (text, key) => expect(readHostBlock(text, at)).toMatchObject({ ok: false, problem: { key: `cli:block.${key}` } }));
  it('takes a time that is none for none, and cleans what it says of a damaged block', () => {
    const timed = (value: string) => readHostBlock(block(deflateSync(JSON.stringify({ facts: [{ name: 'a.b', value: 1, at: value }] })), 1).join(''), at);
    expect(timed('yesterday')).toMatchObject({ facts: [{ at }] });
    expect(timed('2026-11-20T08:00:00Z')).toMatchObject({ facts: [{ at: '2026-11-20T08:00:00Z' }] });
    const hostile = readHostBlock(block(deflateSync(JSON.stringify({ facts: [{ name: 'a.b', value: { '\u001b[2J': [] } }] })), 1).join(''), at);
    expect(JSON.stringify(hostile)).not.toContain('\\u001b');
  });
  it('does not unpack a bomb and never throws', () => {
    expect(readHostBlock(block(deflateSync(Buffer.alloc(50_000_000)), 1).join(''), at)).toMatchObject({ ok: false });
    fc.assert(fc.property(fc.string(), fc.nat(300), (text, cut) => void readHostBlock(block(packed, 2).join('\n').slice(0, cut) + text, at)));
  });
});
