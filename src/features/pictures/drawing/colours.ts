import type { Shade } from '../shades.js';

/** As the task software of Vietnamese offices has them: green, orange, blue, grey, red. White bold digits are legible on each. */
export const SHADES: Readonly<Record<Shade, string>> = {
  'on-time': '#15803D',
  late: '#D9720A',
  'under-way': '#1D66C9',
  'not-begun': '#7F8A98',
  overdue: '#CF1D2C',
};

export const INK = '#17202B';
export const FAINT = '#566170';
export const EMPTY = '#EEF1F5';
export const RULE = '#D5DBE3';
export const ON_SHADE = '#FFFFFF';
