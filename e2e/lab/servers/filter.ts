import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { atExit } from './clean-up.ts';

export type FilterRule =
  /** Nothing comes back. */
  | { kind: 'drop' }
  /** A firewall that says no. */
  | { kind: 'reject'; icmp: 'admin-prohibited' | 'host-unreachable' | 'net-unreachable' }
  /** Small packets pass, larger ones of the server vanish: a path with a smaller MTU whose ICMP is filtered. */
  | { kind: 'dropLargeAnswers'; above: number }
  /** The same for what the client sends. */
  | { kind: 'dropLargeRequests'; above: number };

export interface Filter {
  stop(): Promise<void>;
}

/**
 * Puts one rule on one port of the loopback interface, in an nftables table of its own. Needs root. A small shell waits on a
 * pipe of this process and deletes the table when that closes, so that no rule outlives us.
 */
export async function startFilter(port: number, rule: FilterRule): Promise<Filter> {
  const table = `rdp_doctor_lab_${process.pid}_${port}`;
  const remove = `nft delete table inet ${table} 2>/dev/null`;
  const guard = spawn('sh', ['-c', `cat >/dev/null; ${remove}`], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  const forget = atExit(() => execFileSync('sh', ['-c', `${remove}; true`]));
  try {
    execFileSync('nft', ['-f', '-'], { input: ruleset(table, port, rule), stdio: ['pipe', 'ignore', 'pipe'] });
  } catch (error) {
    guard.stdin.end();
    forget();
    throw error;
  }
  return {
    async stop() {
      guard.stdin.end();
      if (guard.exitCode === null) await once(guard, 'exit');
      forget();
    },
  };
}

function ruleset(table: string, port: number, rule: FilterRule): string {
  return `table inet ${table} {\n  chain lab {\n    type filter hook input priority 0; policy accept;\n    iifname "lo" ${words(port, rule)}\n  }\n}\n`;
}

function words(port: number, rule: FilterRule): string {
  switch (rule.kind) {
    case 'drop': return `tcp dport ${port} drop`;
    case 'reject': return `tcp dport ${port} reject with icmpx ${rule.icmp === 'net-unreachable' ? 'no-route' : rule.icmp}`;
    case 'dropLargeAnswers': return `tcp sport ${port} meta length > ${rule.above} drop`;
    case 'dropLargeRequests': return `tcp dport ${port} meta length > ${rule.above} drop`;
  }
}
