const MEANINGS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk; make room and try again',
  EDQUOT: 'the disk quota is used up; make room and try again',
  EROFS: 'the file system is mounted read-only',
  EACCES: 'this user may not do that; check owner and mode of the folder and its files',
  EPERM: 'this user may not do that; check owner and mode of the folder and its files',
  EIO: 'the disk reports an input/output error; check the disk',
  EISDIR: 'a folder stands in its place',
  EEXIST: 'a file stands where a folder should be',
  ENOTDIR: 'a file stands where a folder should be',
  ENOENT: 'there is no such file',
  EMFILE: 'too many files are open',
};

/** The code of a system error (`ENOSPC`), or null for any other error. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** What a failed file operation means, in words for the operator. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  const meaning = code === null ? undefined : MEANINGS[code];
  if (code !== null && meaning !== undefined) return `${meaning} (${code})`;
  return error instanceof Error ? error.message : String(error);
}
