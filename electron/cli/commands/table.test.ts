import { expect, it } from 'vitest';
import { valuedOptions } from '../args.ts';
import en from '../../../assets/locales/en/cli.json' with { type: 'json' };
import { COMMANDS, VALUED } from './table.ts';

it('knows every option that takes a value, and has help for every command', async () => {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  expect([...VALUED].toSorted()).toEqual([...valuedOptions(commands.map((one) => one.options))].toSorted());
  expect(Object.keys(COMMANDS).filter((name) => !(name in en.help))).toEqual([]);
});
