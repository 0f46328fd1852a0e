import type { UnreadForm } from '../../../plan/drafting/imported.js';

/** The forms of a plan that can be read. */
export type FileForm = 'docx' | 'xlsx' | 'html' | 'markdown';

/** What form a file of that name has, or null where it is none that can be read. */
export function formOf(name: string): FileForm | null {
  switch (endingOf(name)) {
    case 'docx':
    case 'docm':
      return 'docx';
    case 'xlsx':
    case 'xlsm':
      return 'xlsx';
    case 'html':
    case 'htm':
      return 'html';
    case 'md':
    case 'markdown':
    case 'txt':
    case 'tsv':
      return 'markdown';
    default:
      return null;
  }
}

/** What a file is that cannot be read: by that a person knows as what to save it. */
export function unreadFormOf(name: string): UnreadForm {
  switch (endingOf(name)) {
    case 'doc':
    case 'dot':
    case 'rtf':
    case 'odt':
    case 'wps':
    case 'pages':
      return 'text';
    case 'xls':
    case 'xlsb':
    case 'ods':
    case 'csv':
    case 'et':
    case 'numbers':
      return 'sheet';
    case 'pdf':
      return 'pdf';
    case 'jpg':
    case 'jpeg':
    case 'png':
    case 'heic':
    case 'heif':
    case 'webp':
    case 'gif':
    case 'bmp':
    case 'tif':
    case 'tiff':
      return 'picture';
    case 'zip':
    case 'rar':
    case '7z':
      return 'archive';
    default:
      return 'other';
  }
}

function endingOf(name: string): string {
  return (/\.([a-z\d]+)$/iu.exec(name.trim())?.[1] ?? '').toLowerCase();
}
