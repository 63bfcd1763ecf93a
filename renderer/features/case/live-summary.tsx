import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../state/case.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { useSummaryText } from './use-summary-text.ts';

const EVERY_MS = 2000;

/** Tells a screen reader how far the check is: in batches, never row by row. */
export function LiveSummary({ open }: { open: Case }) {
  const { t } = useTranslation();
  const summary = useSummaryText(open.target.rungs);
  const verdict = open.target.diagnosis ? sentenceOf(open.target.diagnosis.verdict.sentence) : open.error ? t('problem.title') : null;
  const latest = useRef('');
  const [said, setSaid] = useState('');
  useEffect(() => {
    latest.current = verdict ? `${verdict} ${summary}` : summary;
  }, [verdict, summary]);
  useEffect(() => {
    const timer = setInterval(() => setSaid(latest.current), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return <output className="hidden-visually" data-live-summary>{said}</output>;
}
