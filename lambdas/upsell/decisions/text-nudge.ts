// One nudge as a text message: the least parts that its words can be said in. In this order, each within the parts that the owner
// allows, and each in the small alphabet where that loses nothing:
//
//   the owner's words    the bare facts (name, price, link, way out)    the owner's words with a shortened name    both short
//
// Every text begins with the shop's name, or has it where the owner put it, and names the thing once. A text without the greeting is preferred to one that costs a part more with it.
import { greetingName, withoutName } from '../../../shared/messages/greeting.ts';
import { smsSegments } from '../../../shared/messages/gsm.ts';
import { inGsm } from '../../../shared/messages/gsm-alphabet.ts';
import { fill } from '../../../shared/rules/template.ts';
import { cut, shorten } from '../../../shared/text/cut.ts';
import type { NudgeFacts, WrittenBy } from './nudge-facts.ts';
import { usableLine } from './usable-line.ts';

export type TextNudge = {
  readonly text: string;
  /** As the network counts and bills them. */
  readonly segments: number;
  readonly encoding: 'gsm' | 'ucs2';
  readonly writtenBy: WrittenBy;
};

export type TextFacts = NudgeFacts & { readonly mostParts: number };

const MAX_LINE_LENGTH = 120;
/** Of a shorter name nobody would know the thing again. */
const SHORTEST_NAME = 12;
/** A reader of wide signs knows a thing by fewer of them. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const SHORTEST_WIDE_NAME = 5;
const BARE = '{shop}: {add-on}, {price}. {link}';
/** Enough to know a shop by; a longer name would take the place of the thing itself. */
const LONGEST_SHOP = 24;

/** The text, or undefined where nothing that says it all fits the parts. A line of the model's never costs a part more. */
export function textNudge(facts: TextFacts): TextNudge | undefined {
  const own = naming(facts.voice.textMessage);
  const wholeName = [facts.productName];
  // Most names fit whole, and a catalogue has hundreds of them.
  const names = { [Symbol.iterator]: () => shortNames(facts.productName) };
  const template =
    leastParts(own, wholeName, facts) ??
    leastParts(BARE, wholeName, facts) ??
    leastParts(own, names, facts) ??
    leastParts(BARE, names, facts);
  const line = usableLine(facts, { template: own, maxLength: MAX_LINE_LENGTH });
  if (template === undefined || line === undefined) return template;
  // A line that names the thing has said it.
  const isNamed = line.toLowerCase().includes(facts.productName.toLowerCase());
  const written = finished(`{shop}: ${line} ${isNamed ? '' : '{add-on}, '}{price}. Add: {link}`, {
    ...facts,
    customerName: undefined,
  });
  const fits = written !== undefined && written.segments <= template.segments;
  return fits ? { ...written, writtenBy: 'model-line' } : template;
}

/** An unknown number that does not say who writes is taken for a stranger's. */
const naming = (template: string): string => (template.includes('{shop}') ? template : `{shop}: ${template}`);

/** The first name that fits, with the greeting where that costs nothing. */
function leastParts(template: string, names: Iterable<string>, facts: TextFacts): TextNudge | undefined {
  const greeted = greetingName(facts.customerName);
  const greetings = greeted === undefined ? [undefined] : [greeted, undefined];
  for (const productName of names) {
    const texts = greetings.map((customerName) =>
      finished(template, { ...facts, productName, customerName }),
    );
    const [first, ...more] = texts.filter((text) => text !== undefined);
    const best = more.reduce((a, b) => (a !== undefined && b.segments < a.segments ? b : a), first);
    if (best !== undefined && best.segments <= facts.mostParts) return best;
  }
  return undefined;
}

/** Ever shorter, down to a name that one still knows the thing by. */
function* shortNames(name: string): Generator<string> {
  const shortest = WIDE.test(name) ? SHORTEST_WIDE_NAME : SHORTEST_NAME;
  for (let length = name.length - 1; length >= shortest; length -= 1)
    yield `${cut(name, { characters: length }).trimEnd()}...`;
}

/** The text with its way out, in the small alphabet where it can be; undefined where it does not say all that it must. */
function finished(template: string, facts: TextFacts): TextNudge | undefined {
  const values = {
    name: facts.customerName ?? '',
    'add-on': facts.productName,
    price: facts.price,
    link: facts.link,
    shop: shorten(facts.shopName, LONGEST_SHOP),
  };
  const words = fill(facts.customerName === undefined ? withoutName(template) : template, values);
  const wayOut = fill(facts.voice.optOutLine, { shop: facts.shopName });
  const whole = `${words} ${wayOut}`;
  // Zoë is not Zoe: whoever is called so is greeted right or not at all.
  const mayBeSmall = facts.customerName === undefined || inGsm(facts.customerName) === facts.customerName;
  const small = mayBeSmall ? inGsm(whole) : undefined;
  const text = small ?? whole;
  const must = [facts.price, wayOut].map((part) => (small === undefined ? part : (inGsm(part) ?? part)));
  const links = text.match(/https?:\/\/\S+/gi) ?? [];
  if (links.length !== 1 || links[0] !== facts.link || must.some((part) => !text.includes(part)))
    return undefined;
  const { segments, encoding } = smsSegments(text);
  return { text, segments, encoding, writtenBy: 'template' };
}
