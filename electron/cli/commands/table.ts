import type { Command } from '../command.ts';

/** Every command, loaded only when it is called: a probe should not wait for the practice lab. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  diagnose: async () => (await import('./diagnose.ts')).diagnoseCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  practice: async () => (await import('./practice.ts')).practiceCommand,
  facts: async () => (await import('./facts.ts')).factsCommand,
  apply: async () => (await import('./apply.ts')).applyCommand,
  keep: async () => (await import('./keep.ts')).keepCommand,
  journal: async () => (await import('./journal.ts')).journalCommand,
  undo: async () => (await import('./undo.ts')).undoCommand,
  recover: async () => (await import('./recover.ts')).recoverCommand,
  timers: async () => (await import('./timers.ts')).timersCommand,
  fixes: async () => (await import('./fixes.ts')).fixesCommand,
  plan: async () => (await import('./plan.ts')).planCommand,
  collect: async () => (await import('./collect.ts')).collectCommand,
  profile: async () => (await import('./profile.ts')).profileCommand,
  radar: async () => (await import('./radar.ts')).radarCommand,
  report: async () => (await import('./report.ts')).reportCommand,
  schema: async () => (await import('./schema.ts')).schemaCommand,
};

/** The options of all commands that take a value, so that a command may stand behind them; a test keeps the list complete. */
export const VALUED: ReadonlySet<string> = new Set([
  'lang', 'data-dir', 'port', 'address', 'control', 'dns-server', 'known', 'known-address', 'code', 'host-block', 'budget', 'out', 'machine', 'target', 'case', 'set', 'confirm', 'choose', 'slow', 'concurrency', 'warn-days', 'csv', 'ics', 'resume', 'since', 'before', 'format', 'key', 'for', 'read',
]);
