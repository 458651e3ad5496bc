// An event as the matcher sees it: fields by their whole names, each value with its place in the lists around it.
import { isRecord } from './names.ts';

/** A list's number, in the order in which they are met, and which of its members. */
export type Places = ReadonlyMap<number, number>;
export type EventField = { readonly value: string | number | boolean | null; readonly places: Places };

/** Empty lists and objects leave no field. */
export function fieldsOf(event: unknown): ReadonlyMap<string, readonly EventField[]> {
  const fields = new Map<string, EventField[]>();
  let lists = 0;
  const visit = (value: unknown, name: string, places: Places): void => {
    if (isRecord(value)) {
      for (const [key, member] of Object.entries(value)) {
        visit(member, name === '' ? key : `${name}.${key}`, places);
      }
    } else if (Array.isArray(value)) {
      const list = lists;
      lists += 1;
      value.forEach((member, index) => {
        // Plain values in a list have no place: two names may be answered by two of them.
        const isPlain = typeof member !== 'object' || member === null;
        visit(member, name, isPlain ? places : new Map([...places, [list, index]]));
      });
    } else if (value !== undefined) {
      const known = fields.get(name) ?? [];
      known.push({ value: value as EventField['value'], places });
      fields.set(name, known);
    }
  };
  visit(event, '', new Map());
  return fields;
}

/** Both together; undefined when they are two members of one list. */
export function joined(one: Places, other: Places): Places | undefined {
  for (const [list, member] of other) {
    if (one.has(list) && one.get(list) !== member) return undefined;
  }
  return new Map([...one, ...other]);
}
