// What an operation's own schema says of its input and its answer, as the SDK carries it along: enough to make of an input what
// would be read from the wire, and of an answer what the SDK would give, without a text between them. Where a schema has what
// is not known here, there is no such operation, and its calls are written out as ever.

export type Convert = (value: unknown) => unknown;
export type Shape = {
  /** As it would be read from the wire: a copy that nobody else has. */
  readonly toWire: Convert;
  /** As the SDK gives it: a copy too. */
  readonly fromWire: Convert;
};

type Plain = Record<string, unknown>;

const KIND = { simple: 0, list: 1, map: 2, structure: 3, union: 4 } as const;
const BLOB = 21;
/** A timestamp of no format of its own, and one of epoch seconds: in JSON both are seconds. */
const SECONDS: readonly unknown[] = [4, 7];
/** Text, number, truth. */
const AS_IS: readonly unknown[] = [0, 1, 2];
const LISTS = 64;
const MAPS = 128;
/** In the bits of a member's traits. */
const IDEMPOTENCY_TOKEN = 4;
const ATTRIBUTE_VALUE = 'AttributeValue';
/** What they say, JSON does not ask. */
const OF_XML: readonly string[] = ['xmlName', 'xmlFlattened'];

const same: Convert = (value) => value;
const asIs: Shape = { toWire: same, fromWire: same };
const seconds: Shape = {
  toWire: (value) => (value as Date).getTime() / 1000,
  fromWire: (value) => new Date(Math.round(Number(value) * 1000)),
};
const blob: Shape = {
  toWire: (value) =>
    (typeof value === 'string' ? Buffer.from(value) : Buffer.from(value as Uint8Array)).toString('base64'),
  fromWire: (value) => new Uint8Array(Buffer.from(String(value), 'base64')),
};

export class UnknownShape extends Error {}

/** The schema behind however many functions that answer it. */
export function opened(schema: unknown): unknown {
  let found = schema;
  while (typeof found === 'function') found = (found as () => unknown)();
  return found;
}

const known = new WeakMap<object, Shape>();

/** Throws `UnknownShape` for what is not known here. */
export function shapeOf(schema: unknown): Shape {
  const found = opened(schema);
  if (typeof found === 'number') return simple(found);
  if (!Array.isArray(found)) throw new UnknownShape(String(found));
  const earlier = known.get(found);
  if (earlier !== undefined) return earlier;
  // A shape may hold itself, and is known before its parts are.
  let made: Shape | undefined;
  const shape: Shape = {
    toWire: (value) => made!.toWire(value),
    fromWire: (value) => made!.fromWire(value),
  };
  known.set(found, shape);
  try {
    made = compound(found);
  } catch (error) {
    // Whoever asks again must not be given what was never made.
    known.delete(found);
    throw error;
  }
  known.set(found, made);
  return made;
}

function simple(code: number): Shape {
  if (code >= MAPS) return mapOf(simple(code - MAPS));
  if (code >= LISTS) return listOf(simple(code - LISTS));
  if (AS_IS.includes(code)) return asIs;
  if (SECONDS.includes(code)) return seconds;
  if (code === BLOB) return blob;
  throw new UnknownShape(`the simple schema ${code}`);
}

function compound(schema: readonly unknown[]): Shape {
  if (isMember(schema)) return shapeOf(schema[0]);
  const [kind, , name] = schema;
  if (kind === KIND.simple) return shapeOf(schema[4]);
  if (kind === KIND.list) return listOf(shapeOf(schema[4]));
  if (kind === KIND.map) return mapOf(shapeOf(schema[5]));
  if (kind === KIND.union && name === ATTRIBUTE_VALUE)
    return { toWire: valueToWire, fromWire: valueFromWire };
  if (kind === KIND.structure || kind === KIND.union)
    return structureOf(schema[4] as readonly string[], schema[5] as readonly unknown[]);
  throw new UnknownShape(`the schema ${String(name)} of the kind ${String(kind)}`);
}

/** A schema with what is said of it where it is used. A format of its own would be written otherwise. */
function isMember(schema: readonly unknown[]): boolean {
  if (schema.length !== 2) return false;
  const traits: unknown = schema[1];
  if (typeof traits !== 'object' || traits === null) return true;
  if (Object.keys(traits).every((name) => OF_XML.includes(name))) return true;
  throw new UnknownShape(`the traits ${JSON.stringify(traits)}`);
}

const listOf = ({ toWire, fromWire }: Shape): Shape => ({
  toWire: (value) => (value as unknown[]).filter((item) => item != null).map(toWire),
  fromWire: (value) => (value as unknown[]).filter((item) => item != null).map(fromWire),
});

const mapOf = ({ toWire, fromWire }: Shape): Shape => ({
  toWire: (value) => mapped(value as Plain, toWire),
  fromWire: (value) => mapped(value as Plain, fromWire),
});

function mapped(from: Plain, convert: Convert): Plain {
  const made: Plain = {};
  for (const name in from) {
    const held = from[name];
    if (held == null) continue;
    const value = convert(held);
    if (name === '__proto__') Object.defineProperty(made, name, { value, ...PLAIN_MEMBER });
    else made[name] = value;
  }
  return made;
}

const PLAIN_MEMBER = { enumerable: true, configurable: true, writable: true } as const;

function structureOf(names: readonly string[], schemas: readonly unknown[]): Shape {
  const members = names.map((name, index) => ({ name, ...shapeOf(schemas[index]) }));
  const copied = (way: keyof Shape): Convert => {
    const parts = members.map((member) => ({ name: member.name, convert: member[way] }));
    return (value) => {
      const made: Plain = {};
      for (const { name, convert } of parts) {
        const member = (value as Plain)[name];
        if (member != null) made[name] = convert(member);
      }
      return made;
    };
  };
  return { toWire: copied('toWire'), fromWire: copied('fromWire') };
}

/** The members of this structure that the SDK fills in itself, so that a repeat is known as one. */
export function tokensOf(schema: unknown): readonly string[] {
  const [, , , , names, schemas] = opened(schema) as [0, 0, 0, 0, readonly string[], readonly unknown[]];
  return names.filter((_, index) => {
    const member = schemas[index];
    return Array.isArray(member) && member.length === 2 && (Number(member[1]) & IDEMPOTENCY_TOKEN) !== 0;
  });
}

/** DynamoDB's own: most of what is ever written and read. */
function valueToWire(value: unknown): unknown {
  const from = value as Plain;
  const made: Plain = {};
  for (const type in from) {
    const held = from[type];
    if (held == null) continue;
    if (type === 'M') made.M = mapped(held as Plain, valueToWire);
    else if (type === 'L') made.L = (held as unknown[]).map(valueToWire);
    else if (type === 'B') made.B = blob.toWire(held);
    else if (type === 'BS') made.BS = (held as unknown[]).map(blob.toWire);
    else made[type] = Array.isArray(held) ? [...held] : held;
  }
  return made;
}

function valueFromWire(value: unknown): unknown {
  const from = value as Plain;
  const made: Plain = {};
  for (const type in from) {
    const held = from[type];
    if (type === 'M') made.M = mapped(held as Plain, valueFromWire);
    else if (type === 'L') made.L = (held as unknown[]).map(valueFromWire);
    else if (type === 'B') made.B = blob.fromWire(held);
    else if (type === 'BS') made.BS = (held as unknown[]).map(blob.fromWire);
    else made[type] = Array.isArray(held) ? [...held] : held;
  }
  return made;
}
