import { describe, expect, it } from 'vitest';
import { listsIn } from '../../src/speech/said-lines.js';
import { plan } from '../support/office.js';
import { plain, said } from '../support/said.js';

describe('a headline says what is reported of each line of its list', () => {
  it.each([
    ['Hoàn thành\nIII.3\nIII.4\nĐang thực hiện\nIII.5', ['done III.3 III.4', 'in-progress III.5']],
    ['Đã hoàn thành:\n- III.3\n- III.4\nChưa hoàn thành:\n- III.5', ['done III.3 III.4', 'denied III.5']],
    [
      'Đã xong\n1. III.3\n2. III.4\n\nVướng mắc:\n3. III.6: chờ tỉnh',
      ['done III.3 III.4', 'blocked III.6 chờ tỉnh'],
    ],
    ['NHIỆM VỤ ĐÃ HOÀN THÀNH\nIII.3\nNHIỆM VỤ CHƯA HOÀN THÀNH\nIII.5', ['done III.3', 'denied III.5']],
    [
      'Kính gửi anh.\nCác việc đã xong (2):\n+ III.3\n+ III.4\nChưa làm:\n+ III.5',
      ['done III.3 III.4', 'denied III.5'],
    ],
    [
      'Đã xong:\nIII.3\nIII.4: đạt 96%\nCòn lại:\nIII.5',
      ['done III.3', 'done III.4 đạt 96%', 'not-said III.5'],
    ],
    ['Chưa xong:\nIII.3\nIII.4', ['denied III.3 III.4']],
    ['Đang trình ký:\nIII.3\nIII.4', ['in-progress III.3 III.4 Đang trình ký']],
  ])('%j', (text, expected) => {
    expect(said(text)).toEqual(expected);
    expect(said(plain(text)).map((one) => one.split(' ')[0])).toEqual(
      expected.map((one) => one.split(' ')[0]),
    );
  });

  it('counts for nothing above the first headline, where a command does', () => {
    expect(said('III.3\nIII.4\nChưa xong:\nIII.5', 'done')).toEqual(['done III.3 III.4', 'denied III.5']);
  });

  it.each(['III.3\nđã xong\nIII.4\nđang làm', 'xong III.3\nIII.4: 96%', 'xong III.3, III.4'])(
    'is no line that belongs to the code above it: %j',
    (text) => {
      expect(listsIn(plan, text)).toEqual([text]);
    },
  );

  it('stands under as many lines of greeting as people write', () => {
    expect(said('Kính gửi VP.\nEm xin báo cáo như sau:\nIII.3 đã xong\nIII.4 đang làm')).toEqual([
      'done III.3',
      'in-progress III.4',
    ]);
  });
});
