import type { AddressesModel, ProfileDocument, ProfileLintModel } from '../../../preload/contract/profile.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { Translate } from '../../locale/translator.ts';
import type { LineChange } from '../../profile/model/edit.ts';
import { knownKey } from '../../profile/keys/known-keys.ts';
import { parseSetting } from '../../profile/model/profile.ts';
import { paint, type Colour } from '../terminal.ts';

const COLOURS: Record<'info' | 'warn' | 'fail', Colour> = { fail: 'red', warn: 'yellow', info: 'dim' };
const MARKS = { fail: '✕', warn: '!', info: '·' } as const;
/** Values that are not put on a screen. */
const SECRET = /^(password|gatewayaccesstoken|signature)/i;

/** The file line by line, each known key with its meaning. */
export function renderProfile(document: ProfileDocument, translate: Translate): string {
  const { settings, otherLines } = document;
  const head = translate(say('profile:show.head', { encoding: document.encoding, mark: translate(say(`profile:show.${document.bom ? 'mark' : 'noMark'}`)), ends: translate(say(`profile:show.ends.${document.lineEnds}`)), signed: translate(say(`profile:show.${document.signed ? 'signed' : 'unsigned'}`)) }));
  const rows = settings.map((one) => {
    const known = knownKey(one.key);
    const meaning = known ? translate(say(`profile:key.${known.key}`)) : translate(say('profile:show.unknownKey'));
    return `${String(one.line).padStart(4)}  ${showable(one.key, 60)}:${one.type}:${hidden(one.key, one.value)}\n      ${meaning}`;
  });
  const others = otherLines.filter((one) => one.text.trim() !== '').map((one) => `${String(one.line).padStart(4)}  ${showable(one.text, 120)}`);
  return `${[head, '', ...rows, ...(others.length > 0 ? ['', translate(say('profile:show.others')), ...others] : [])].join('\n')}\n`;
}

/** The findings, the worst first, each with its safer value. */
export function renderLint({ findings }: ProfileLintModel, translate: Translate, colour: boolean): string {
  return findings.map((one) => {
    const better = one.suggest ? `\n  → ${showable(one.suggest.key, 60)}=${showable(one.suggest.value, 60)}` : '';
    return `${paint(MARKS[one.state], COLOURS[one.state], colour)} ${translate(one.sentence)}  [${one.id}]${better}\n`;
  }).join('');
}

/** What changes, as a diff. */
export function renderChanges(changes: readonly LineChange[], translate: Translate, colour: boolean): string {
  if (changes.length === 0) return `${translate(say('profile:saved.same'))}\n`;
  return changes.map(({ line, before, after }) => {
    const where = line === null ? translate(say('profile:saved.newLine')) : translate(say('profile:saved.line', { line }));
    return [where, ...(before === null ? [] : [paint(`- ${shownLine(before)}`, 'red', colour)]), ...(after === null ? [] : [paint(`+ ${shownLine(after)}`, 'green', colour)])].join('\n');
  }).join('\n').concat('\n');
}

/** The matrix, one name and address a line. */
export function renderAddresses(model: AddressesModel, translate: Translate, colour: boolean): string {
  const width = Math.max(4, ...model.rows.map((row) => showable(row.name, 60).length));
  const rows = model.rows.map((row) => {
    const good = row.verdict === 'HEALTHY';
    const ends = [row.address === null || row.address === row.name ? '' : `→ ${row.address}`, row.sha1 === null ? '' : row.sha1.slice(0, 12), row.computerName === null ? '' : showable(row.computerName, 80)];
    return `${paint(good ? '✓' : '✕', good ? 'green' : 'red', colour)} ${showable(row.name, 60).padEnd(width)}  ${row.verdict}  ${ends.filter((one) => one !== '').join('  ')}`.trimEnd();
  });
  const proof = `${translate(say(`profile:addresses.same.${model.sameMachine}`))}: ${translate(model.because)}`;
  return `${[...rows, '', proof, ...model.signs.map((one) => translate(one.sentence))].join('\n')}\n`;
}

function hidden(key: string, value: string): string {
  return SECRET.test(key) && value !== '' ? `… (${value.length})` : showable(value, 200);
}

function shownLine(text: string): string {
  const setting = parseSetting(text);
  return setting ? `${showable(setting.key, 60)}:${setting.type}:${hidden(setting.key, setting.value)}` : showable(text);
}
