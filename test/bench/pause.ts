/** The question to a bot in a process of its own: for how many milliseconds its thread was busy at a stretch. */
export const LONGEST_PAUSE = 'longest pause';
