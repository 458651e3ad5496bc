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

/** The same of a file that is a block in curly brackets, as all settings are. */
export function blockOfFile(text: string, file: string): Readonly<Record<string, unknown>> {
  const value = jsonOfFile(text, file);
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw new JsonFileError(
    `${file} is not a block in curly brackets, such as {"name": "value"}. Mend it there, or take the last good one back, for example with "git checkout ${file}".`,
  );
}

/** A file that people write is broken. */
export class JsonFileError extends Error {
  override readonly name = 'JsonFileError';
}
