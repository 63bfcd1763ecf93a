import type { DiagnosisModel } from '../../preload/contract/diagnosis.ts';
import type { EndState } from '../../preload/contract/stages.ts';
import { showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import type { Translate } from '../locale/translator.ts';
import { paint, pad, type Colour } from './terminal.ts';

const MARKS: Record<EndState, { mark: string; colour: Colour }> = {
  pass: { mark: '✓', colour: 'green' }, warn: { mark: '!', colour: 'yellow' }, fail: { mark: '✕', colour: 'red' }, blocked: { mark: '⛔', colour: 'dim' },
  needsAdmin: { mark: '⛨', colour: 'dim' }, skipped: { mark: '–', colour: 'dim' }, notApplicable: { mark: '·', colour: 'dim' }, unknown: { mark: '?', colour: 'yellow' },
  timedOut: { mark: '⏱', colour: 'yellow' }, cancelled: { mark: '◌', colour: 'yellow' },
};

/** The ladder, the verdict and the findings for a person at a terminal. */
export function renderDiagnosis(model: DiagnosisModel, translate: Translate, colour: boolean): string {
  const { target, verdict } = model;
  const lines = [`${target.host}  ${translate(say('cli:show.port', { port: target.port }))}`, ''];
  const labels = model.stages.map((row) => translate(say(`cli:stage.${row.stage}`)));
  const width = Math.max(...labels.map(widthOf));
  const several = target.addresses.length > 1;
  for (const [index, row] of model.stages.entries()) {
    const { mark, colour: tint } = MARKS[row.state];
    const where = several && row.address !== null ? `${row.address}  ` : '';
    const time = row.ms > 0 ? `${formatMs(row.ms)} ms` : '';
    const reason = row.blockedBy ? translate(say('cli:show.blockedBy', { stage: translate(say(`cli:stage.${row.blockedBy}`)) })) : row.detail && row.detail !== verdict.sentence ? translate(row.detail) : translate(say(`cli:state.${row.state}`));
    lines.push(`  ${paint(mark, tint, colour)} ${pad(labels[index] ?? '', width, widthOf)}  ${time.padStart(9)}  ${where}${reason}`);
  }
  const bad = verdict.code !== 'HEALTHY';
  lines.push('', `${paint(verdict.code, bad ? 'red' : 'green', colour)}  ${translate(verdict.sentence)}`);
  const others = model.findings.filter((one) => one.code !== verdict.code);
  if (others.length > 0) lines.push('', translate(say('cli:show.alsoSeen')), ...others.map((one) => `  ${one.code}  ${translate(one.sentence)}`));
  if (model.control) {
    lines.push('', translate(say('cli:show.control', { host: showable(model.control.target, 120), verdict: model.control.verdict.code })));
    lines.push(...(model.control.differences.length > 0 ? model.control.differences.map((one) => `  ${translate(one.sentence)}`) : [`  ${translate(say('cli:show.noDifference'))}`]));
  }
  return `${lines.join('\n')}\n`;
}

function formatMs(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : String(Math.round(ms));
}

/** Columns on a terminal: East Asian wide characters take two. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(char) ? 2 : 1), 0);
}
