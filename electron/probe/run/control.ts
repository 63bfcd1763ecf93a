import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { Fact } from '../../../preload/contract/facts.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { SideResult } from './side.ts';

/** Facts whose difference between two hosts can mean something; names, times and thumbprints always differ. */
const COMPARED = [
  'tcp.outcome', 'tcp.closedBy', 'negotiation.selected', 'negotiation.failureCode', 'negotiation.offered', 'tls.version', 'tls.cipher', 'tls.alert', 'tls.versions',
  'certificate.selfSigned', 'certificate.keyType', 'certificate.keyBits', 'certificate.signatureAlgorithm', 'certificate.extendedKeyUsage', 'certificate.keyUsage',
  'certificate.chainLength', 'credssp.version', 'credssp.errorCode', 'ntlm.domainName', 'ntlm.osVersion', 'udp.outcome',
] as const;

/** What the host that works does differently, and nothing else. */
export function compareWithControl(target: SideResult, control: SideResult): NonNullable<DiagnosisModel['control']> {
  const differences = COMPARED.flatMap((name) => {
    const here = valueOf(target, name);
    const there = valueOf(control, name);
    if (here === undefined && there === undefined) return [];
    if (JSON.stringify(here) === JSON.stringify(there)) return [];
    return [{ fact: name, here: here ?? null, control: there ?? null, sentence: say('probe:control.difference', { fact: name, here: told(here), control: told(there), host: target.target.host, controlHost: control.target.host }) }];
  });
  return { target: control.target.input, verdict: control.verdict, differences };
}

function valueOf(side: SideResult, name: string): Fact['value'] | undefined {
  return side.results.flatMap((row) => row.facts).find((one) => one.name === name)?.value;
}

function told(value: Fact['value'] | undefined): string {
  if (value === undefined || value === null) return '–';
  return showable(Array.isArray(value) ? value.map((one) => JSON.stringify(one)).join(', ') || '–' : typeof value === 'object' ? JSON.stringify(value) : String(value), 120);
}
