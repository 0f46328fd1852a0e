import { yearOfPeriod } from '../plan/periods.js';
import type { TaskCode } from '../plan/plan.js';
import type { Action, ActionOf } from './action.js';

export interface Button {
  readonly label: string;
  readonly action: Action;
}

/** A new file, or one that Telegram keeps already and that is sent again by its id. */
export type FileToSend =
  | {
      readonly kind: 'upload';
      readonly as: 'document' | 'photo';
      readonly name: string;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'stored'; readonly as: SentAs; readonly fileId: string };

/** As what Telegram sends a file that it keeps. */
export type SentAs = 'document' | 'photo' | 'video' | 'voice' | 'audio';

/** What the bot says: Telegram's HTML, at most 4096 UTF-16 units of text, and rows of buttons. */
export interface Message {
  readonly html: string;
  readonly buttons: readonly (readonly Button[])[];
  /** A single one bears the words as its caption where they fit; several follow the message. */
  readonly files?: readonly FileToSend[];
  /** The message is a question: what this does with the person's next words, or with a reply to it. */
  readonly asks?: Action;
  /** The person's words that the question is about, kept until it is answered. */
  readonly said?: string;
  /** It says itself that what came without a code waits; nothing is added about that. */
  readonly saysWaiting?: true;
  /** What came with the person's message is a part of what this one asks about: it waits for no report. */
  readonly usesFiles?: true;
  /** The message asks for a tap: each choice by the buttons of which one answers it. */
  readonly choices?: readonly AskedChoice[];
}

export interface AskedChoice {
  readonly buttons: readonly Button[];
  /** The tasks that the buttons speak for, where they name none themselves. */
  readonly tasks?: readonly TaskCode[];
}

/** Telegram's limit for a message's text, counted after its entities are read. */
export const MESSAGE_LIMIT = 4096;

/** Telegram's limit for the words under a file, counted likewise. */
export const CAPTION_LIMIT = 1024;

/** Kinds of buttons that are of one plan and may name no period. */
type OfAYear = ActionOf<
  | 'report'
  | 'report-said'
  | 'report-row'
  | 'report-many'
  | 'form'
  | 'postpone'
  | 'still-blocked'
  | 'extend'
  | 'extend-otherwise'
  | 'give-reason'
  | 'view'
  | 'picture'
  | 'paper'
  | 'nudge'
  | 'nudge-overdue'
  | 'files'
  | 'record'
  | 'choose-lead'
  | 'assign'
  | 'backlog'
  | 'change'
>;

const OF_A_YEAR: Readonly<Record<OfAYear['kind'], true>> = {
  report: true,
  'report-said': true,
  'report-row': true,
  'report-many': true,
  form: true,
  postpone: true,
  'still-blocked': true,
  extend: true,
  'extend-otherwise': true,
  'give-reason': true,
  view: true,
  picture: true,
  paper: true,
  nudge: true,
  'nudge-overdue': true,
  files: true,
  record: true,
  'choose-lead': true,
  assign: true,
  backlog: true,
  change: true,
};

/** The message with the year of its plan in every button that needs one: nothing guesses later which plan is meant. */
export function inYear(message: Message, year: number): Message {
  const { choices, asks } = message;
  const all = (buttons: readonly Button[]): readonly Button[] =>
    buttons.map((button) => ({ ...button, action: actionOfYear(button.action, year) }));
  return {
    ...message,
    buttons: message.buttons.map(all),
    ...(choices && { choices: choices.map((one) => ({ ...one, buttons: all(one.buttons) })) }),
    ...(asks && { asks: actionOfYear(asks, year) }),
  };
}

/** The years of the plans that a message's buttons act in; those that only show a list, or a paper, say it themselves. */
export function yearsOf({ buttons }: Message): readonly number[] {
  const years = buttons.flat().flatMap(({ action }) => (onlyShows(action) ? [] : (yearOf(action) ?? [])));
  return [...new Set(years)];
}

function onlyShows(action: Action): boolean {
  if (action.kind === 'view') return action.view.kind !== 'task';
  return action.kind === 'paper' || action.kind === 'picture';
}

function yearOf(action: Action): number | undefined {
  if ('period' in action && action.period !== null && action.period !== 'all')
    return yearOfPeriod(action.period);
  return 'year' in action ? action.year : undefined;
}

function actionOfYear(action: Action, year: number): Action {
  if (!isOfAYear(action) || action.year !== undefined) return action;
  const named = 'period' in action && action.period !== null && action.period !== 'all';
  return named ? action : { ...action, year };
}

function isOfAYear(action: Action): action is OfAYear {
  return Object.hasOwn(OF_A_YEAR, action.kind);
}
