import { parentPort, workerData } from 'node:worker_threads';
import type { SentPlan } from '../ports/ports.js';
import { draftPlan } from './plan-drafting.js';

// What the other side of this thread has put in: see plan-thread.ts.
parentPort?.postMessage(await draftPlan(workerData as SentPlan));
