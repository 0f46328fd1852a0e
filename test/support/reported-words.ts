import fc from 'fast-check';

/** One clause as people write it, and the codes in it. */
const clause = fc
  .record({
    before: fc.constantFrom(
      '',
      'xong ',
      'đã xong ',
      'đang làm ',
      'chưa xong ',
      'dạ em báo cáo xong ',
      'hôm qua xong ',
      'xong hôm qua ',
      'riêng ',
      'ok xong ',
    ),
    codes: fc.constantFrom(
      'III.3-III.6 trừ III.5',
      'III.3 4 6',
      'III.3, III.4 còn III.5',
      'III.3',
      'III.4',
      'iii 5',
      'III.3, III.4',
      'III.3 và III.5',
      'III.3-III.5',
      '“III.6”',
    ),
    behind: fc.constantFrom(
      '',
      ' xong',
      ' đang làm',
      ' chưa xong',
      ' xong rồi ạ',
      ' chờ duyệt',
      ' sắp xong',
      ' k xong',
      ' chiều nay xong',
      ' trình ký xong',
      ' đã xong hôm qua',
    ),
    words: fc.constantFrom(
      '',
      ': 96%',
      ', 22/KH-UBND',
      ' hôm qua',
      ' đầu tuần',
      ' (theo III.8)',
      ' gửi chị Lan',
      ' tháng 3',
    ),
  })
  .map(({ before, codes, behind, words }) => `${before}${codes}${behind}${words}`);
/** A message of some clauses with its command, or without one. */
export const reportedWords = fc
  .tuple(
    fc.constantFrom('', '', '/xong ', '/dang '),
    fc.array(clause, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('; ', '\n', ', ', ' và '),
    fc.constantFrom(
      (text: string) => text,
      (text: string) => text.normalize('NFD'),
      (text: string) => text.toUpperCase(),
    ),
  )
  .map(([command, clauses, between, write]) => `${command}${write(clauses.join(between))}`);
