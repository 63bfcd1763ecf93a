import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { AddressRow } from '../../../preload/contract/profile.ts';
import { verdictCode, type VerdictCode } from '../../../preload/contract/verdict-codes.ts';

const OK_STATES: ReadonlySet<string> = new Set(['pass', 'warn', 'skipped', 'notApplicable']);

/** The rows of one name: one for each address it leads to, or one without where it leads nowhere. */
export function rowsOf(name: string, model: DiagnosisModel): AddressRow[] {
  const { addresses } = model.target;
  if (addresses.length === 0) return [{ name, address: null, stages: model.stages, verdict: model.verdict.code, sha1: null, computerName: null }];
  return addresses.map((address) => ({
    name, address,
    stages: model.stages.filter((row) => row.address === null || row.address === address),
    verdict: addresses.length === 1 ? model.verdict.code : verdictOf(model, address),
    sha1: textFact(model, 'certificate.sha1', address),
    computerName: textFact(model, 'ntlm.dnsComputerName', address) ?? textFact(model, 'ntlm.computerName', address),
  }));
}

/** What is wrong on the way over this address alone: the first finding that failed there. */
function verdictOf(model: DiagnosisModel, address: string): VerdictCode {
  const failed = model.findings.find((one) => one.address === address && one.state === 'fail');
  const code = verdictCode.safeParse(failed?.code);
  if (code.success) return code.data;
  const stages = model.stages.filter((row) => row.address === address);
  if (stages.length > 0 && stages.every((row) => OK_STATES.has(row.state))) return 'HEALTHY';
  return model.cancelled ? 'CANCELLED' : 'UNKNOWN';
}

/** A fact of one address; names and thumbprints that are empty count as not told. */
function textFact(model: DiagnosisModel, name: string, address: string): string | null {
  const found = model.facts.find((one) => one.name === name && one.source === 'wire' && (one.address === address || (one.address === undefined && model.target.addresses.length === 1)));
  return typeof found?.value === 'string' && found.value !== '' ? found.value.slice(0, 300) : null;
}
