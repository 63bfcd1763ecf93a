/** Every Japanese text but those of the first screen and of the command line. */
export const texts = import.meta.glob<Record<string, unknown>>(['../../assets/locales/ja/*.json', '!../../assets/locales/ja/window.json', '!../../assets/locales/ja/cli.json'], { eager: true, import: 'default' });
