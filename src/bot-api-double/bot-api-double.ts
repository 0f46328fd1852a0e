import { createServer, type Server } from 'node:http';
import type { Json } from './calls/body.js';
import { createFaults, type Faults } from './faults.js';
import { createGroup, type GroupHandle } from './group.js';
import { createUser, type Place, type UserHandle } from './people.js';
import { answer, type Request, type Running } from './calls/server.js';
import { restoreInto, snapshotOf, type Snapshot } from './snapshot.js';
import { createUpdateQueue, type UpdateQueue } from './updates/updates.js';
import { messageKey, type Group, type Person, type Posted, type StoredFile, type World } from './world.js';

/*
 * The Bot API on loopback, as strict as Telegram's. In a test:
 *
 *   const double = await startDouble();                       // afterEach: await double.close()
 *   const bot = createBot(double.token, double.apiRoot) …     // the real client, polling or webhook
 *   const an = double.user({ id: 11, firstName: 'An' });
 *   an.start('code');                                         // or an.says('/done III.3')
 *   await double.idle();                                      // every update handled and confirmed: no sleeping
 *   const [asked] = double.messagesTo(an.id);                 // what An sees now: text, buttons, edits …
 *   const press = an.presses(asked, 'Hoàn thành');
 *   await double.idle();
 *   expect(press.answer()?.text).toBe('Đã ghi nhận');
 *
 *   const group = double.group({ id: -100500, title: 'Ban Chỉ đạo', forum: true, members: [an] });
 *   group.says(an, '/status@nhacviec_bot', { topic: group.topic() });
 *   double.faults.inject('sendMessage', tooMany(3));          // faults.ts has them all
 */

interface DoubleOptions {
  readonly token?: string;
  readonly username?: string;
  /** Milliseconds since 1970; a clock that stands at 2025-03-24 07:30 in Việt Nam until `setTime` where not given. */
  readonly now?: () => number;
  /** Where updates are posted instead of the scheme and host that setWebhook was given. */
  readonly webhookTo?: string;
  readonly port?: number;
  /** What an earlier double held: this one goes on with it. */
  readonly from?: Snapshot;
}

export interface Double {
  readonly apiRoot: string;
  readonly token: string;
  readonly botId: number;
  readonly faults: Faults;
  user(person: { id: number; firstName: string; username?: string; started?: boolean }): UserHandle;
  group(group: GroupOptions): GroupHandle;
  /** Somebody whom the double knows already, after a restart. */
  knownUser(id: number): UserHandle | null;
  knownGroup(id: number): GroupHandle | null;
  /** The people and groups of the double, in the order in which they came. */
  people(): readonly Person[];
  groups(): readonly Group[];
  /** What the bot has in a chat now, oldest first; deleted messages are gone, edited ones show their last words. */
  messagesTo(chat: number): readonly Posted[];
  /** Everything in a chat, people's own messages too. */
  chat(chat: number): readonly Posted[];
  message(place: Place): Posted | null;
  file(id: string): StoredFile | null;
  requests(method?: string): readonly Request[];
  forgetRequests(): void;
  /** Hands an update of any shape to the bot; its update_id, or null where allowed_updates drops it. */
  feed(kind: string, content: Json): number | null;
  redeliver(updateId: number): void;
  /** The id of the next update: Telegram starts anywhere after a quiet week. */
  setNextUpdateId(id: number): void;
  updates(): readonly Json[];
  /** Settles when every update was fetched and confirmed, so that every handler is done. */
  idle(): Promise<void>;
  pending(): number;
  /** What setMyCommands, setMyName and the like left, by `commands|scope|language` or name. */
  settings(): ReadonlyMap<string, unknown>;
  setTime(at: string | number): void;
  /** How far the Date header of answers runs ahead of the double's clock. */
  skewDateHeader(seconds: number): void;
  /** Called after every change of a chat; gives what ends that. */
  onChange(listener: () => void): () => void;
  snapshot(): Snapshot;
  close(): Promise<void>;
}

interface GroupOptions {
  readonly id: number;
  readonly title: string;
  readonly kind?: 'group' | 'supergroup';
  readonly forum?: boolean;
  readonly privacy?: boolean;
  readonly bot?: Group['bot'];
  readonly members?: readonly UserHandle[];
}

const START = Date.parse('2025-03-24T00:30:00Z');

