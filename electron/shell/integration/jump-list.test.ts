import { expect, it, vi } from 'vitest';
import en from '../../../assets/locales/en/install.json' with { type: 'json' };

vi.mock('electron', () => ({ app: {} }));
const { jumpList } = await import('./jump-list.ts');

it('offers three tasks, each a start of this program with a link behind --', () => {
  const [category] = jumpList('C:\\Program Files\\RDP Doctor\\RDP Doctor.exe', ({ key }) => key);
  expect(category?.type).toBe('tasks');
  expect(category?.items?.map(({ args }) => args)).toEqual(['-- rdpdoctor://start', '-- rdpdoctor://paste', '-- rdpdoctor://radar']);
  expect(new Set(category?.items?.map(({ program }) => program))).toEqual(new Set(['C:\\Program Files\\RDP Doctor\\RDP Doctor.exe']));
});

it('has words for each', () => expect(Object.keys(en.task)).toEqual(['newCase', 'pasteError', 'radar']));
