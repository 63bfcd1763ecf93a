import type { CodeKind } from '../../../preload/contract/explanation.ts';

/** Cause ids of the catalogue that a code can point to or contradict. */
export type CauseId =
  | 'host-key-acl'
  | 'host-cert-expired'
  | 'host-cert-missing'
  | 'host-cert-pinned-bad'
  | 'tls-protocol'
  | 'tls-cipher'
  | 'security-layer'
  | 'credssp-oracle'
  | 'fw-host'
  | 'fw-client'
  | 'listener'
  | 'rdp-disabled'
  | 'wrong-endpoint'
  | 'licensing'
  | 'logon-right'
  | 'saved-cred'
  | 'clock-skew'
  | 'rds-farm';

/** What a well-known code says beyond its meaning, what it does not say, and what it contradicts. Keys of `codes:says` and `codes:doesNotSay`. */
export type Reading = {
  readonly kind: CodeKind;
  readonly numbers: readonly number[];
  readonly says: readonly string[];
  readonly doesNotSay: readonly string[];
  readonly pointsTo?: readonly CauseId[];
  /** Only what the code itself contradicts; evidence does the rest. */
  readonly rulesOut?: readonly CauseId[];
};

/** No connection would have been opened with one of these. */
const NO_SOCKET: readonly CauseId[] = ['fw-host', 'fw-client', 'rdp-disabled'];
/** These show only once a connection is open. */
const AFTER_CONNECT: readonly CauseId[] = [
  'host-key-acl',
  'host-cert-expired',
  'host-cert-missing',
  'host-cert-pinned-bad',
  'tls-protocol',
  'tls-cipher',
  'security-layer',
  'credssp-oracle',
  'licensing',
  'logon-right',
  'saved-cred',
];
/** With one of these no encrypted connection would have come up. */
const NO_ENCRYPTION: readonly CauseId[] = [...NO_SOCKET, 'host-cert-missing', 'host-key-acl', 'tls-protocol', 'tls-cipher'];
const LICENCE = { says: ['licensingNamed'], doesNotSay: ['whichSideLicence'], pointsTo: ['licensing'], rulesOut: NO_ENCRYPTION } as const;
const LICENCE_EXTENDED = Array.from({ length: 12 }, (_, i) => 0x100 + i);
const GATEWAY = Array.from({ length: 0x44 }, (_, i) => 0x3000001 + i);

