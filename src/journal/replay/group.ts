import type { FactOf } from '../fact.js';
import type { ReplayState } from './state.js';

export function bindGroup(state: ReplayState, { chat, topic, title }: FactOf<'group-bound'>): void {
  state.group = { chat, topic, title };
}

export function unbindGroup(state: ReplayState, { chat }: FactOf<'group-unbound'>): void {
  if (state.group?.chat === chat) state.group = null;
}

/** Telegram gave the group another id. */
export function moveGroup(state: ReplayState, { from, to }: FactOf<'group-moved'>): void {
  if (state.group?.chat === from) state.group = { ...state.group, chat: to };
}

/** Messages go to the group itself from here on. */
export function closeTopic(state: ReplayState, { chat }: FactOf<'topic-closed'>): void {
  if (state.group?.chat === chat) state.group = { ...state.group, topic: null };
}
