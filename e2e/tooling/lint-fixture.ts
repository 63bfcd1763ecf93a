import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');

interface Finding { readonly file: string; readonly rule: string; readonly message: string }

interface OxlintReport { readonly diagnostics: readonly { readonly filename: string; readonly code?: string; readonly message: string }[] }

/** Lints files that exist nowhere, by the repository's own rules, in a folder of their own that looks like the repository.
 * Types are left out: they would need every package beside the files. */
export async function lintFiles(files: ReadonlyMap<string, string>): Promise<readonly Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-walls-'));
  try {
    const config = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as { options: Record<string, unknown> };
    config.options['typeAware'] = false;
    writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(config));
    cpSync(join(root, 'scripts/lint'), join(folder, 'scripts/lint'), { recursive: true });
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const report = JSON.parse(await oxlint(folder, [...files.keys()])) as OxlintReport;
    return report.diagnostics.map(({ filename, code, message }) => ({ file: filename, rule: code ?? '', message }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function oxlint(cwd: string, paths: readonly string[]): Promise<string> {
  const program = join(root, 'node_modules/oxlint/bin/oxlint');
  return new Promise((resolve, reject) => {
    // Its exit code is 1 when it finds something; only an empty answer means that it did not work.
    execFile(process.execPath, [program, '--format', 'json', '--no-ignore', ...paths], { cwd, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (stdout.trimStart().startsWith('{')) resolve(stdout);
      else reject(new Error(`oxlint did not answer: ${stdout}${stderr}${error?.message ?? ''}`));
    });
  });
}
