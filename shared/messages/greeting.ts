/**
 * The first name as a greeting; undefined for anything that does not look like one, because the field is typed
 * by whoever shops and goes out under the shop's name.
 */
export function greetingName(name: string | undefined): string | undefined {
  const first = name?.trim().split(/\s+/)[0];
  return first !== undefined && /^[\p{L}\p{M}'’-]{1,20}\.?$/u.test(first) ? first : undefined;
}

/** A template for somebody whose name is not known. Nobody is called "there" but in a greeting; elsewhere the name goes with the comma before it. */
export const withoutName = (template: string): string =>
  template
    .replace(/\b(hi|hello|hey) \{name\}/gi, '$1 there')
    .replace(/\bdear \{name\}/gi, 'Hi there')
    .replace(/, ?\{name\}/g, '');
