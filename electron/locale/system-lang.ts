import type { Lang } from '../../preload/contract/text.ts';

/** The computer's language as far as we speak it: the POSIX variables in their order, else what the runtime says. */
export function systemLang(env: NodeJS.ProcessEnv = process.env): Lang {
  const named = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'];
  const tag = named ?? new Intl.DateTimeFormat().resolvedOptions().locale;
  return /^ja\b|^ja_/i.test(tag) ? 'ja' : 'en';
}
