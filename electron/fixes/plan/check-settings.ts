import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { AutomaticFix, SettingSpec, Settings } from '../catalogue/fix.ts';
import type { NoPlan } from './plan-result.ts';

/** What every fix takes: the reason of an expert who runs it without a sign. It goes into the journal. */
const REASON: SettingSpec = { key: 'reason', pattern: /^[^\u0000-\u001f\u007f]{10,300}$/, allowed: '10 – 300' };

/** The first setting that this fix does not know, or whose value it does not take. undefined: all fit. */
export function settingProblem(fix: AutomaticFix, settings: Settings): NoPlan | undefined {
  const specs = [...fix.settings, REASON];
  for (const [key, value] of Object.entries(settings)) {
    const spec = specs.find((one) => one.key === key);
    if (!spec) return problem(key, say('fixes:setting.unknown', { key: showable(key, 40), fix: fix.id, allowed: specs.map((one) => one.key).join(', ') }));
    if (!spec.pattern.test(value)) return problem(key, say('fixes:setting.value', { key, value: showable(value, 80), allowed: spec.allowed }));
  }
  const absent = fix.settings.find((one) => one.required === true && settings[one.key] === undefined);
  return absent && problem(absent.key, missingSetting(fix, absent.key));
}

/** Without this value there is nothing to plan. */
export function missingSetting(fix: AutomaticFix, key: string) {
  return say('fixes:setting.missing', { key, fix: fix.id, allowed: fix.settings.find((one) => one.key === key)?.allowed ?? '' });
}

function problem(key: string, sentence: NoPlan['sentence']): NoPlan {
  return { ok: false, because: 'setting', key, sentence };
}
