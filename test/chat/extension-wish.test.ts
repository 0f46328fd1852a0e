import { describe, expect, it } from 'vitest';
import { readExtensionWish } from '../../src/chat/extension-wish.js';
import { plan } from '../support/office.js';

function read(text: string): string | null {
  const command = readExtensionWish(plan, text);
  return command?.kind === 'command' ? `/${command.name} ${command.rest}`.trim() : null;
}

describe('a plain sentence that asks for a later date is the command that it means', () => {
  it.each([
    ['xin gia hạn I.1c đến 15/4 vì chờ kinh phí', '/extend I.1c đến 15/4 vì chờ kinh phí'],
    ['Em xin gia hạn nhiệm vụ I.1c đến 15/4 ạ', '/extend I.1c đến 15/4'],
    ['xin gia han I.1c den 15/4', '/extend I.1c den 15/4'],
    ['đề nghị gia hạn I.2', '/extend I.2'],
    ['Đề nghị được gia hạn I.2 đến hết tháng 4', '/extend I.2 đến hết tháng 4'],
    ['xin lùi hạn I.2', '/extend I.2'],
    ['xin lùi thời hạn I.2 sang 15/4', '/extend I.2 sang 15/4'],
    ['gia hạn giúp em I.2 đến 15/4', '/extend I.2 đến 15/4'],
    ['cho em gia hạn I.2 đến 15/4 được không ạ?', '/extend I.2 đến 15/4'],
    ['cho em xin gia hạn I.2', '/extend I.2'],
    ['I.1c xin gia hạn đến 15/4 vì chờ kinh phí', '/extend I.1c đến 15/4 vì chờ kinh phí'],
    ['I.1c: đề nghị lùi hạn', '/extend I.1c'],
    ['xin gia hạn', '/extend'],
    ['XIN GIA HẠN I.2'.normalize('NFD'), '/extend I.2'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    'không xin gia hạn I.2',
    'I.2 đã được gia hạn',
    'gia hạn I.2 xong chưa',
    'III.1 xong, đã xin gia hạn',
    'chờ tỉnh gia hạn',
    'xin gia hạnh',
    'xin',
    '',
  ])('not: %s', (text) => expect(read(text)).toBeNull());
});
