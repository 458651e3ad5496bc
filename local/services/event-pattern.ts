// Whether an event matches a rule's pattern: exact values, `prefix`, `suffix`, `anything-but` and `exists`.
import { isRecord } from './names.ts';

/** Throws for a filter the laptop does not know, so that a rule never silently matches too much or too little. */
export function matchesPattern(pattern: unknown, event: unknown): boolean {
  if (!isRecord(pattern)) throw new Error('An event pattern is an object');
  return Object.entries(pattern).every(([key, expected]) => {
    const actual = isRecord(event) ? event[key] : undefined;
    return Array.isArray(expected) ? matchesAny(expected, actual) : matchesPattern(expected, actual);
  });
}

function matchesAny(filters: readonly unknown[], actual: unknown): boolean {
  // A list in the event matches when any of its members does.
  const values = Array.isArray(actual) && actual.length > 0 ? actual : [actual];
  return filters.some((filter) => values.some((value) => matchesOne(filter, value)));
}

function matchesOne(filter: unknown, value: unknown): boolean {
  if (!isRecord(filter)) return filter === value;
  const [[kind, operand] = []] = Object.entries(filter);
  switch (kind) {
    case 'exists':
      return (value !== undefined) === operand;
    case 'prefix':
      return typeof value === 'string' && value.startsWith(String(operand));
    case 'suffix':
      return typeof value === 'string' && value.endsWith(String(operand));
    case 'anything-but':
      return value !== undefined && !excluded(operand, value);
    default:
      throw new Error(`The laptop does not know the event pattern filter "${String(kind)}"`);
  }
}

function excluded(operand: unknown, value: unknown): boolean {
  if (isRecord(operand)) return matchesOne(operand, value);
  return (Array.isArray(operand) ? operand : [operand]).includes(value);
}
