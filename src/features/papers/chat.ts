import { present, saidAt } from '../../ports/world.js';
import type { ChatContext } from '../../chat/feature.js';
import type { Buttons, Commands } from '../../chat/feature.js';
import type { Chat, Incoming } from '../../chat/incoming.js';
import { askedYear } from '../../chat/plan-meant.js';
import { planLacking, yearMeant } from '../../chat/year-meant.js';
import { withYearInFigures } from '../../speech/said-year.js';
import { earlierPlan, worldOfPlan, yearsBegun } from '../../ports/earlier-plan.js';
import type { World } from '../../ports/world.js';
import { inYear } from '../../words/message.js';
import { urgingOf } from './urging/rule.js';
import { refusedAnswer, staleButton } from '../../chat/notices.js';
import { readSigner, signerOf } from './signer.js';
import { setSigner } from './signer-flow.js';
import type { SignedPaper, Signer } from '../../journal/fact.js';
import type { PaperSource } from './flow.js';
import type { DepartmentId } from '../../plan/plan.js';
import { currentSpan, readSpan, spanId, spansOfYear } from './span.js';
import type { ReportSpan } from './span.js';
import type { Message } from '../../words/message.js';
import {
  calendarAnswer,
  noSuchDepartment,
  nothingToUrge,
  paperNotUnderstood,
  signerNotUnderstood,
  tableAnswer,
  urgingAnswer,
  reportAnswer,
} from './words.js';
import type { Person } from '../../journal/history.js';
import { departmentsOfPerson, readPost } from '../../journal/people.js';

/** Loaded where a paper is wanted: the bot starts faster without Word's and Excel's writers, and is smaller. */
const loadPapers = () => import('./flow.js');

/** `/baocao dondoc VPTK`, with accents or without. */
const URGING = /^(?:dondoc|đôn\s*đốc|don\s+doc)(?:\s+(?<department>.+))?$/iu;

export const paperCommands: Commands<'export' | 'report' | 'calendar'> = {
  /** `/export`, `/export Quý I/2025`: the tracking table. */
  async export(here, { incoming, rest }) {
    const written = rest.trim();
    const asked = written === '' ? askedYear(here, incoming) : null;
    if (asked) return asked;
    const found = written === '' ? { ctx: here, span: null } : spanSaid(here, written);
    if (!found) {
      const lacking = planLacking(here.world, written);
      return lacking ?? paperNotUnderstood('export', { written, plan: present(here.world).office.plan });
    }
    const { ctx, span } = found;
    await ctx.working(incoming.chat, 'upload_document');
    const source = sourceOf(ctx);
    const { tablePaper } = await loadPapers();
    const { file, asOf } = await tablePaper(source, span);
    return inYear(tableAnswer(source.office, file, asOf), yearOf(ctx));
  },
  /** `/report`, `/report Quý I/2025`, `/report dondoc VPTK`; each with `ký PCT` behind it. */
  async report(here, { incoming, rest }) {
    const said = readSigner(present(here.world).office.plan, rest.normalize('NFC').trim());
    if (said.unread !== null) return signerNotUnderstood(present(here.world).office.plan, said.unread);
    const { rest: written, signer } = said;
    const urging = URGING.exec(written);
    if (urging) return urgeNamed(here, { incoming, signer, named: urging.groups?.['department'] ?? '' });
    const asked = written === '' ? askedYear(here, incoming) : null;
    if (asked) return asked;
    const today = saidAt(here.world).day;
    const found =
      written === ''
        ? { ctx: here, span: currentSpan(present(here.world).office.plan, today) }
        : spanSaid(here, written);
    if (!found) {
      const lacking = planLacking(here.world, written);
      return lacking ?? paperNotUnderstood('report', { written, plan: present(here.world).office.plan });
    }
    const refused = await sign(here, { incoming, signer, paper: 'report' });
    return refused ?? inYear(await prepare(found.ctx, incoming.chat, found.span), yearOf(found.ctx));
  },
  /** `/calendar`: one's own due dates; who has no department of his own gets everybody's. */
  async calendar(ctx, { incoming, person }) {
    const departments = person ? calendarOf(ctx, person) : [];
    await ctx.working(incoming.chat, 'upload_document');
    const { timeZone, remindAt } = ctx.world.settings;
    const source = sourceOf(ctx);
    const { calendarFile } = await loadPapers();
    const file = calendarFile(source, { departments, timeZone, minute: remindAt });
    return calendarAnswer(source.office, departments, file);
  },
};

