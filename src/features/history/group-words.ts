import type { FactOf } from '../../journal/fact.js';
import { clip } from '../../words/words.js';

/** What a fact says of the committee's group; escaped. */
export function groupWords(
  fact: FactOf<'group-bound' | 'group-unbound' | 'group-moved' | 'topic-closed'>,
): string {
  switch (fact.kind) {
    case 'group-bound':
      return `kết nối nhóm “${clip(fact.title, 60)}”`;
    case 'group-unbound':
      return fact.why === 'asked' ? 'gỡ nhóm' : 'bot không còn trong nhóm';
    case 'group-moved':
      return 'nhóm chuyển thành siêu nhóm';
    case 'topic-closed':
      return 'chủ đề của nhóm đã đóng';
  }
}
