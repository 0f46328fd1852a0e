import { answerBacklog } from '../app/backlog.js';
import { reopen, setDate, setHoliday } from '../app/correct.js';
import { postSummaryNow, summaryOf } from '../app/post-summary.js';
import { mayCoordinate } from '../app/correct.js';
import { present } from '../app/world.js';
import type { Gesture } from '../app/world.js';
import { backlogStandings } from '../reminders/backlog.js';
import { weekUntilNow } from '../reminders/summary.js';
import { holidayAnswer, reopenAnswer, setDateAnswer } from '../texts/answers.js';
import { refusedAnswer } from '../texts/enrolment.js';
import type { Message } from '../texts/message.js';
import { backlogAnswer, openingMessage } from '../texts/opening.js';
import { summaryMessage } from '../texts/summary.js';
import { summaryPosted } from '../texts/notices.js';
import { allStandings } from '../tracking/standing.js';
import type { Answer, Asked, Desk } from './desk.js';
import { deskWhere } from './plan-meant.js';

const REFUSED = { kind: 'refused', needs: 'coordinator' } as const;

export async function reopening(here: Desk, { incoming, rest }: Asked): Promise<Answer> {
  const desk = deskWhere(here, { incoming, rest }, ({ reports }) => reports.length > 0);
  const outcome = await reopen(desk.world, incoming, { text: rest, period: null });
  return outcome.kind === 'refused'
    ? refusedAnswer(outcome)
    : reopenAnswer(present(desk.world).office, outcome);
}

export async function setting(desk: Desk, { incoming, rest }: Asked): Promise<Answer> {
  const outcome = await setDate(desk.world, incoming, rest);
  return outcome.kind === 'refused'
    ? refusedAnswer(outcome)
    : setDateAnswer(present(desk.world).office, outcome);
}

export async function settingHoliday(desk: Desk, { incoming, rest }: Asked): Promise<Answer> {
  const outcome = await setHoliday(desk.world, incoming, rest);
  return outcome.kind === 'refused'
    ? refusedAnswer(outcome)
    : holidayAnswer(present(desk.world).office, outcome);
}

/** The summary as it would be now, with a button that posts it. */
export function previewing(desk: Desk, { incoming }: Asked): Promise<Answer> {
  const context = present(desk.world);
  if (!mayCoordinate(context, incoming)) return Promise.resolve(refusedAnswer(REFUSED));
  const summary = summaryOf(desk.world, weekUntilNow(context.office, desk.world.clock.now()));
  const withoutGroup = context.history.group === null;
  return Promise.resolve(summaryMessage(context.office, summary, { preview: true, withoutGroup }));
}

/** @param preview the message whose button was pressed: one preview posts once, however often it is tapped */
export async function posting(desk: Desk, gesture: Gesture, preview: string): Promise<Message> {
  const context = present(desk.world);
  if (!mayCoordinate(context, gesture)) return refusedAnswer(REFUSED);
  await postSummaryNow(desk.world, weekUntilNow(context.office, desk.world.clock.now()), preview);
  // The picture follows by itself, and nobody waits for it.
  void desk.ticker.run();
  return summaryPosted(context.history.group?.title ?? null);
}

/** A tick of the first start's list, or its "Gửi". */
export async function answeringBacklog(
  desk: Desk,
  gesture: Gesture,
  { ticked, press }: { readonly ticked: bigint; readonly press: number | 'send' | 'none' },
): Promise<{ readonly message: Message; readonly edits: boolean }> {
  const context = present(desk.world);
  if (!mayCoordinate(context, gesture)) return { message: refusedAnswer(REFUSED), edits: false };
  if (press === 'send') {
    const outcome = await answerBacklog(desk.world, gesture, ticked);
    const message =
      outcome.kind === 'refused' ? refusedAnswer(outcome) : backlogAnswer(context.office, outcome);
    return { message, edits: false };
  }
  const { backlog } = context.history;
  const standings = allStandings(context.office, context.history, desk.world.clock.now().day);
  const items = backlogStandings(backlog?.items ?? [], standings);
  const turned = press === 'none' ? ticked : ticked ^ (1n << BigInt(press));
  const answered = backlog?.answeredOn !== null;
  const { office, history } = context;
  return { message: openingMessage(office, { history, items, ticked: turned, answered }), edits: true };
}
