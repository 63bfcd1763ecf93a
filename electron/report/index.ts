/**
 * The report engine, for the command line and the window: open a case, make the report of it, take names out for other readers, render it.
 * Pure: reading and writing files is the caller's.
 */
export { readCase } from './model/read-case.ts';
export { buildReport } from './model/report.ts';
export { redactor } from './redact/redactor.ts';
export { readAliasKey, writeAliasKey } from './alias-key-file.ts';
export { viewOf } from './view.ts';
export { RENDER } from './render/render.ts';
export { HTML_POLICY } from './render/html.ts';
export { fieldsLeaving } from './fields-leaving.ts';