export const readings: readonly Reading[] = [
  { kind: 'disconnect', numbers: [0x104, 0x208, 0x508, 0x604], says: ['nameNotResolved'], doesNotSay: ['whyLookupFailed', 'hostState'], pointsTo: ['wrong-endpoint'], rulesOut: AFTER_CONNECT },
  { kind: 'disconnect', numbers: [0x204], says: ['connectFailed'], doesNotSay: ['whyConnectFailed'], pointsTo: ['listener', ...NO_SOCKET], rulesOut: AFTER_CONNECT },
  { kind: 'disconnect', numbers: [0x108, 0x704], says: ['timedOut'], doesNotSay: ['whichStageWaited', 'hostState'], rulesOut: ['licensing', 'logon-right'] },
  {
    kind: 'disconnect',
    numbers: [0x904],
    says: ['socketHadOpened', 'closedWhileWaiting', 'tunnelSocket'],
    doesNotSay: ['whoClosed', 'notLookup', 'notPassword', 'notLicence', 'notExpired'],
    rulesOut: ['licensing', ...NO_SOCKET],
  },
  { kind: 'disconnect', numbers: [0x304, 0x404], says: ['socketHadOpened', 'connectionBroke'], doesNotSay: ['whoClosed'], rulesOut: NO_SOCKET },
  { kind: 'disconnect', numbers: [0x406, 0x506, 0x606, 0x906, 0xa06, 0xb06, 0xc06], says: ['protectionFault'], doesNotSay: ['unspecific'], rulesOut: NO_SOCKET },
  { kind: 'disconnect', numbers: [0x706, 0x907], says: ['certificateArrived'], doesNotSay: ['unspecific'], rulesOut: [...NO_SOCKET, 'host-cert-missing', 'licensing'] },
  {
    kind: 'disconnect',
    numbers: [0x1b07],
    says: ['certificateArrived', 'certificateNotValidNow'],
    doesNotSay: ['certificateOrClock'],
    pointsTo: ['host-cert-expired', 'clock-skew'],
    rulesOut: [...NO_SOCKET, 'host-cert-missing', 'tls-protocol', 'tls-cipher', 'licensing'],
  },
  { kind: 'disconnect', numbers: [0x1d07], says: ['clocksDiffer'], doesNotSay: ['certificateOrClock'], pointsTo: ['clock-skew'], rulesOut: NO_SOCKET },
  { kind: 'disconnect', numbers: [0x807, 0xa07], says: ['credentialsJudged', 'accountProblem'], doesNotSay: ['whichCredential'], pointsTo: ['saved-cred'], rulesOut: [...NO_ENCRYPTION, 'licensing'] },
  {
    kind: 'disconnect',
    numbers: [0xb07, 0xc07, 0xd07, 0xe07, 0xf07, 0x1007, 0x1107, 0x1207, 0x1307, 0x1c07, 0x2107, 0x2207],
    says: ['credentialsJudged', 'accountProblem'],
    doesNotSay: ['whichCredential'],
    pointsTo: ['logon-right', 'saved-cred'],
    rulesOut: [...NO_ENCRYPTION, 'licensing'],
  },
  { kind: 'disconnect', numbers: [0x1807], says: ['domainControllerMissing'], doesNotSay: ['whichCredential'], rulesOut: ['licensing'] },
  { kind: 'disconnect', numbers: [0xb09], says: ['nlaMismatch'], doesNotSay: ['hostState'], pointsTo: ['security-layer'], rulesOut: [...NO_SOCKET, 'licensing'] },
  { kind: 'disconnect', numbers: [0x808, 0x908], ...LICENCE },
  { kind: 'disconnect', numbers: GATEWAY, says: ['gatewayNamed'], doesNotSay: ['hostBehindGateway'], pointsTo: ['rds-farm'] },
  { kind: 'disconnect', numbers: [0x0, 0x3, 0x4, 0x408], says: [], doesNotSay: ['unspecific'] },
  { kind: 'extended', numbers: [0x0], says: ['noFurtherInfo'], doesNotSay: [] },
  { kind: 'extended', numbers: [0x7], says: ['serverDenied'], doesNotSay: ['whyDenied', 'deniedByWhom'] },
  { kind: 'extended', numbers: [0x9], says: ['credentialsJudged', 'accountProblem'], doesNotSay: [], pointsTo: ['logon-right'], rulesOut: NO_SOCKET },
  { kind: 'extended', numbers: [0xa, 0x300], says: ['accountProblem'], doesNotSay: ['whichCredential'], pointsTo: ['saved-cred'], rulesOut: NO_SOCKET },
  { kind: 'extended', numbers: LICENCE_EXTENDED, ...LICENCE },
  { kind: 'ntstatus', numbers: [0xc0000064, 0xc000006a, 0xc000006d], says: ['accountProblem'], doesNotSay: ['whichCredential'], pointsTo: ['saved-cred'] },
  {
    kind: 'ntstatus',
    numbers: [0xc000006e, 0xc000006f, 0xc0000070, 0xc0000071, 0xc0000072, 0xc000015b, 0xc0000193, 0xc0000224, 0xc0000234],
    says: ['accountProblem'],
    doesNotSay: [],
    pointsTo: ['logon-right'],
  },
  { kind: 'ntstatus', numbers: [0xc000005e, 0xc0000388], says: ['domainControllerMissing'], doesNotSay: [] },
  { kind: 'ntstatus', numbers: [0xc0000133], says: ['clocksDiffer'], doesNotSay: [], pointsTo: ['clock-skew'] },
  { kind: 'ntstatus', numbers: [0xc0000001, 0xc0000022], says: [], doesNotSay: ['unspecific'] },
  { kind: 'hresult', numbers: [0x80004005, 0x80070005, 0x8000ffff, 0x80090304], says: [], doesNotSay: ['unspecific'] },
  { kind: 'hresult', numbers: [0x80090302, 0x80090331], says: ['noCommonSecurity'], doesNotSay: [], pointsTo: ['tls-protocol', 'tls-cipher', 'security-layer'], rulesOut: NO_SOCKET },
  { kind: 'hresult', numbers: [0x8009030c], says: ['accountProblem'], doesNotSay: ['whichCredential'], pointsTo: ['saved-cred'] },
  { kind: 'hresult', numbers: [0x8009030d], says: ['credentialHandleUnusable'], doesNotSay: [], pointsTo: ['host-key-acl'] },
  { kind: 'hresult', numbers: [0x80090311, 0x80090350], says: ['domainControllerMissing'], doesNotSay: [] },
  { kind: 'hresult', numbers: [0x80090322], says: ['wrongIdentity'], doesNotSay: [], pointsTo: ['wrong-endpoint'] },
  { kind: 'hresult', numbers: [0x80090324], says: ['clocksDiffer'], doesNotSay: [], pointsTo: ['clock-skew'] },
  { kind: 'hresult', numbers: [0x80090325, 0x800b0109], says: ['chainNotTrusted'], doesNotSay: [], rulesOut: ['host-cert-missing'] },
  { kind: 'hresult', numbers: [0x80090328, 0x800b0101], says: ['certificateNotValidNow'], doesNotSay: ['certificateOrClock'], pointsTo: ['host-cert-expired', 'clock-skew'], rulesOut: ['host-cert-missing'] },
  { kind: 'win32', numbers: [1326, 1317], says: ['accountProblem'], doesNotSay: ['whichCredential'], pointsTo: ['saved-cred'] },
  { kind: 'win32', numbers: [1327, 1328, 1329, 1330, 1331, 1385, 1793, 1907, 1909], says: ['accountProblem'], doesNotSay: [], pointsTo: ['logon-right'] },
  { kind: 'win32', numbers: [1311, 1265], says: ['domainControllerMissing'], doesNotSay: [] },
  { kind: 'win32', numbers: [1396], says: ['wrongIdentity'], doesNotSay: [], pointsTo: ['wrong-endpoint'] },
  { kind: 'win32', numbers: [1398], says: ['clocksDiffer'], doesNotSay: [], pointsTo: ['clock-skew'] },
  { kind: 'win32', numbers: [10013], says: ['locallyForbidden'], doesNotSay: ['hostState'], pointsTo: ['fw-client'], rulesOut: AFTER_CONNECT },
  { kind: 'win32', numbers: [10054], says: ['resetByPeer'], doesNotSay: ['whoClosed'] },
  { kind: 'win32', numbers: [10060], says: ['noAnswer'], doesNotSay: ['whyConnectFailed'] },
  { kind: 'win32', numbers: [10061, 1225], says: ['refused'], doesNotSay: ['whyConnectFailed'], pointsTo: ['listener', ...NO_SOCKET], rulesOut: AFTER_CONNECT },
  { kind: 'win32', numbers: [11001, 11002, 11003, 11004], says: ['nameNotResolved'], doesNotSay: ['whyLookupFailed', 'hostState'], pointsTo: ['wrong-endpoint'], rulesOut: AFTER_CONNECT },
];
