import * as z from 'zod';

/** A sentence before it has a language: a key of `assets/locales` and its values, already cleaned for a screen. */
export const message = z.strictObject({
  key: z.string().max(120),
  params: z.record(z.string().max(60), z.union([z.string().max(2000), z.number()])).optional(),
});
export type Message = z.infer<typeof message>;

/** A sentence in one language, as it leaves in a document. */
export const sentence = z.string().max(4000);

/** The two languages the product speaks. */
export const lang = z.enum(['en', 'ja']);
export type Lang = z.infer<typeof lang>;
