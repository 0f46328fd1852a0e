import { createUser, membership, type Extra, type Said, type UserHandle } from './people.js';
import type { UpdateQueue } from './updates/updates.js';
import {
  blank,
  keep,
  wireChat,
  wireMessage,
  wireUser,
  type Group,
  type Posted,
  type World,
} from './world.js';

export interface GroupHandle {
  readonly id: number;
  add(user: UserHandle, role?: 'creator' | 'administrator' | 'member'): void;
  remove(user: UserHandle): void;
  says(user: UserHandle, text: string, extra?: Omit<Extra, 'in'>): Said;
  /** An administrator who hides behind the group's name: the bot cannot tell who it is. */
  saysAnonymously(text: string, extra?: Omit<Extra, 'in'>): Said;
  /** Opens a forum topic; its message_thread_id. */
  topic(): number;
  closeTopic(topic: number): void;
  reopenTopic(topic: number): void;
  deleteTopic(topic: number): void;
  /** The group becomes a supergroup with a new id; the handle of what it became. */
  migrate(): GroupHandle;
  addBot(by: UserHandle, as?: 'member' | 'administrator'): void;
  kickBot(by: UserHandle): void;
  muteBot(): void;
  /** The group lets its administrators alone write. */
  silenceMembers(): void;
  /** Another bot speaks: bare commands are no longer meant for ours. */
  otherBotSpeaks(): void;
}

const ANONYMOUS_ADMINISTRATOR = 1_087_968_824;

export function createGroup(world: World, updates: UpdateQueue, group: Group): GroupHandle {
  const service = (more: Posted['more']): void => {
    const message = keep(world, {
      ...blank(world, { chat: group.id, topic: null, from: ANONYMOUS_ADMINISTRATOR }),
      more,
    });
    if (group.bot !== 'kicked' && group.bot !== 'left') updates.push('message', wireMessage(world, message));
  };
  const botBecomes = (state: Group['bot'], by: number): void => {
    const from = group.bot === 'muted' ? 'restricted' : group.bot;
    group.bot = state;
    updates.push('my_chat_member', membership(world, { chat: group.id, by, from, to: state }));
  };
  return {
    id: group.id,
    add(user, role = 'member') {
      group.members.set(user.id, role);
      service({ new_chat_members: [wireUser(world, user.id)] });
    },
    remove(user) {
      group.members.delete(user.id);
      service({ left_chat_member: wireUser(world, user.id) });
    },
    says: (user, text, extra = {}) => user.says(text, { ...extra, in: { id: group.id } }),
    saysAnonymously(text, extra = {}) {
      const user = anonymous(world, updates, group);
      return user.says(text, { ...extra, in: { id: group.id } });
    },
    topic() {
      const id = world.nextId();
      group.topics.set(id, 'open');
      return id;
    },
    closeTopic: (topic) => void group.topics.set(topic, 'closed'),
    reopenTopic: (topic) => void group.topics.set(topic, 'open'),
    deleteTopic: (topic) => void group.topics.set(topic, 'deleted'),
    migrate: () => migrate({ world, updates }, group, service),
    addBot(by, as = 'member') {
      botBecomes(as, by.id);
      service({ new_chat_members: [wireUser(world, world.bot.id)] });
    },
    kickBot: (by) => botBecomes('kicked', by.id),
    muteBot() {
      group.bot = 'muted';
    },
    silenceMembers() {
      group.silenced = true;
    },
    otherBotSpeaks() {
      group.botSpokeLast = false;
    },
  };
}

function migrate(
  { world, updates }: { world: World; updates: UpdateQueue },
  group: Group,
  service: (more: Posted['more']) => void,
): GroupHandle {
  const id = -1_001_000_000_000 - Math.abs(group.id);
  const became: Group = { ...group, id, kind: 'supergroup', migratedTo: null };
  world.groups.set(id, became);
  service({ migrate_to_chat_id: id });
  group.migratedTo = id;
  const told = keep(world, {
    ...blank(world, { chat: id, topic: null, from: ANONYMOUS_ADMINISTRATOR }),
    more: { migrate_from_chat_id: group.id },
  });
  updates.push('message', wireMessage(world, told));
  return createGroup(world, updates, became);
}

function anonymous(world: World, updates: UpdateQueue, group: Group): Pick<UserHandle, 'says'> {
  const id = ANONYMOUS_ADMINISTRATOR;
  const person = { id, firstName: 'Group', username: 'GroupAnonymousBot', state: 'known' as const };
  world.people.set(id, person);
  const user = createUser(world, updates, person);
  const sender = { from: { ...wireUser(world, id), is_bot: true }, sender_chat: wireChat(world, group.id) };
  return { says: (text, extra = {}) => user.says(text, { ...extra, more: { ...sender, ...extra.more } }) };
}
