import type { Svg } from '../../../words/documents/picture.js';
import { FONT_FAMILY } from '../../../words/documents/picture.js';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Lettering {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
}

interface Face {
  readonly fill: string;
  readonly radius?: number;
  readonly stroke?: string;
}

/** A filled rectangle; nothing where it would have no width. */
export function rect({ x, y, width, height }: Box, { fill, radius = 0, stroke }: Face): Svg {
  if (width <= 0 || height <= 0) return '';
  const line = stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="3"`;
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" rx="${radius}" fill="${fill}"${line}/>`;
}

/** One line of words, made harmless. */
export function text(words: string, { x, y, size, fill, bold = false, anchor = 'start' }: Lettering): Svg {
  const weight = bold ? 700 : 400;
  return `<text x="${short(x)}" y="${short(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escapeXml(words)}</text>`;
}

/** What is drawn as if its own corner were the origin. */
export function moved(x: number, y: number, ...parts: readonly Svg[]): Svg {
  return `<g transform="translate(${short(x)} ${short(y)})">${parts.join('')}</g>`;
}

/** Rounds the corners of whatever is drawn inside the box. */
export function clipped(id: string, box: Box, inside: { readonly radius: number; readonly svg: Svg }): Svg {
  const shape = rect(box, { fill: '#000', radius: inside.radius });
  return `<clipPath id="${id}">${shape}</clipPath><g clip-path="url(#${id})">${inside.svg}</g>`;
}

/** The whole drawing on its background. */
export function drawing(size: { readonly width: number; readonly height: number }, body: Svg): Svg {
  const { width, height } = size;
  const paper = rect({ x: 0, y: 0, width, height }, { fill: '#FFFFFF' });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT_FAMILY}">${paper}${body}</svg>`;
}

/** No character that XML forbids, none that it reads as its own. */
function escapeXml(words: string): string {
  return words
    .normalize('NFC')
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;');
}

/** Hundredths of a pixel are enough, and the same text comes out on every machine. */
function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