export const paperButtons: Buttons<'paper'> = {
  /** A button under a report: another report, or a letter to a department that is late. */
  async paper(ctx, { chat }, { paper: order }) {
    const { plan } = present(ctx.world).office;
    switch (order.kind) {
      case 'report': {
        const span = spansOfYear(plan).find((one) => spanId(one) === order.span);
        if (!span) return { kind: 'say', words: staleButton };
        return { kind: 'send', message: await prepare(ctx, chat, span) };
      }
      case 'urging': {
        const known = plan.departments.some(({ id, everybody }) => id === order.department && !everybody);
        if (!known) return { kind: 'say', words: staleButton };
        return { kind: 'send', message: await urge(ctx, chat, order.department) };
      }
    }
  },
};

/**
 * The period of a paper as it was written, and the plan of its year: the one in force first, then those before it.
 * "Quý IV" that is still to come is the one of the year before.
 */
function spanSaid(
  ctx: ChatContext,
  written: string,
): { readonly ctx: ChatContext; readonly span: ReportSpan } | null {
  const today = saidAt(ctx.world).day;
  const named = withYearInFigures(written, today);
  const found = yearsBegun(ctx.world).flatMap((year) => {
    const world = worldOfPlan(ctx.world, year);
    const span = world && readSpan(named, present(world).office.plan);
    return span ? [{ ctx: { ...ctx, world }, span }] : [];
  });
  return found.find(({ span }) => span.from <= today) ?? found[0] ?? null;
}

interface UrgingSaid {
  readonly incoming: Incoming;
  readonly signer: Signer | null;
  readonly named: string;
}

interface Signing {
  readonly incoming: Incoming;
  /** Null where nobody was named. */
  readonly signer: Signer | null;
  readonly paper: SignedPaper;
}

/** Keeps who is to sign; the answer where that is refused. */
async function sign({ world }: ChatContext, { incoming, signer, paper }: Signing): Promise<Message | null> {
  if (signer === null) return null;
  const outcome = await setSigner(world, incoming, { paper, signer });
  return outcome.kind === 'refused' ? refusedAnswer(outcome) : null;
}

/** `/baocao dondoc VPTK năm 2025`: of the plan that has something late of that department; of both it is asked. */
async function urgeNamed(here: ChatContext, { incoming, signer, named }: UrgingSaid): Promise<Message> {
  const meant = yearMeant(here.world, named, 'overdue');
  if (meant.kind === 'refused') return meant.message;
  const ctx = meant.kind === 'plan' ? { ...here, world: meant.world } : here;
  const written = (meant.kind === 'plan' ? meant.text : named).trim();
  const earlier = earlierPlan(ctx.world);
  const worlds = earlier ? [ctx.world, earlier.world] : [ctx.world];
  const late = worlds.filter((world) => isLateIn(world, written));
  const asked = late.length > 1 ? askedYear(ctx, incoming) : null;
  if (asked) return asked;
  const there = { ...ctx, world: late[0] ?? ctx.world };
  const { office } = present(there.world);
  const post = readPost(office.plan, written);
  if (post?.kind !== 'officer') return noSuchDepartment(office, written);
  const refused = await sign(here, { incoming, signer, paper: 'urging' });
  if (refused) return refused;
  return inYear(await urge(there, incoming.chat, post.department), office.plan.year);
}

function isLateIn(world: World, written: string): boolean {
  const { office, history } = present(world);
  const post = readPost(office.plan, written);
  const today = world.clock.now().day;
  return (
    post?.kind === 'officer' && urgingOf(office, history, { department: post.department, today }) !== null
  );
}

function yearOf({ world }: ChatContext): number {
  return present(world).office.plan.year;
}

async function prepare(ctx: ChatContext, chat: Chat, span: ReportSpan): Promise<Message> {
  await ctx.working(chat, 'upload_document');
  const source = sourceOf(ctx);
  const { reportFile } = await loadPapers();
  const file = await reportFile(source, span);
  const { office, history } = present(ctx.world);
  return reportAnswer(office, history, { file, span, today: source.now.day });
}

async function urge(ctx: ChatContext, chat: Chat, department: DepartmentId): Promise<Message> {
  await ctx.working(chat, 'upload_document');
  const source = sourceOf(ctx);
  const { urgingFile } = await loadPapers();
  const file = await urgingFile(source, department);
  const signer = signerOf(present(ctx.world).history, 'urging');
  return file
    ? urgingAnswer(source.office, { department, signer, file })
    : nothingToUrge(source.office, department);
}

function calendarOf(ctx: ChatContext, person: Person): readonly DepartmentId[] {
  const { plan } = present(ctx.world).office;
  return departmentsOfPerson(person).filter((id) => plan.departments.some((one) => one.id === id));
}

function sourceOf({ world }: ChatContext): PaperSource {
  return { office: present(world).office, facts: world.journal.facts(), now: world.clock.now() };
}
