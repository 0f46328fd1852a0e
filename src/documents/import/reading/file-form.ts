/** The forms of a plan that can be read. */
export type FileForm = 'docx' | 'html' | 'markdown';

/** What form a file of that name has, or null where it is none that can be read. */
export function formOf(name: string): FileForm | null {
  const [, ending = ''] = /\.([a-z]+)$/iu.exec(name) ?? [];
  switch (ending.toLowerCase()) {
    case 'docx':
    case 'docm':
      return 'docx';
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
