import * as z from 'zod';

/** What a link or the jump list asks the window to fill in or show. It starts nothing: the person presses the button. */
export const deepLink = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('target'), target: z.string().min(1).max(300) }),
  z.strictObject({ kind: z.literal('paste'), text: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal('screen'), screen: z.enum(['start', 'paste', 'radar']) }),
]);
export type DeepLink = z.infer<typeof deepLink>;

/** The push channel `link:given` says that one waits; `link.given` hands it out, once. */
export interface LinkEvent { readonly waiting: true }

export const linkChannels = {
  'link.given': { input: z.strictObject({}), output: z.strictObject({ link: deepLink.nullable() }) },
} as const;
