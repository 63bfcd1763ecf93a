import type { DiagnosisDocument } from '../../../preload/contract/diagnosis.ts';

/** Depend on this very run's timing, not on the stack. */
const TIMED = new Set(['LATENCY_HIGH', 'JITTER_HIGH', 'LOSS_OR_JITTER', 'SERVER_SLOW', 'DNS_SLOW']);
/** What a TLS stack could change. */
const FACTS = ['tls.version', 'tls.cipher', 'tls.alert', 'certificate.keyType', 'certificate.keyBits', 'certificate.signatureAlgorithm', 'certificate.chainLength', 'ntlm.dnsComputerName', 'negotiation.offered', 'tls.versions'];

/** Where two runtimes saw different things of the same server. */
export function differences(node: DiagnosisDocument, electron: DiagnosisDocument, unsteady: boolean): string[] {
  const found: string[] = [];
  const differ = (what: string, one: unknown, other: unknown) => {
    if (JSON.stringify(one) !== JSON.stringify(other)) found.push(`${what}: node ${JSON.stringify(one)}, electron ${JSON.stringify(other)}`);
  };
  differ('verdict', [node.verdict.code, node.verdict.stage], [electron.verdict.code, electron.verdict.stage]);
  if (unsteady) return found;
  differ('findings', codes(node), codes(electron));
  for (const name of FACTS) differ(name, valueOf(node, name), valueOf(electron, name));
  return found;
}

function codes(document: DiagnosisDocument): string[] {
  return document.findings.map((one) => `${one.code}/${one.state}`).filter((code) => !TIMED.has(code.split('/')[0] ?? '')).sort();
}

function valueOf(document: DiagnosisDocument, name: string): unknown {
  return document.facts.find((one) => one.name === name)?.value ?? null;
}
