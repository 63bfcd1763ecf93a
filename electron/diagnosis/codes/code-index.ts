import type { CodeKind } from '../../../preload/contract/explanation.ts';
import { type CodeTable, type KnownCode, meaningKeyOf } from './code-table.ts';
import { disconnectCodes } from './tables/disconnect-codes.ts';
import { extendedCodes } from './tables/extended-codes.ts';
import { gatewayCodes } from './tables/gateway-codes.ts';
import { hresultCodes } from './tables/hresult-codes.ts';
import { ntstatusCodes } from './tables/ntstatus-codes.ts';
import { protocolCodes } from './tables/protocol-codes.ts';
import { securityCodes } from './tables/security-codes.ts';
import { win32Codes } from './tables/win32-codes.ts';

const tables: readonly CodeTable[] = [
  ...disconnectCodes,
  ...gatewayCodes,
  ...extendedCodes,
  ...protocolCodes,
  ...ntstatusCodes,
  ...securityCodes,
  ...hresultCodes,
  ...win32Codes,
];

const unfold = ({ kind, source, rows }: CodeTable): KnownCode[] =>
  rows.map(([number, name]) => ({ kind, number, name, source, meaningKey: meaningKeyOf(kind, number) }));

/** Every code we know, in the order of the tables. */
export const allCodes: readonly KnownCode[] = tables.flatMap(unfold);

const byKind = new Map<CodeKind, Map<number, KnownCode>>();
const byName = new Map<string, KnownCode>();
for (const code of allCodes) {
  const ofKind = byKind.get(code.kind) ?? new Map<number, KnownCode>();
  byKind.set(code.kind, ofKind.set(code.number, code));
  if (!code.name.includes(' ')) byName.set(code.name, code);
}

/** The range MS ExtendedDisconnectReasonCode reserves for protocol errors; most numbers in it have no name. */
const PROTOCOL_RANGE = { first: 0x1000, last: 0x7fff };

/** The row of a table, or null. */
export const findCode = (kind: CodeKind, number: number): KnownCode | null => byKind.get(kind)?.get(number) ?? null;

/** A code by its official symbol, written exactly, e.g. `SEC_E_LOGON_DENIED`; null when there is none. */
export const findCodeByName = (name: string): KnownCode | null => byName.get(name) ?? null;

/** A number in the extended place: its row, or the nameless protocol range, or null. */
export const findExtended = (number: number): KnownCode | null => {
  const row = findCode('extended', number);
  if (row !== null) return row;
  if (number < PROTOCOL_RANGE.first || number > PROTOCOL_RANGE.last) return null;
  return {
    kind: 'extended',
    number,
    name: 'exDiscReasonProtocolRange',
    source: 'MS ExtendedDisconnectReasonCode',
    meaningKey: 'codes:meaning.extended.protocolRange',
  };
};

/**
 * A 32-bit value with its top bit set: NTSTATUS, HRESULT, or one of the two wrapped in an HRESULT
 * (HRESULT_FROM_WIN32, MS-ERREF 2.1.2; HRESULT_FROM_NT, MS-ERREF 2.1.3), whose name says so. Null when unknown.
 */
export const findStatus = (number: number): KnownCode | null => {
  const row = findCode('ntstatus', number) ?? findCode('hresult', number);
  if (row !== null) return row;
  if (number >>> 16 === 0x8007) return wrapped(number, findCode('win32', number & 0xffff), 'HRESULT_FROM_WIN32');
  if (number >>> 28 === 0xd) return wrapped(number, findCode('ntstatus', (number & 0xefffffff) >>> 0), 'HRESULT_FROM_NT');
  return null;
};

const wrapped = (number: number, inner: KnownCode | null, macro: string): KnownCode | null =>
  inner === null ? null : { ...inner, kind: 'hresult', number, name: `${macro}(${inner.name})`, source: `MS-ERREF 2.1.2, 2.1.3; ${inner.source}` };
