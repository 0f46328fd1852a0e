import { encodeAction, readAction } from '../../../src/chat/callback-data.js';
import { describe, expect, test } from 'vitest';
import { day } from '../../../src/plan/day.js';
import { readSpan, spanId, spansOfYear } from '../../../src/features/papers/span.js';
import type { Action } from '../../../src/words/action.js';
import { CAPTION_LIMIT } from '../../../src/words/message.js';
import {
  calendarAnswer,
  noSuchDepartment,
  tableAnswer,
  urgingAnswer,
  reportAnswer,
} from '../../../src/features/papers/words.js';
import { department, historyOf, office, officer, officeWith, started } from '../../support/builders.js';
import { seen } from '../../support/reading.js';

const history = historyOf(started('2025-01-02'), officer(1, 'Tâm', 'VPTK'));
const file = { name: 'x.docx', bytes: new Uint8Array([1]) };
const today = day('2025-03-20');

function quarter(): NonNullable<ReturnType<typeof readSpan>> {
  const span = readSpan('Quý I', office.plan);
  if (!span) throw new Error('Quý I is not read');
  return span;
}

test('the report comes with what to do before it is signed', () => {
  expect(seen(reportAnswer(office, history, { file, span: quarter(), today }))).toMatchInlineSnapshot(`
    "Báo cáo kết quả công tác CCHC Quý I năm 2025
    Số liệu từ 15/12/2024 đến 14/03/2025.
    Người ký: TM. Ủy ban nhân dân, Chủ tịch. Đổi người ký: thêm ký PCT (Phó Chủ tịch) hoặc ký CVP (Chánh Văn phòng) vào cuối lệnh; được ghi nhớ cho lần sau.
    Những chỗ tô vàng là nội dung cơ quan cần bổ sung trước khi ký.
    [Quý II/2025] [Quý III/2025]
    [Quý IV/2025] [6 tháng đầu năm 2025]
    [9 tháng đầu năm 2025] [Năm 2025]
    [Đôn đốc VP-TK] [Đôn đốc VH-XH]
    [Đôn đốc TP-HT] [Đôn đốc Một cửa]
    [Đôn đốc Kế toán]"
  `);
});

describe('the words with a paper', () => {
  const wordy = officeWith((plan) => ({
    ...plan,
    departments: plan.departments.map((one) => ({ ...one, name: `<b>&${'Ứ '.repeat(400)}` })),
  }));
  const all = wordy.plan.departments.map(({ id }) => id);

  test('fit under the file, however wordy the plan', () => {
    for (const { html } of [
      tableAnswer(wordy, file, today),
      reportAnswer(wordy, history, { file, span: quarter(), today }),
      urgingAnswer(wordy, { department: department('VPTK'), signer: 'head', file }),
      calendarAnswer(wordy, all, file),
    ]) {
      expect(html.length).toBeLessThanOrEqual(CAPTION_LIMIT);
      expect(html).not.toContain('<b>&Ứ');
    }
  });

  test('a department that is not known is named as it was written, escaped', () => {
    expect(noSuchDepartment(office, '<VP>').html).toContain('Không có đơn vị “&lt;VP&gt;”.');
  });
});

test('every report and every letter fits a button, and is read back from it', () => {
  const orders: readonly Action[] = [
    ...spansOfYear(office.plan).map((span): Action => ({
      kind: 'paper',
      paper: { kind: 'report', span: spanId(span) },
    })),
    ...office.plan.departments.map(({ id }): Action => ({
      kind: 'paper',
      paper: { kind: 'urging', department: id },
    })),
  ];
  expect(orders.length).toBeGreaterThan(office.plan.departments.length);
  for (const order of orders) expect(readAction(encodeAction(order))).toEqual(order);
});
