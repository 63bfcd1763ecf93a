import type { reportingChannels } from './reporting.ts';

/** The names of the report side's calls, without the schemas; the compiler keeps them complete. */
export const REPORTING_NAMES: Record<keyof typeof reportingChannels, true> = {
  'reporting.keep': true, 'reporting.list': true, 'reporting.open': true, 'reporting.delete': true, 'reporting.clear': true, 'reporting.keeping': true, 'reporting.import': true,
  'reporting.preview': true, 'reporting.save': true, 'reporting.key': true, 'collector.script': true, 'collector.save': true,
};
