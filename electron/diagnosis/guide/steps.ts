import type { AnswerName } from '../answers.ts';
import type { CaseBooks } from '../case-books.ts';

/** What the program can do by itself on this machine. */
export interface Abilities {
  /** A target is known and the wire can be probed. */
  readonly probe: boolean;
  /** Windows facts of the user's PC can be read. */
  readonly readClient: boolean;
  /** Windows facts of the host can be read (the program runs there, or it is a practice host). */
  readonly readHost: boolean;
}

/** One step of the guided flow. Its texts are `guide:step.<id>.{sentence,sayThis,why}`. */
export interface Step {
  readonly id: string;
  readonly minutes: number;
  readonly needs: 'nothing' | 'admin' | 'host access';
  /** The question it asks, when it is one. */
  readonly answer?: AnswerName;
  /** The checks it would bring (ids of next-check.ts); `h` stands for every host check. */
  readonly brings: readonly string[] | 'h';
  /** What lets the program do it alone; left out for what only a person can do. */
  readonly by?: keyof Abilities;
  readonly isDone: (books: CaseBooks) => boolean;
  /** A line for the user on the phone exists. */
  readonly saysToUser: boolean;
}

const PASTED = ['code.disconnect', 'code.extended', 'code.ntstatus', 'code.hresult', 'code.win32'];
const HOST_FACTS = ['rdp.denyConnections', 'service.list', 'listener.listening', 'key.files', 'store.remoteDesktop', 'security.securityLayer'];

const ask = (id: string, answer: AnswerName, minutes: number): Step => ({
  id, minutes, needs: 'nothing', answer, brings: [id], saysToUser: true, isDone: (books) => books.user.unread(answer) === undefined,
});

/** In the order of the catalogue's D.1. */
export const STEPS: readonly Step[] = [
  { id: 'paste-code', minutes: 0.5, needs: 'nothing', brings: [], saysToUser: true, isDone: (books) => PASTED.some((name) => books.paste.has(name)) },
  { id: 'probe', minutes: 0.2, needs: 'nothing', brings: [], by: 'probe', saysToUser: false, isDone: (books) => books.verdict !== null && books.verdict.code !== 'CANCELLED' },
  ask('ask-other-clients', 'scope.otherClients', 0.5),
  ask('ask-other-hosts', 'scope.otherHosts', 0.5),
  ask('ask-direct-path', 'scope.directPath', 1),
  ask('ask-by-address', 'scope.byAddress', 1),
  { id: 'deep-probe', minutes: 0.5, needs: 'nothing', brings: ['n05'], by: 'probe', saysToUser: false, isDone: (books) => books.wire.has('stability.tries') },
  { id: 'read-client', minutes: 0.2, needs: 'nothing', brings: ['c03', 'c05', 'c08', 'c09', 'c12'], by: 'readClient', saysToUser: false, isDone: (books) => books.client.has('os.build') || books.client.has('client.attempts') },
  ask('ask-breaks', 'scope.breaks', 0.5),
  ask('ask-oracle-message', 'scope.oracleMessage', 0.5),
  ask('ask-target-system', 'scope.targetSystem', 0.5),
  { id: 'ask-host-access', minutes: 0.5, needs: 'nothing', answer: 'scope.hostAccess', brings: 'h', saysToUser: false, isDone: (books) => books.user.unread('scope.hostAccess') === undefined || HOST_FACTS.some((name) => books.host.has(name)) },
  { id: 'ask-loopback', minutes: 2, needs: 'host access', answer: 'scope.loopbackTest', brings: ['h05'], saysToUser: true, isDone: (books) => books.user.unread('scope.loopbackTest') === undefined || books.host.has('loopback.verdict') },
  { id: 'read-host', minutes: 2, needs: 'host access', brings: 'h', by: 'readHost', saysToUser: false, isDone: (books) => HOST_FACTS.some((name) => books.host.has(name)) },
  ask('ask-credential', 'scope.credentialCleared', 2),
  ask('ask-tcp-only', 'scope.tcpOnly', 3),
  ask('ask-av-off', 'scope.avOffTest', 5),
];
