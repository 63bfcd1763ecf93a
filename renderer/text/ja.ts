/** The Japanese texts of the first screen. */
export const texts = import.meta.glob<Record<string, unknown>>('../../assets/locales/ja/window.json', { eager: true, import: 'default' });
