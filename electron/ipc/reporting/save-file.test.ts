import { expect, it } from 'vitest';
import en from '../../../assets/locales/en/reportscreen.json' with { type: 'json' };
import { writeProblem } from './save-file.ts';

it.each([['ENOSPC', 'full'], ['EDQUOT', 'full'], ['EBUSY', 'locked'], ['EPERM', 'locked'], ['EACCES', 'locked'], ['EROFS', 'readOnly'], ['ENOENT', 'noFolder'], ['EIO', 'other']] as const)('%s has a sentence of its own: %s', (code, key) => {
  expect(writeProblem('/somewhere/report\u202e.html', code)).toEqual({ key: `reportscreen:write.${key}`, params: { file: 'report\ufffd.html', code } });
  expect(en.write[key]).toContain('{{code}}');
});
