import type { SavedFormat } from '../../../preload/contract/reporting.ts';
import type { Report } from '../../report/model/report.ts';

const ENDINGS: Readonly<Record<SavedFormat, string>> = { ticket: 'txt', markdown: 'md', html: 'html', json: 'json', csv: 'csv', sarif: 'sarif', junit: 'xml', pdf: 'pdf' };

/** Names that Windows keeps for devices, whatever their ending. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** The name a report is offered under. It is made from the copy, so that a name that is hidden inside does not stand outside. */
export function reportFileName({ after, reader }: Report, format: SavedFormat): string {
  const { host } = after.document.target;
  const plain = host.normalize('NFKC').replace(/[^\p{L}\p{N}.-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '').slice(0, 60);
  const named = plain === '' || DEVICES.test(plain.split('.')[0] ?? '') ? 'computer' : plain;
  return `rdp-${named}-${after.document.startedAt.slice(0, 10).replace(/[^\d-]/g, '')}${reader === 'internal' ? '' : `-${reader}`}.${ENDINGS[format]}`;
}
