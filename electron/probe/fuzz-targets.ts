import { parseNtlmChallenge } from './nla/ntlm-challenge.ts';
import { NTLM_NEGOTIATE } from './nla/ntlm-negotiate.ts';
import { parseTsRequest } from './nla/ts-request.ts';
import { classifyForeign } from './negotiation/foreign.ts';
import { connectionRequest } from './negotiation/request.ts';
import { parseConnectionConfirm } from './negotiation/response.ts';
import { parseTarget } from './target/target.ts';
import { isSynAck } from './deep/udp.ts';

/** Parsers of the probe for `npm run fuzz`; the TLS and certificate parsers have a list of their own. */
export const fuzzTargets: readonly { name: string; seeds?: Buffer[]; run(bytes: Buffer): void }[] = [
  { name: 'connection-confirm', seeds: [Buffer.from('030000130ed000001234000200080002000000', 'hex'), connectionRequest(0x0b)], run: (bytes) => void parseConnectionConfirm(bytes) },
  { name: 'foreign', seeds: [Buffer.from('SSH-2.0-x\r\n'), Buffer.from('HTTP/1.1 200')], run: (bytes) => void classifyForeign(bytes) },
  { name: 'ts-request', seeds: [NTLM_NEGOTIATE], run: (bytes) => void parseTsRequest(bytes) },
  { name: 'ntlm-challenge', seeds: [Buffer.from('4e544c4d53535000020000000800080038000000158289e2', 'hex')], run: (bytes) => void parseNtlmChallenge(bytes) },
  { name: 'target', seeds: [Buffer.from('[fd00::4]:3389'), Buffer.from('例え.jp:99')], run: (bytes) => void parseTarget(bytes.toString('utf8')) },
  { name: 'udp', run: (bytes) => void isSynAck(bytes, 7) },
];
