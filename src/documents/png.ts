import { FONT_FAMILY, WIDTH } from '../words/documents/picture.js';
import type { Svg } from '../words/documents/picture.js';
import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';

const { resolve } = createRequire(import.meta.url);

const FONTS = ['400Regular/BeVietnamPro_400Regular.ttf', '700Bold/BeVietnamPro_700Bold.ttf'].map((file) =>
  resolve(`@expo-google-fonts/be-vietnam-pro/${file}`),
);

/**
 * Draws SVG text, off the main thread. Only the typeface that comes with the program is used, so that the picture is
 * the same on every machine.
 */
export async function pngOf(svg: Svg, width: number = WIDTH): Promise<Buffer> {
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: FONTS, defaultFontFamily: FONT_FAMILY },
    fitTo: { mode: 'width', value: width },
    logLevel: 'off',
  });
  return image.asPng();
}
