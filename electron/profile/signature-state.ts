import { isSigned, sameKey, type Setting } from './model/profile.ts';

export interface SignatureState {
  /** `present`: it has the form rdpsign gives it; whether it is right, only Windows says. */
  readonly state: 'none' | 'incomplete' | 'malformed' | 'present';
  /** The settings it is said to cover (`signscope`), as written. */
  readonly covers: readonly string[];
}

/** What is seen of a publisher's signature without checking it. */
export function signatureState(settings: ReadonlyMap<string, Setting>): SignatureState {
  const text = (key: string) => settings.get(key)?.value.trim() ?? '';
  const covers = text('signscope').split(',').map((one) => one.trim()).filter((one) => one !== '').slice(0, 200);
  if (text('signscope') === '' && text('signature') === '') return { state: 'none', covers };
  if (!isSigned(settings)) return { state: 'incomplete', covers };
  return { state: hasForm(text('signature')) ? 'present' : 'malformed', covers };
}

/** Whether a change of this setting leaves a signature without force: any change does, for Windows checks the whole of what it covers. */
export const isSignatureKey = (key: string): boolean => ['signscope', 'signature'].includes(sameKey(key));

/**
 * Base64 with spaces between its lines; inside, three little-endian numbers (0x00010001, 1, the length of what follows) and a CMS message,
 * which is a DER sequence (as rdpsign writes it; not documented by Microsoft).
 */
function hasForm(value: string): boolean {
  const plain = value.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(plain)) return false;
  const bytes = Buffer.from(plain, 'base64');
  return bytes.length > 16 && bytes.readUInt32LE(0) === 0x0001_0001 && bytes.readUInt32LE(4) === 1 && bytes.readUInt32LE(8) === bytes.length - 12 && bytes[12] === 0x30;
}
