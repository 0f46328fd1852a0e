import { expiryFrom } from '../features/enrolment/flow.js';
import { readPost } from '../journal/people.js';
import { silentLog } from '../ports/memory.js';
import { momentIn } from '../plan/day.js';
import { secretsOf } from '../service/secrets.js';
import { prepareDataFolder } from '../store/data-folder.js';
import { dropInvitation } from '../store/invitation-drop.js';
import { inspectJournal } from '../store/inspection.js';
import { inviteLink } from '../features/enrolment/link.js';
import { askMe } from '../telegram/ask.js';
import type { AboutMe } from '../telegram/ask.js';
import { faults, usage } from './call.js';
import type { Call, Status } from './call.js';
import { readInForce } from './plan-in-force.js';
import { replay } from '../journal/replay/replay.js';

/** `invite DM|LD|VPTK`: leaves an invitation for the bot, running or not, and prints its link. */
export async function dropInvite(call: Call): Promise<Status> {
  const { config, surroundings, words } = call;
  const [written, ...others] = words;
  if (written === undefined || others.length > 0)
    return usage(surroundings, 'invite takes DM, LD or a department');
  const journal = await inspectJournal(config.dataDir);
  if (!journal.ok) return faults(surroundings, [journal.fault]);
  const read = await readInForce(call, replay(journal.facts));
  if (!read.ok) return faults(surroundings, read.faults);
  const { plan } = read.office;
  const post = readPost(plan, written);
  if (!post) {
    const known = plan.departments.filter(({ everybody }) => !everybody).map(({ id }) => id);
    return faults(surroundings, [`${written} is no post; write DM, LD or one of ${known.join(', ')}`]);
  }
  const folder = await prepareDataFolder(config.dataDir);
  if (!folder.ok) return faults(surroundings, [folder.fault]);
  const secrets = secretsOf(config.dataDir, silentLog);
  const code = secrets.code();
  const expires = expiryFrom(momentIn(config.timeZone, surroundings.now()));
  await dropInvitation(config.dataDir, { codeHash: secrets.hash(code), post, expires });
  const me = config.token === null ? null : await askMe({ ...config, token: config.token });
  surroundings.out(`${me?.ok === true ? inviteLink(me.username, code) : `/start ${code}`}\n`);
  surroundings.error(`One use, 7 days.${nameless(me)}\n`);
  return 0;
}

/** Why there is no link but only what a person sends to the bot. */
function nameless(me: AboutMe | null): string {
  if (me?.ok === true) return '';
  const why = me
    ? `Telegram did not say who the bot is (${me.fault})`
    : 'Without a token the bot has no name yet';
  return ` ${why}: send the line above to it.`;
}
