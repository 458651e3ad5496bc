/**
 * What a file of JSON says. Throws one sentence for whoever wrote it: which file, where it is broken, and how to mend it; a
 * stack trace would tell them of our code.
 */
export function jsonOfFile(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    const reason = (cause as Error).message.replace(/^JSON\.parse: /, '');
    throw new JsonFileError(
      `${file} is not valid JSON: ${reason}. Mend it there (often a comma or a quotation mark is missing just before), or take the last good one back, for example with "git checkout ${file}".`,
      { cause },
    );
  }
}

/** A file that people write is broken. */
export class JsonFileError extends Error {
  override readonly name = 'JsonFileError';
}
