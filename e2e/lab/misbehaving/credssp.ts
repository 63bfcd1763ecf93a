import { context, der, INTEGER, OCTET_STRING, SEQUENCE } from './der.ts';
import { ntlmChallenge, type NtlmIdentity } from './ntlm.ts';
import { sequence, type Step } from './peer.ts';
import { read, send } from './steps.ts';

/** TSRequest (MS-CSSP 2.2.1) around a token. */
export function tsRequest(version: number, fields: { token?: Buffer; errorCode?: Buffer }): Buffer {
  return der(
    SEQUENCE,
    der(context(0), der(INTEGER, Buffer.of(version))),
    ...(fields.token ? [der(context(1), der(SEQUENCE, der(SEQUENCE, der(context(0), der(OCTET_STRING, fields.token)))))] : []),
    ...(fields.errorCode ? [der(context(4), der(INTEGER, fields.errorCode))] : []),
  );
}

/** Reads the introduction and answers with a challenge. */
export function challenge(identity: NtlmIdentity = {}, version = 6): Step {
  return async (peer) => {
    await read(peer);
    await send(tsRequest(version, { token: ntlmChallenge(identity) }))(peer);
  };
}

/** Reads the introduction and answers with a status, four bytes as FreeRDP writes it. */
export function credsspError(status: number, version = 6): Step {
  const code = Buffer.alloc(4);
  code.writeUInt32BE(status >>> 0);
  return sequence(read, send(tsRequest(version, { errorCode: code })));
}
