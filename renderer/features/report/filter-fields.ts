import type { LeavingFieldModel } from '../../../preload/contract/reporting.ts';

/** The fields that fit a text, in their order: it is looked for in the name, in the values that leave, and in the words (`said`) for how they leave. */
export function filterFields(fields: readonly LeavingFieldModel[], text: string, said: (how: LeavingFieldModel['how']) => string): readonly LeavingFieldModel[] {
  const wanted = text.trim().toLowerCase();
  return wanted === '' ? fields : fields.filter(({ field, how, values }) => [field, said(how), ...values].some((one) => one.toLowerCase().includes(wanted)));
}
