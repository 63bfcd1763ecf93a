/** Every English text but those of the command line. */
export const texts = import.meta.glob<Record<string, unknown>>(['../../assets/locales/en/*.json', '!**/cli.json'], { eager: true, import: 'default' });
