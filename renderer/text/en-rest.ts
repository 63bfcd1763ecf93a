/** Every English text but those of the first screen and of the command line. */
export const texts = import.meta.glob<Record<string, unknown>>(['../../assets/locales/en/*.json', '!../../assets/locales/en/window.json', '!../../assets/locales/en/cli.json'], { eager: true, import: 'default' });
