import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MadeCertificate } from '../../certificate/testing/make-certificate.ts';

export const hasOpenssl = (spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? '').startsWith('OpenSSL 3');

export interface TestServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts `openssl s_server -www` on a free loopback port. It ends with `stop`, or by itself after 64 connections. */
export function opensslServer(args: readonly string[], leaf: MadeCertificate, chain: readonly MadeCertificate[] = []): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-tls-'));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const files = ['-cert', file('leaf.pem', leaf.pem), '-key', file('key.pem', leaf.keyPem), ...(chain.length > 0 ? ['-cert_chain', file('chain.pem', chain.map(({ pem }) => pem).join(''))] : [])];
  const child = spawn('openssl', ['s_server', '-accept', '127.0.0.1:0', '-naccept', '64', '-www', '-cipher', 'ALL:@SECLEVEL=0', ...files, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (bytes: Buffer) => {
      said += bytes.toString('latin1');
      const port = /ACCEPT .*:(\d+)/.exec(said)?.[1];
      if (port) resolve({ port: Number(port), stop });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then(() => reject(new Error(`openssl s_server ended: ${said}`)));
  });
}
