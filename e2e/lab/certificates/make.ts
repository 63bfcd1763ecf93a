import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTempDir, type TempDir } from '../servers/clean-up.ts';
import { caConfig, openssl, opensslTime } from './openssl.ts';
import type { Certificate, CertificateSpec, KeyKind } from './spec.ts';

let folder: TempDir | null = null;
const keys = new Map<KeyKind | 'authority', Promise<string>>();
const made = new Map<string, Promise<Certificate>>();
let count = 0;

/** Makes a certificate with the openssl command, once per run. `certPem` holds the leaf and what signed it. */
export function makeCertificate(spec: CertificateSpec): Promise<Certificate> {
  const id = JSON.stringify(spec);
  const known = made.get(id);
  if (known) return known;
  const making = build(spec, count++);
  made.set(id, making);
  return making;
}

function home(): string {
  folder ??= makeTempDir('certificates');
  return folder.path;
}

const GENERATE: Record<KeyKind, string[]> = {
  rsa1024: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
  rsa2048: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  rsa3072: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:3072'],
  rsa4096: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:4096'],
  p256: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  p384: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  ed25519: ['-algorithm', 'ED25519'],
};

/** One key per kind is enough for all leaves; authorities have their own, or a signed leaf would look self-signed. */
function keyFile(spec: CertificateSpec): Promise<string> {
  const kind = spec.key ?? 'rsa2048';
  const slot = spec.isAuthority && kind === 'rsa2048' ? 'authority' : kind;
  const known = keys.get(slot);
  if (known) return known;
  const file = join(home(), `${slot}.key`);
  const making = openssl(['genpkey', ...GENERATE[kind], '-out', file], home()).then(() => file);
  keys.set(slot, making);
  return making;
}

async function build(spec: CertificateSpec, number: number): Promise<Certificate> {
  const issuer = spec.issuer ? await makeCertificate(spec.issuer) : null;
  const key = await keyFile(spec);
  const at = join(home(), String(number));
  await mkdir(at, { recursive: true });
  // Ed25519 has its digest built in.
  const signingKind = (spec.issuer ?? spec).key ?? 'rsa2048';
  await writeFile(join(at, 'ca.cnf'), caConfig(extensionsOf(spec), signingKind === 'ed25519' ? 'default' : (spec.digest ?? 'sha256')));
  await writeFile(join(at, 'index.txt'), '');
  await openssl(['req', '-new', '-utf8', '-config', 'ca.cnf', '-key', key, '-subj', spec.subject, '-out', 'leaf.csr'], at);
  await openssl([
    'ca', '-batch', '-notext', '-config', 'ca.cnf', '-in', 'leaf.csr', '-out', 'leaf.pem',
    '-startdate', opensslTime(spec.validFrom ?? -1), '-enddate', opensslTime(spec.validTo ?? 180),
    ...(issuer ? ['-cert', issuer.certFile, '-keyfile', issuer.keyFile] : ['-selfsign', '-keyfile', key]),
  ], at);
  const certPem = (await readFile(join(at, 'leaf.pem'), 'utf8')) + (issuer?.certPem ?? '');
  const certFile = join(at, 'chain.pem');
  await writeFile(certFile, certPem);
  return { certPem, keyPem: await readFile(key, 'utf8'), certFile, keyFile: key };
}

function extensionsOf(spec: CertificateSpec): string[] {
  return [
    'subjectKeyIdentifier = hash',
    ...(spec.isAuthority ? ['basicConstraints = critical,CA:TRUE'] : []),
    ...(spec.keyUsage ? [`keyUsage = ${spec.keyUsage}`] : []),
    ...(spec.extendedKeyUsage ? [`extendedKeyUsage = ${spec.extendedKeyUsage}`] : []),
    ...(spec.names ? [`subjectAltName = ${spec.names}`] : []),
    ...(spec.padding ? [`nsComment = ${'x'.repeat(spec.padding)}`] : []),
  ];
}
