import { expect, it } from 'vitest';
import { canBeHandedOver } from './hand-over.ts';

it('takes what people and systems give, and no command line that would stop the program that is there', () => {
  expect(canBeHandedOver(['rdp-doctor-app', '--data-dir', '/home/u/.config/RDP Doctor', '--', `/srv/${'a'.repeat(4000)}.rdp`])).toBe(true);
  expect(canBeHandedOver(['app', '--', `rdpdoctor://check?host=${'a'.repeat(30_000)}`])).toBe(false);
  expect(canBeHandedOver(['app', '--', '漢'.repeat(3000)])).toBe(false);
  expect(canBeHandedOver(Array.from({ length: 9000 }, () => ''))).toBe(false);
});
