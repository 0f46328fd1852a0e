import type { Office } from '../plan/plan.js';
import { departmentKnown } from '../plan/plan.js';
import type { Post } from '../journal/fact.js';
import type { History, Person } from '../journal/history.js';
import { enrolledOn, lastReportOn, namesakes } from '../journal/namesakes.js';
import { dateWords, escapeHtml, nameWords, plainClip } from './words.js';

/** What tells a person from another of the same name: post, day of enrolment, last report. Not escaped. */
export function tellingApart(office: Office, history: History, person: Person): string {
  const [on, last] = [enrolledOn(history, person.id), lastReportOn(history, person.id)];
  return [
    person.posts.slice(0, 3).map(shortPost(office)).join(', '),
    ...(on === null ? [] : [`ghi danh ${dateWords(on)}`]),
    last === null ? 'chưa báo cáo' : `báo cáo gần nhất ${dateWords(last)}`,
  ].join(', ');
}

function shortPost(office: Office) {
  return (post: Post): string => {
    switch (post.kind) {
      case 'officer':
        return departmentKnown(office, post.department).shortName;
      case 'coordinator':
        return 'đầu mối';
      case 'chairman':
        return 'lãnh đạo';
    }
  };
}

/** `Lê Văn Tâm`; with a namesake `Lê Văn Tâm (VP-TK, ghi danh 20/03/2025, báo cáo gần nhất 02/06/2025)`; escaped. */
export function wholeName(office: Office, history: History, person: Person): string {
  const name = nameWords(plainClip(person.name, 48));
  if (namesakes(history, person).length === 0) return name;
  return `${name} (${escapeHtml(tellingApart(office, history, person))})`;
}

/** The same on a button, where there is less room: the post, and where that is the same the place in the order of enrolment. */
export function nameOnButton(office: Office, history: History, person: Person): string {
  const others = namesakes(history, person);
  if (others.length === 0) return plainClip(person.name, 40) || String(person.id);
  const postOf = ({ posts }: Person): string => posts.slice(0, 2).map(shortPost(office)).join(', ');
  const same = [...others.filter((one) => postOf(one) === postOf(person)), person].sort(
    (one, other) => orderOf(history, one) - orderOf(history, other),
  );
  const place = same.length > 1 ? ` (${same.indexOf(person) + 1})` : '';
  return `${plainClip(person.name, 24) || String(person.id)} · ${plainClip(postOf(person), 16)}${place}`;
}

function orderOf({ people }: History, person: Person): number {
  return people.findIndex(({ id }) => id === person.id);
}
