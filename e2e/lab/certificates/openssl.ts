import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs the openssl command; its complaint becomes the error's message. */
export async function openssl(args: readonly string[], cwd: string): Promise<string> {
  const { stdout } = await run('openssl', [...args], { cwd, maxBuffer: 4 * 1024 * 1024, timeout: 30_000 });
  return stdout;
}

const DAY_MS = 86_400_000;

/** GeneralizedTime in UTC, `days` from now. */
export function opensslTime(days: number): string {
  return `${new Date(Date.now() + days * DAY_MS).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
}

/** A configuration for `openssl ca` that takes every subject as it is and adds the given extensions. */
export function caConfig(extensions: readonly string[], digest: string): string {
  return [
    '[ca]', 'default_ca = lab',
    '[lab]', 'database = index.txt', 'new_certs_dir = .', 'rand_serial = yes', 'unique_subject = no', `default_md = ${digest}`,
    'policy = anything', 'preserve = yes', 'email_in_dn = yes', 'x509_extensions = extensions', 'string_mask = utf8only',
    '[anything]', 'commonName = optional', 'organizationName = optional', 'organizationalUnitName = optional', 'countryName = optional',
    '[req]', 'distinguished_name = nothing', 'string_mask = utf8only', 'utf8 = yes',
    '[nothing]',
    '[extensions]', ...extensions, '',
  ].join('\n');
}
