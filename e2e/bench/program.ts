import { spawn } from 'node:child_process';

/** Runs a program to its end without looking at what it prints; rejects when it cannot be started or takes longer than a minute.
 * Exit codes are its own language: scanners and our command line tell findings by them. */
export function runProgram(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'ignore', env, timeout: 60_000 });
    child.once('error', reject);
    child.once('exit', (_, signal) => (signal === null ? resolve() : reject(new Error(`${command} was ended by ${signal}`))));
  });
}
