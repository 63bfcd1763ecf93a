import { useEffect } from 'react';
import type { Case } from '../../state/case.ts';
import { useReport } from '../../state/use-report.ts';
import { useReportWords } from '../../text/report-words.ts';
import { Button } from '../../ui/button.tsx';
import { onReportKey } from './report-keys.ts';

/** From the case to its report, once there is something to report. Ctrl+Shift+C goes there too and copies the ticket text on the way. */
export function ReportButton({ open }: { open: Case }) {
  const { words } = useReportWords();
  const openCurrent = useReport((state) => state.openCurrent);
  const ready = open.target.diagnosis !== null;
  useEffect(() => {
    if (!ready) return undefined;
    return onReportKey({ export: () => void openCurrent(), ticket: () => void copyTicket() });
  }, [ready, openCurrent]);
  return ready && <Button icon="page" shortcut="Ctrl+E" onClick={() => void openCurrent()} data-open-report>{words('open')}</Button>;
}

async function copyTicket(): Promise<void> {
  await useReport.getState().openCurrent();
  await useReport.getState().copyTicket();
}
