import type { Config, Environment } from '../service/config.js';

/** What a command line runs with: everything outside comes in here. */
export interface Surroundings {
  readonly environment: Environment;
  readonly now: () => Date;
  readonly input: AsyncIterable<Buffer | string>;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/** The exit status: 0 done, 1 a fault that the message explains, 2 wrong usage. */
export type Status = 0 | 1 | 2;

export interface Call {
  readonly config: Config;
  readonly surroundings: Surroundings;
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

export const USAGE = `Usage: npm run -s cli -- <subcommand>

  check                                        settings, plan, journal, token, group and clock, a line each, then what to do
  plan list [--json] [--plan FILE]             every task, how its deadline is read
  plan read "<phrase>"|- [--year 2025] [--json]  how a phrase is read; - reads one a line from standard input
  plan import FILE --year 2026 [--out FILE]    a plan file out of the office's own document (.docx, .xlsx, .html, .md, .txt)
  plan roll --year 2027 [--plan FILE] [--out FILE]
                                               a draft of next year's plan from this one
  simulate [--from 2025-01-01] [--to 2025-12-31] [--json]
                                               every message of the span if nobody reported anything
  export --format xlsx|docx|ics [--period "Quý I/2025"] [--out FILE]
                                               the tracking table, the report, the calendar (--department ID);
                                               --format docx --urge ID: the letter that urges a department
  invite DM|LD|ID                              a new one-use link
  backup                                       a checked copy of the journal
  restore FILE                                 puts a copy back; keeps what it replaces
  service install [--print]                    the systemd unit for this folder and user, and what to type with it
  health                                       exit 1 when the running bot has stood still
`;

export function usage({ error }: Surroundings, fault: string): 2 {
  error(`nhacviec: ${fault}\n\n${USAGE}`);
  return 2;
}

export function faults({ error }: Surroundings, all: readonly string[]): 1 {
  error(all.map((fault) => `nhacviec: ${fault}\n`).join(''));
  return 1;
}
