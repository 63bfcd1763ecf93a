import { describe, expect, it } from 'vitest';
import { langOf, readArgs, splitCommand, wholeNumber, type OptionTable } from './args.ts';
import { Failure } from './failure.ts';

const table: OptionTable = { port: 'value', address: 'list', deep: 'flag' };
const keyOf = (argv: string[], max = 1) => {
  try {
    return readArgs(argv, table, max);
  } catch (error) {
    return error instanceof Failure ? [error.exit, error.text.key] : error;
  }
};

describe('readArgs', () => {
  it('reads flags, values, lists and what stands alone, in any order', () => {
    const args = readArgs(['srv', '--address', '10.0.0.1', '--deep', '--address=10.0.0.2', '--json', '--port=3390'], table, 1);
    expect([args.positionals, args.flag('deep'), args.flag('json'), args.value('port'), args.list('address')]).toEqual([['srv'], true, true, '3390', ['10.0.0.1', '10.0.0.2']]);
  });
  it('leaves everything behind -- alone', () => expect(readArgs(['--', '--deep', '-x'], table, 2).positionals).toEqual(['--deep', '-x']));
  it.each([
    [['srv', '--prot', '1'], 'unknownOption'], [['srv', '-p', '1'], 'unknownOption'], [['srv', '--port'], 'needsValue'], [['srv', '--port', '--json'], 'needsValue'],
    [['srv', '--deep=1'], 'noValue'], [['srv', '--port', '1', '--port', '2'], 'twice'], [['a', 'b'], 'tooMany'], [['--__proto__'], 'unknownOption'], [['--constructor'], 'unknownOption'],
  ])('refuses %j', (argv, key) => expect(keyOf(argv)).toEqual([64, `cli:usage.${key}`]));
});

describe('wholeNumber', () => {
  const number = (text: string) => {
    try {
      return wholeNumber(readArgs([`--port=${text}`], table, 0), 'port', 1, 65535);
    } catch (error) {
      return (error as Failure).text.key;
    }
  };
  it.each([['3389', 3389], ['65535', 65535]])('takes %s', (text, expected) => expect(number(text)).toBe(expected));
  it.each([['0'], ['65536'], ['-1'], ['1.5'], ['0x10'], [''], ['1e3'], ['３']])('refuses %j', (text) => expect(number(text)).toBe('cli:usage.number'));
});

it('has no upper bound where none is given', () => {
  expect(wholeNumber(readArgs(['--port=1000000'], table, 0), 'port', 100)).toBe(1_000_000);
  expect(() => wholeNumber(readArgs(['--port=99'], table, 0), 'port', 100)).toThrow('cli:usage.atLeast');
});

describe('splitCommand', () => {
  const valued = new Set(['lang', 'port']);
  it.each([
    [['diagnose', 'x', '--json'], 'diagnose', ['x', '--json']], [['--lang', 'ja', 'diagnose', 'x'], 'diagnose', ['--lang', 'ja', 'x']],
    [['--lang=ja', '--json', 'explain', '0x904'], 'explain', ['--lang=ja', '--json', '0x904']], [['--port', '9', '--no-color', 'diagnose', 'x'], 'diagnose', ['--port', '9', '--no-color', 'x']],
    [['--help'], undefined, ['--help']], [['--lang', 'ja', '--help'], undefined, ['--lang', 'ja', '--help']], [['--', 'diagnose'], undefined, ['--', 'diagnose']], [[], undefined, []],
  ])('finds the command of %j', (argv, name, rest) => expect(splitCommand(argv, valued)).toEqual({ name, rest }));
});

it('knows the language before anything else is read', () => {
  expect([langOf(['x', '--lang', 'ja'], 'en'), langOf(['--lang=ja'], 'en'), langOf(['--lang', 'xx'], 'ja'), langOf(['--', '--lang', 'ja'], 'en'), langOf([], 'ja')]).toEqual(['ja', 'ja', 'ja', 'en', 'ja']);
});
