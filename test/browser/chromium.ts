import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import ts from 'typescript';
import { readConfig } from '../../src/service/config.js';
import { startPlayground } from '../../src/playground/playground.js';
import type { Playground } from '../../src/playground/playground.js';
import { capturedLog } from '../support/captured-log.js';
import { copyPlayed } from '../support/played.js';

/** A browser that talks to nobody but the page. */
export function launch(executablePath: string): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--lang=vi',
  ];
  const { PATH = '', HOME = '' } = process.env;
  return chromium.launch({ executablePath, args, env: { PATH, HOME, LANGUAGE: 'vi', LANG: 'vi_VN.UTF-8' } });
}

const sources = fileURLToPath(new URL('../../src/playground/page/', import.meta.url));

/** The page's modules as the build would leave them; its markup and style stay where they are. */
export function compilePage(): { readonly folders: readonly string[]; remove(): void } {
  const out = mkdtempSync(join(tmpdir(), 'nhacviec-page-'));
  for (const name of readdirSync(sources)) {
    if (!name.endsWith('.ts')) continue;
    const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
    const { outputText } = ts.transpileModule(readFileSync(join(sources, name), 'utf8'), { compilerOptions });
    writeFileSync(join(out, name.replace(/\.ts$/, '.js')), outputText);
  }
  return { folders: [out, sources], remove: () => rmSync(out, { recursive: true, force: true }) };
}

/** A playground of its own, and pages that are watched for what must not happen. */
export interface Visit {
  readonly address: string;
  /** A new window at the page, its first state shown. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** Errors on the console, uncaught ones, refused by the policy, and requests to other hosts, so far. */
  readonly complaints: () => readonly string[];
  /** Stops the program and starts it again on the same folder and port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function visit(browser: Browser, pageFolders: readonly string[]): Promise<Visit> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nhacviec-visit-'));
  await copyPlayed(dataDir);
  const complaints: string[] = [];
  let playground = await start(dataDir, 0, pageFolders);
  const { address } = playground;
  return {
    address,
    complaints: () => complaints,
    async open(options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'vi-VN',
        ...options,
      });
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => {
        if (!request.url().startsWith(address)) complaints.push(`asked ${request.url()}`);
      });
      await page.goto(address);
      await page.locator('.chat').first().waitFor();
      return page;
    },
    async restart() {
      await playground.stop();
      playground = await start(dataDir, Number(new URL(address).port), pageFolders);
    },
    async close() {
      await playground.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function start(dataDir: string, port: number, pageFolders: readonly string[]): Promise<Playground> {
  const read = readConfig({ DATA_DIR: dataDir });
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const log = capturedLog();
  const started = await startPlayground({ config: read.config, port, log, pageFolders, secondsADay: 0.3 });
  if (!started.ok) throw new Error(started.faults.join('\n'));
  return started.playground;
}
