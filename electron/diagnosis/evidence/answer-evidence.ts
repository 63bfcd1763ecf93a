import type { AnswerName, Answers } from '../answers.ts';
import type { CaseBooks } from '../case-books.ts';
import type { EvidenceId } from '../weights.ts';
import { seen, type Seen } from './seen.ts';

/** What each answer is as evidence; answers that say nothing about a cause are not here. */
const BY_ANSWER: { readonly [N in AnswerName]?: { readonly [V in NonNullable<Answers[N]>]?: EvidenceId } } = {
  'scope.otherClients': { work: 'only-this-client', fail: 'other-clients-fail' },
  'scope.otherHosts': { work: 'only-this-host', fail: 'other-hosts-fail' },
  'scope.directPath': { works: 'only-via-tunnel', fails: 'direct-fails-too' },
  'scope.avOffTest': { works: 'av-off-helps', fails: 'av-off-no-change' },
  'scope.byAddress': { works: 'ip-works-name-fails', fails: 'ip-fails-too' },
  'scope.breaks': { beforeSignIn: 'drops-before-sign-in', afterSignIn: 'drops-after-sign-in' },
  'scope.tcpOnly': { works: 'tcp-only-helps', fails: 'tcp-only-no-change' },
  'scope.targetSystem': { other: 'target-not-windows', windows: 'told-windows' },
  'scope.loopbackTest': { works: 'loopback-ok', fails: 'loopback-fails-tls' },
  'scope.oracleMessage': { yes: 'oracle-message' },
  'scope.restartHelps': { yes: 'restart-helps' },
  'scope.credentialCleared': { works: 'credential-cleared-helps' },
};

/** The technician's answers as evidence. */
export function answerEvidence({ user }: CaseBooks): Seen[] {
  return Object.entries(BY_ANSWER).flatMap(([name, ids]) => {
    const given = user.text(name);
    const id = given !== undefined && Object.hasOwn(ids, given) ? (ids as Record<string, EvidenceId>)[given] : undefined;
    return id === undefined ? [] : [seen(id, [name])];
  });
}
