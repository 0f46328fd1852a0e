import cron from 'node-cron';

export interface Schedule {
  stop(): Promise<void>;
}

/**
 * Beats every minute. A heartbeat over what is owed and nothing more: node-cron skips a run whose timer wakes late,
 * and the next beat makes up for it.
 */
export function everyMinute(beat: () => Promise<void>): Schedule {
  const task = cron.schedule('* * * * *', beat, { name: 'tick', noOverlap: true });
  return {
    async stop() {
      await task.destroy();
    },
  };
}
