import * as z from 'zod';

const text = z.string().max(16_384);

/** One registry value, by the kind Windows stores it as. Numbers unsigned; bytes as lower-case hex. */
export const registryValue = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('dword'), data: z.number().int().min(0).max(0xffffffff) }),
  z.strictObject({ type: z.literal('qword'), data: z.string().regex(/^\d{1,20}$/) }),
  z.strictObject({ type: z.literal('string'), data: text }),
  z.strictObject({ type: z.literal('expandString'), data: text }),
  z.strictObject({ type: z.literal('multiString'), data: z.array(text).max(512) }),
  z.strictObject({ type: z.literal('binary'), data: z.string().regex(/^([0-9a-f]{2}){0,4096}$/) }),
]);
export type RegistryValue = z.infer<typeof registryValue>;

/** A key's full path, its hive in short form. */
export const registryPath = z.string().max(512).regex(/^HK(LM|CU)(\\[^\\]{1,255})+$/);
/** A value's name; the empty one is the key's default value. */
export const registryName = z.string().max(255);

/** Path, then name, then value. A path without names is a key without values; an absent one is no key. */
export const registry = z.record(registryPath, z.record(registryName, registryValue));
export type Registry = z.infer<typeof registry>;
