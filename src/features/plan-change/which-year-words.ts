import type { PlanDraftOutcome } from './outcome.js';
import { messageOf } from '../../words/compose.js';
import type { Message } from '../../words/message.js';
import { clip } from '../../words/words.js';

/** A document that names no year of its own, or several: which one is meant decides on every date in it. */
export function whichYear({ choices, title }: Extract<PlanDraftOutcome, { kind: 'which-year' }>): Message {
  const years = choices.map(({ year }) => String(year));
  return messageOf(
    [
      {
        head: [
          `<b>KẾ HOẠCH CỦA NĂM NÀO?</b>`,
          clip(title, 200),
          `Văn bản có thể là kế hoạch năm ${years.join(' hoặc ')}; đề nghị đồng chí chọn năm để xem trước.`,
        ],
      },
    ],
    choices.map(({ year, version, offered }) => [
      { label: `Năm ${year}`, action: { kind: 'plan-of-year', version, offered } },
    ]),
  );
}
