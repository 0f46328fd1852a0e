import { momentIn } from '../../plan/day.js';
import type { UserHandle } from '../../bot-api-double/people.js';
import { GROUP_ID, enrolments } from './cast.js';
import type { Member } from './cast.js';
import { instantOf } from './moments.js';
import type { Play } from './play.js';

interface Scene {
  readonly play: Play;
  readonly cast: readonly Member[];
  /** What the bot has told its operator: the link of the first coordinator is in it. */
  readonly told: string;
  /** Gives everybody the menu of his posts. */
  readonly dress: () => Promise<void>;
}

/**
 * The first morning: the coordinator comes by the link of the first start, as in life. The others are written into
 * the journal at once, since fourteen messages of invitations would stand before the first reminder.
 */
export async function openingScene({ play, cast, told, dress }: Scene): Promise<void> {
  const { double, world, hours } = play;
  const people = cast.map((member) => ({ member, user: enter(play, member) }));
  const title = play.plan.committee;
  const members = people.map(({ user }) => user);
  const group = double.group({ id: GROUP_ID, title, members });
  const coordinator = people.find(({ member }) => member.post.kind === 'coordinator');
  coordinator?.user.start(/start=([\w-]+)/u.exec(told)?.[1] ?? '');
  await double.idle();
  const at = momentIn(hours.timeZone, instantOf(hours, play.now()));
  const others = cast.filter(({ post }) => post.kind !== 'coordinator');
  await world.journal.decide({ by: null, update: null, at }, () => ({
    facts: enrolments(others, title),
    answer: null,
  }));
  await dress();
  for (const { member, user } of people) if (member.post.kind !== 'coordinator') user.start();
  if (coordinator) group.says(coordinator.user, `/nhom@${BOT_NAME}`);
  await double.idle();
  // The coordinator's first letter is there to be looked at; the greetings of the others are not.
  for (const { member } of people) {
    if (member.post.kind !== 'coordinator') play.read.set(member.id, lastIn(play, member.id));
  }
  play.read.set(GROUP_ID, lastIn(play, GROUP_ID));
}

const BOT_NAME = 'nhacviec_bot';

function enter(play: Play, { id, name }: Member): UserHandle {
  return play.double.user({ id, firstName: name });
}

function lastIn(play: Play, chat: number): number {
  return play.double.chat(chat).at(-1)?.id ?? 0;
}
