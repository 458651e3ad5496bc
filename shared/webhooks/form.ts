// What a page of ours posts back. Percent signs may spell anything (%00, %EF%BF%BF), so that every field is made well-formed
// here, as a body's texts are.
import { wellFormed } from '../text/well-formed.ts';

/** The fields of a posted form; none of one that is longer than any of ours. */
export function readForm(body: Buffer, limitBytes: number): URLSearchParams {
  return wellFormedFields(body.length > limitBytes ? '' : body.toString('utf8'));
}

/** The fields of a query or a form, in their order. */
export function wellFormedFields(text: string): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(text)) fields.append(wellFormed(name), wellFormed(value));
  return fields;
}
