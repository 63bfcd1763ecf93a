/** JSON whose every text begins with "=". */
export type Marked = string | number | boolean | null | readonly Marked[] | { readonly [name: string]: Marked };

/**
 * JSON for the scripts with a mark before every text: PowerShell 7 would turn a text that looks like a date into a date, and a registry value
 * would come back as another one. Fields that are undefined are left out; what JSON cannot hold becomes null.
 */
export function markTexts(value: unknown): Marked {
  if (typeof value === 'string') return `=${value}`;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(markTexts);
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined).map(([name, part]) => [name, markTexts(part)]));
}
