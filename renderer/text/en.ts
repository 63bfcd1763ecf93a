/** The English texts of the first screen. */
export const texts = import.meta.glob<Record<string, unknown>>('../../assets/locales/en/window.json', { eager: true, import: 'default' });
