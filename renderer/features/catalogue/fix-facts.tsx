import { useTranslation } from 'react-i18next';
import type { CatalogueFix } from '../../state/use-catalogue.ts';
import { rawText, sentenceOf, textIfKnown } from '../../text/i18n.ts';
import { primitiveText } from '../journal/entry-text.ts';
import styles from './catalogue.module.css';

/** Everything about a fix but its steps: why it is offered or not, effort, who, tier, who notices, way back, evidence, sources. */
export function FixFacts({ fix, judged }: { fix: CatalogueFix; judged: boolean }) {
  const { t } = useTranslation('journal');
  const word = (key: string) => textIfKnown(`window:fixes.${key}`) ?? key;
  const rows: [string, string | string[]][] = [
    ...(judged ? [[t('catalogue.why'), sentenceOf(fix.because)] as [string, string]] : []),
    [t('catalogue.side'), t(`catalogue.sides.${fix.side}`)],
    [t('catalogue.who'), `${word(`whoIs.${fix.who}`)} · ${t('catalogue.minutes', { minutes: fix.minutes })}`],
    ...(fix.kind === 'automatic' ? [[t('catalogue.tier'), word(`tierIs.${fix.tier}`)] as [string, string]] : []),
    [t('catalogue.notices'), sentenceOf(fix.texts.whoNotices)],
    [t('catalogue.wayBack'), sentenceOf(fix.texts.wayBack)],
    ...(fix.timeBoxMinutes === null ? [] : [[t('catalogue.goesBack'), t('catalogue.after', { minutes: fix.timeBoxMinutes })] as [string, string]]),
    ...(fix.keepWithinMinutes === null ? [] : [[t('catalogue.goesBack'), t('catalogue.unlessKept', { minutes: fix.keepWithinMinutes })] as [string, string]]),
    ...(fix.operations.length === 0 ? [] : [[t('catalogue.operations'), [...new Set(fix.operations)].map(primitiveText).join(' · ')] as [string, string]]),
    [t('catalogue.evidence'), fix.evidence.map((one) => `${evidenceText(one.id, t('catalogue.byCause'))} (${t(one.present === null ? 'catalogue.unread' : one.present ? 'catalogue.present' : 'catalogue.absent')})`)],
    [t('catalogue.sources'), fix.sources.join(', ')],
  ];
  return (
    <dl className={styles.facts}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{typeof value === 'string' ? value : <ul>{value.map((one) => <li key={one}>{one}</li>)}</ul>}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A sign by what it says, without the values that only a case has; a cause by its title. */
function evidenceText(id: string, byCause: string): string {
  const cause = /^cause:(.+)$/.exec(id)?.[1];
  if (cause === undefined) return rawText(`fixes:evidence.${id}`)?.replace(/\{\{\w+\}\}[.。]?/g, '…') ?? id;
  return `${byCause}: ${textIfKnown(`causes:title.${cause}`) ?? cause}`;
}
