import { expect, it } from 'vitest';
import { verifyPublisher } from './verify-publisher.ts';

const US = 'CN="RDP Doctor, contributors", O=RDP Doctor, C=JP';
const check = (answer: string | null, publishers: string[] = [US]) => verifyPublisher(publishers, 'C:\\x.exe', () => Promise.resolve(answer));

it('takes a valid signature of ours, named by the whole subject or by its common name', async () => {
  expect(await check(`\uFEFF0\r\n${US}\r\n`)).toBeNull();
  expect(await check(`0\n${US}, S=Tokyo\n`)).toBeNull();
  expect(await check('0\nCN=RDP Doctor contributors, C=JP\n', ['RDP Doctor contributors'])).toBeNull();
});

it.each([
  ['PowerShell that does not answer', null, 'could not be read'],
  ['an answer that says nothing', '', 'not valid'],
  ['no signature', '2\r\n\r\n', 'status 2'],
  ['a changed file', `3\n${US}`, 'status 3'],
  ['an error in the place of the status', `ConvertTo-Json : ...\n0\n${US}`, 'status unknown'],
  ['a status that begins with nought', `0x0\n${US}`, 'status unknown'],
  ['somebody else', '0\nCN=Somebody Else, O=RDP Doctor, C=JP', 'another publisher'],
  ['our name inside another', '0\nCN="Evil, CN=RDP Doctor, contributors", O=RDP Doctor, C=JP', 'another publisher'],
  ['our name with less beside it', '0\nCN="RDP Doctor, contributors"', 'another publisher'],
  ['a valid signature without a subject', '0\n', 'another publisher'],
])('refuses %s', async (_what, answer, because) => expect(await check(answer)).toContain(because));

it('refuses everything where no publisher is named', async () => {
  for (const publishers of [[], ['']]) expect(await check(`0\n${US}`, publishers)).toContain('another publisher');
});

it.skipIf(process.platform === 'win32')('refuses where there is no Windows to ask', async () => expect(await verifyPublisher([US], '/x.exe')).toContain('could not be read'));
