import { expect, it } from 'vitest';
import { openAliases } from './aliases.ts';
import { KNOWN_IDS } from './safe-words.ts';
import { strictText } from './strict-text.ts';

it('leaves every id and code of ours, and what a handshake is made of', () => {
  const words = [...KNOWN_IDS, 'TLSv1.2', 'TLS_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'x25519', 'prime256v1', 'secp256r1', 'sha256WithRSAEncryption', 'ecdsa-with-SHA384', 'RSASSA-PSS', '1.3.6.1.4.1.311.54.1.2', '10.0.20348', '0x904', '0x80090308', '2026-11-21T10:41:00Z', 'Windows Server Standard', 'ECONNRESET', 'lsass.exe', 'RDP_TLS', 'en-US', 'rdp-tcp', 'AMD64', 'TLS 1.2', 'NETWORK SERVICE'];
  expect(words.filter((word) => strictText(word, openAliases()) !== word)).toEqual([]);
});
