// HTML as a value that remembers it is safe. Strings put into the template are escaped; only markup made by
// the template itself goes in as it is, so that a customer's name can never become a tag.
import { html, raw } from 'hono/html';

export type Markup = ReturnType<typeof raw>;

/**
 * The `markup` template tag: escapes every string it is given, flattens lists, and leaves out null, undefined
 * and booleans. Throws when a promise is put in, which would otherwise show as `[object Promise]`.
 */
export function markup(strings: TemplateStringsArray, ...values: readonly unknown[]): Markup {
  const made = html(strings, ...values);
  if (made instanceof Promise) throw new TypeError('A page is made of values that are already there');
  return made;
}

/** Text of our own making, such as a style sheet, taken as it stands. Never for anything a person typed. */
export const asIs = (text: string): Markup => raw(text);