export async function startDouble(options: DoubleOptions = {}): Promise<Double> {
  const token = options.token ?? '7000000001:AAE-double-of-the-bot-api-token-0001';
  let fixed = START;
  let skew = 0;
  const now = options.now ?? (() => fixed);
  const listeners = new Set<() => void>();
  let lastId = options.from?.nextId ?? 100;
  const world = createWorld(token, options.username ?? 'nhacviec_bot', {
    nextId: () => (lastId += 1),
    seconds: () => Math.floor(now() / 1000),
    changed: () => listeners.forEach((listener) => listener()),
  });
  const updates = createUpdateQueue(options.webhookTo ?? null);
  if (options.from) {
    restoreInto(world, options.from);
    updates.setNextId(options.from.nextUpdateId);
  }
  const faults = createFaults();
  const requests: Request[] = [];
  const dateHeader = (): string => new Date(now() + skew * 1000).toUTCString();
  const running: Running = { token, world, updates, faults, requests, dateHeader };
  const server = createServer((request, response) => void answer(running, request, response));
  const port = await listen(server, options.port ?? 0);
  const inChat = (chat: number): Posted[] => [...world.messages.values()].filter((one) => one.chat === chat);
  return {
    apiRoot: `http://127.0.0.1:${port}`,
    token,
    botId: world.bot.id,
    faults,
    ...everybody(running),
    messagesTo: (chat) => inChat(chat).filter((one) => one.from === world.bot.id),
    chat: inChat,
    message: (place) => world.messages.get(messageKey(place.chat, place.id)) ?? null,
    file: (id) => world.files.get(id) ?? null,
    requests: (method) => requests.filter((one) => method === undefined || one.method === method),
    forgetRequests: () => void requests.splice(0),
    feed: (kind, content) => updates.push(kind, content),
    redeliver: (updateId) => updates.redeliver(updateId),
    setNextUpdateId: (id) => updates.setNextId(id),
    updates: () => updates.all(),
    idle: () => updates.idle(),
    pending: () => updates.pending(),
    settings: () => world.settings,
    setTime(at) {
      fixed = typeof at === 'number' ? at : Date.parse(at);
    },
    skewDateHeader(seconds) {
      skew = seconds;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    snapshot: () => snapshotOf(world, { nextId: lastId, nextUpdateId: updates.nextId() }),
    close: () => shut(server, updates),
  };
}

function createWorld(
  token: string,
  username: string,
  tools: Pick<World, 'seconds' | 'changed' | 'nextId'>,
): World {
  return {
    ...tools,
    bot: { id: Number(token.split(':')[0]), username, firstName: 'Nhắc việc' },
    people: new Map(),
    groups: new Map(),
    messages: new Map(),
    files: new Map(),
    presses: new Map(),
    settings: new Map(),
  };
}

function everybody(
  running: Running,
): Pick<Double, 'user' | 'group' | 'knownUser' | 'knownGroup' | 'people' | 'groups'> {
  const { world, updates } = running;
  return {
    user: (person) => addUser(running, person),
    group: (group) => addGroup(running, group),
    knownUser(id) {
      const person = world.people.get(id);
      return person ? createUser(world, updates, person) : null;
    },
    knownGroup(id) {
      const group = world.groups.get(id);
      return group ? createGroup(world, updates, group) : null;
    },
    people: () => [...world.people.values()],
    groups: () => [...world.groups.values()],
  };
}

function addUser({ world, updates }: Running, asked: Parameters<Double['user']>[0]): UserHandle {
  const person: Person = {
    id: asked.id,
    firstName: asked.firstName,
    username: asked.username ?? null,
    state: asked.started === true ? 'started' : 'known',
  };
  world.people.set(person.id, person);
  return createUser(world, updates, person);
}

function addGroup({ world, updates }: Running, asked: GroupOptions): GroupHandle {
  const group: Group = {
    id: asked.id,
    title: asked.title,
    kind: asked.kind ?? (asked.id < -1_000_000_000_000 || asked.forum === true ? 'supergroup' : 'group'),
    forum: asked.forum ?? false,
    privacy: asked.privacy ?? true,
    members: new Map((asked.members ?? []).map((member) => [member.id, 'member' as const])),
    topics: new Map(),
    bot: asked.bot ?? 'member',
    migratedTo: null,
    botSpokeLast: false,
    silenced: false,
  };
  world.groups.set(group.id, group);
  return createGroup(world, updates, group);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function shut(server: Server, updates: UpdateQueue): Promise<void> {
  updates.close();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
