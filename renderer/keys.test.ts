import { describe, expect, it } from 'vitest';
import { commandOf } from './keys.ts';

const press = (key: string, more = {}) => ({ key, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, isComposing: false, ...more });

describe('commandOf', () => {
  it.each([
    ['F5', {}, 'run'], ['Escape', {}, 'stop'], ['F1', {}, 'help'], ['F6', {}, 'nextPane'], ['F6', { shiftKey: true }, 'previousPane'],
    ['n', { ctrlKey: true }, 'newCase'], ['L', { ctrlKey: true }, 'address'], ['ArrowLeft', { altKey: true }, 'back'], ['1', { ctrlKey: true }, 'screen1'], ['n', { metaKey: true }, 'newCase'], ['U', { ctrlKey: true, shiftKey: true }, 'level'],
  ])('%s %j', (key, more, command) => expect(commandOf(press(key, more))).toBe(command));

  it.each([
    ['a single letter', press('n')], ['copy', press('c', { ctrlKey: true })], ['paste', press('v', { ctrlKey: true })], ['a key of the input method', press('Escape', { isComposing: true })],
    ['AltGr', press('n', { ctrlKey: true, altKey: true })], ['a property of Object', press('constructor')], ['another with Ctrl', press('toString', { ctrlKey: true })], ['Ctrl+Shift', press('n', { ctrlKey: true, shiftKey: true })],
  ])('leaves %s alone', (_what, input) => expect(commandOf(input)).toBeNull());
});
