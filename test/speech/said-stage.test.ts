import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { readStage, stageInNote } from '../../src/speech/said-stage.js';
import type { Stage } from '../../src/journal/fact.js';
import { effort } from '../support/effort.js';

const SAID: readonly (readonly [words: string, stage: Stage, waitsFor: string | null, rest: string])[] = [
  ['đang soạn thảo', 'drafting', null, ''],
  ['đang soạn thảo kế hoạch', 'drafting', null, ' kế hoạch'],
  ['dự thảo lần 2', 'drafting', null, ' lần 2'],
  ['đang soạn', 'drafting', null, ''],
  ['đang lấy ý kiến', 'gathering-opinions', null, ''],
  ['đang lấy ý kiến các đơn vị', 'gathering-opinions', 'các đơn vị', ''],
  [
    'lấy ý kiến góp ý của các ban ngành, dự kiến 30/3',
    'gathering-opinions',
    'các ban ngành',
    ', dự kiến 30/3',
  ],
  ['chờ góp ý', 'gathering-opinions', null, ''],
  ['đã gửi lấy ý kiến các thôn', 'gathering-opinions', 'các thôn', ''],
  ['đang trình ký', 'awaiting-signature', null, ''],
  ['Đang Trình Ký ạ', 'awaiting-signature', null, ''],
  ['dạ đang trình ký rồi ạ.', 'awaiting-signature', null, '.'],
  ['dạ, em đang trình ký', 'awaiting-signature', null, ''],
  ['ĐANG TRÌNH KÝ', 'awaiting-signature', null, ''],
  ['dang trinh ky', 'awaiting-signature', null, ''],
  ['ðang trình ký', 'awaiting-signature', null, ''],
  ['đang  trình   kí', 'awaiting-signature', null, ''],
  ['trình ký Chủ tịch', 'awaiting-signature', 'Chủ tịch', ''],
  ['trình Chủ tịch ký', 'awaiting-signature', 'Chủ tịch', ''],
  ['chờ ký', 'awaiting-signature', null, ''],
  ['cho ky', 'awaiting-signature', null, ''],
  ['chờ lãnh đạo ký', 'awaiting-signature', 'lãnh đạo', ''],
  ['đang trình lãnh đạo UBND xã', 'awaiting-signature', 'lãnh đạo UBND xã', ''],
  ['đã trình ký kế hoạch 22/KH-UBND', 'awaiting-signature', null, ' kế hoạch 22/KH-UBND'],
  ['đang trình ký ban hành', 'awaiting-signature', null, ''],
  ['đang trình ký: chiều nay xong', 'awaiting-signature', null, ': chiều nay xong'],
  ['chờ duyệt', 'awaiting-approval', null, ''],
  ['cho duyet', 'awaiting-approval', null, ''],
  ['đang chờ phê duyệt', 'awaiting-approval', null, ''],
  ['chờ phê duyệt của UBND huyện', 'awaiting-approval', 'UBND huyện', ''],
  ['chờ Chủ tịch duyệt', 'awaiting-approval', 'Chủ tịch', ''],
  ['trình UBND huyện phê duyệt', 'awaiting-approval', 'UBND huyện', ''],
  ['đã trình HĐND xã', 'awaiting-approval', 'HĐND xã', ''],
  ['chờ thẩm định', 'awaiting-appraisal', null, ''],
  ['chờ phòng Tư pháp thẩm định', 'awaiting-appraisal', 'phòng Tư pháp', ''],
  ['chờ phối hợp của Công an xã', 'awaiting-partner', 'phối hợp của Công an xã', ''],
  ['cho phoi hop cua Cong an xa', 'awaiting-partner', 'phoi hop cua Cong an xa', ''],
  ['chờ phối hợp', 'awaiting-partner', null, ''],
  ['chờ tỉnh', 'awaiting-partner', 'tỉnh', ''],
  ['cho tinh', 'awaiting-partner', 'tinh', ''],
  [
    'đang chờ số liệu của phòng Nội vụ, đã có công văn',
    'awaiting-partner',
    'số liệu của phòng Nội vụ',
    ', đã có công văn',
  ],
  ['chờ đơn vị tư vấn', 'awaiting-partner', 'đơn vị tư vấn', ''],
  ['chờ kinh phí', 'awaiting-partner', 'kinh phí', ''],
  ['chờ văn bản hướng dẫn của Sở Nội vụ', 'awaiting-partner', 'văn bản hướng dẫn của Sở Nội vụ', ''],
  ['chờ ý kiến chỉ đạo của Chủ tịch', 'awaiting-partner', 'ý kiến chỉ đạo của Chủ tịch', ''],
  ['chờ tỉnh duyệt xong', 'awaiting-approval', 'tỉnh', ' xong'],
  ['chờ tỉnh cấp thiết bị', 'awaiting-partner', 'tỉnh cấp thiết bị', ''],
];

const NOT_SAID = [
  '',
  'xong',
  'đã ký',
  'đã duyệt',
  'chưa trình ký',
  'chưa duyệt',
  'vướng: chờ tỉnh',
  'vướng mắc, chờ duyệt',
  'soạn thảo xong',
  'trình ký xong',
  'lấy ý kiến xong rồi',
  'chờ em chút',
  'chờ chút nhé',
  'chờ một lát',
  'chờ tuần sau',
  'cho em hỏi',
  'cho tôi xin số liệu',
  'cho biết kết quả',
  'cho phép gia hạn',
  'ký rồi',
  'trình bày tại hội nghị',
  'chương trình ký kết',
  'đang làm',
  'đang họp',
];

describe('the stage that words name', () => {
  test.each(SAID)('“%s” is %s', (words, stage, waitsFor, rest) => {
    const said = readStage(words.normalize('NFC'));
    expect({ ...said, rest: words.slice(said?.length) }).toMatchObject({ stage, waitsFor, rest });
  });

  test.each(NOT_SAID)('“%s” names none', (words) => {
    expect(readStage(words)).toBeNull();
  });

  test('an accent less, capitals and more spaces change nothing', () => {
    const bare = (text: string): string =>
      text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd').replace(/Đ/gu, 'D');
    fc.assert(
      fc.property(
        fc.constantFrom(...SAID),
        fc.constantFrom(
          (text: string) => text,
          bare,
          (text: string) => text.toUpperCase(),
          (text: string) => text.replaceAll(' ', '  '),
          (text: string) => `dạ ${text}`,
        ),
        ([words, stage], change) => {
          expect(readStage(change(words))?.stage).toBe(stage);
        },
      ),
      { numRuns: effort(300, 3000) },
    );
  });

  test('nothing of what was written is lost: the stage and the rest are the note', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAID), fc.string({ maxLength: 40 }), ([words, stage], more) => {
        const said = stageInNote(`${words}, ${more}`);
        expect(said.stage?.kind).toBe(stage);
        const kept = more
          .normalize('NFC')
          .trim()
          .replace(/^[\s,;:.–-]+/u, '');
        expect(said.note.endsWith(kept)).toBe(true);
      }),
      { numRuns: effort(300, 3000) },
    );
  });

  test('a stage further on in the note leaves the note whole', () => {
    expect(stageInNote('đã soạn xong, đang trình ký')).toEqual({
      stage: { kind: 'awaiting-signature', waitsFor: null },
      note: 'đã soạn xong, đang trình ký',
    });
    expect(stageInNote('đã họp 2 lần')).toEqual({ stage: null, note: 'đã họp 2 lần' });
  });
});
