import { dirname, join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { putPage } from '../../shell/report-pages.ts';
import type { CaseDraftFile } from '../../shell/store/case-draft-file.ts';
import type { KeptCase } from '../study/kept-case.ts';
import { caseFiles } from './case-files.ts';
import { reportDialogs } from './dialogs.ts';
import { journalEntries } from './journal-entries.ts';
import { printPdf } from './print-pdf.ts';
import { reporting, type Reporting } from './reporting-handlers.ts';
import { reportingMemory } from './reporting-memory.ts';

export interface ReportingPlaces {
  readonly dataDir: string;
  /** `run.ps1`, absolute; the collector's parts lie beside it. */
  readonly scriptPath: string;
  readonly window: () => BrowserWindow | null;
  readonly kept: KeptCase;
  readonly drafts: CaseDraftFile;
}

/** The report side with the real disk, dialogs and printer. */
export function reportingPart({ dataDir, scriptPath, window, kept, drafts }: ReportingPlaces): Reporting {
  return reporting({
    files: caseFiles(join(dataDir, 'cases')), memory: reportingMemory(dataDir), dialogs: reportDialogs(window), kept, drafts, scripts: dirname(scriptPath), entries: () => journalEntries(dataDir), putPage, printPdf, now: () => new Date(),
  });
}
