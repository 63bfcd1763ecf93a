/** One thing the palette can do. `words` are what it is found by, besides its name. */
export interface Action {
  readonly id: string;
  readonly name: string;
  readonly words: string;
  /** The key that does the same. */
  readonly keys?: string;
  readonly run: () => void;
}

/** Full-width letters, case and accents make no difference to whoever searches. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The actions in which every typed word occurs: those whose name begins with the text first, else in the order given. */
export function matching(actions: readonly Action[], typed: string): readonly Action[] {
  const text = plain(typed.trim());
  if (text === '') return actions;
  const words = text.split(/\s+/);
  const fits = actions.filter((one) => {
    const all = plain(`${one.name} ${one.words}`);
    return words.every((word) => all.includes(word));
  });
  const rank = (one: Action) => (plain(one.name).startsWith(text) ? 0 : plain(one.name).includes(text) ? 1 : 2);
  return [...fits].sort((a, b) => rank(a) - rank(b));
}
