// One zod field per kind of fact in the settings block. Each message says what was given and what to write
// instead, because the person who reads it runs a shop.

import { RegionInfo } from 'aws-cdk-lib/region-info';
import * as z from 'zod';
import { thinkingOf } from '../../shared/model/families.ts';
import { modelName } from '../../shared/model/ids.ts';
import { readAddress } from '../../shared/people/address.ts';
import { currencies } from '../../shared/shop/currencies.ts';
import { LIVE } from '../../shared/shop/live.ts';
import { shorten } from '../../shared/text/cut.ts';
import { oneLine } from '../../shared/text/well-formed.ts';
import { isZone, readZone } from '../../shared/time/zone.ts';
import { isAbbreviation, zoneHint } from './zone-hints.ts';

/** A refusal that shows the value and one that would do. */
function refuse(what: string, example: unknown) {
  return (issue: { input?: unknown }) =>
    issue.input === undefined
      ? `is missing. Write ${what}, for example ${JSON.stringify(example)}.`
      : `${shown(issue.input)} is not ${what}. Use for example ${JSON.stringify(example)}.`;
}

/** A value as a message shows it: JSON, cut short. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return shorten(text, 60);
}

/** Text that fits; the message says what was given and what would do. */
export function field(what: string, example: string, fits: (text: string) => boolean) {
  const error = refuse(what, example);
  return z.string({ error }).refine(fits, { error });
}

export const text = (what: string, example: string) =>
  field(what, example, (value) => value.trim() === value && value.length > 0 && value.length <= 100);

/** One line: it stands at the foot of mails, and what breaks lines would break it. */
export const postalAddress = field(
  "the shop's postal address in one line of at most 200 characters",
  '1 High Street, Oxford, United Kingdom',
  (value) => value.trim() === value && value.length > 0 && value.length <= 200 && oneLine(value) === value,
);

export const country = field('a two-letter country code (ISO 3166)', 'GB', (value) => {
  if (!/^[A-Z]{2}$/.test(value)) return false;
  // Intl knows "UK" as another word for GB, but telephone tables do not.
  if (Intl.getCanonicalLocales(`und-${value}`)[0] !== `und-${value}`) return false;
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(value) !== undefined;
});

export const currency = field('a three-letter currency code (ISO 4217)', 'GBP', (value) =>
  currencies.has(value),
);

export const locale = field('a language tag', 'en-GB', (value) => {
  try {
    return Intl.NumberFormat.supportedLocalesOf(value).length > 0;
  } catch {
    return false;
  }
});

/** An offset such as "+01:00" knows no summer time, and an abbreviation such as "EST" is one by another name. */
export const timeZone = z
  .string({ error: refuseZone })
  .refine((value) => isZone(value) && !isAbbreviation(value), { error: refuseZone })
  .transform((value) => readZone(value) ?? value);

function refuseZone(issue: { input?: unknown }): string {
  const hint = typeof issue.input === 'string' ? zoneHint(issue.input) : undefined;
  if (hint !== undefined) return `${shown(issue.input)} is not the name of a time zone. ${hint}`;
  return refuse('a time zone', 'Europe/London')(issue);
}

/** Straightened as at every door; the case of the local part stays, because SES compares it. */
export const email = field(
  'an e-mail address',
  'owner@shop.example',
  (value) => readAddress(value).ok,
).transform((value) => {
  const reading = readAddress(value);
  return reading.ok ? reading.mailbox : value;
});

/** A list of addresses; `least` is 0 or 1. */
export function emails(least: number, most: number) {
  const error = refuse(`a list of ${least} to ${most} e-mail addresses`, ['owner@shop.example']);
  return z.array(email, { error }).refine((list) => list.length >= least && list.length <= most, { error });
}

export const phoneNumber = field(
  'a phone number with its country code and no spaces (E.164)',
  '+447700900999',
  (value) => /^\+[1-9]\d{7,14}$/.test(value),
);

export const region = (example: string) =>
  field('an AWS region', example, (value) => RegionInfo.regions.some((known) => known.name === value));

/** The add-to-cart address of a generic store. */
export const cartLink = field(
  'an add-to-cart address (https://…) with {sku} where the product belongs',
  'https://ridgeback.example/cart/add?sku={sku}',
  (value) => isWebAddress(value) && value.includes('{sku}'),
);

export const webAddress = (what: string, example: string) =>
  field(`${what} (https://…)`, example, isWebAddress);

/** Plain http only to this very machine, because secrets and shoppers' baskets travel on it. */
function isWebAddress(value: string): boolean {
  const url = URL.parse(value);
  if (url === null || url.hash !== '' || url.username !== '') return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}

export const modelId = field(
  'the id of a Bedrock model or inference profile (no ARN), or "off"',
  'global.anthropic.claude-haiku-4-5-20251001-v1:0',
  (value) => value === 'off' || modelName(value) !== undefined,
).refine((value) => thinkingOf(value) !== 'always', {
  error: ({ input }) =>
    `${shown(input)} is a model that always thinks before it answers, which costs more than all answers and leaves no room for one. docs/models.md lists those that will do.`,
});

export const budgetUsd = z.custom<number | 'off'>(
  (value) => value === 'off' || (typeof value === 'number' && value > 0 && value <= 100_000),
  { error: refuse('an amount of US dollars a month above 0, or "off"', 5) },
);

const wholeNumber = (least: number, most: number) =>
  z.custom<number>((value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most, {
    error: refuse(`a whole number from ${least} to ${most}`, least),
  });

/** A span in whole minutes. */
export const minutes = (least: number, most: number, example: number) =>
  z.custom<number>((value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most, {
    error: refuse(`a whole number of minutes from ${least} to ${most}`, example),
  });

/** How far the product is live; see shared/messages/going-live.ts. */
export const live = oneOf(LIVE).default('everybody');
/** What SES lets the account send in one second; 1 in the sandbox, 14 for a new account outside it. */
export const mailsPerSecond = wholeNumber(1, 200).default(10);

export const yesOrNo = z.boolean({ error: refuse('true or false', true) });

export function oneOf<const Names extends readonly [string, ...string[]]>(names: Names) {
  return z.enum(names, { error: refuse(`one of ${names.join(', ')}`, names[0]) });
}

/** What ends in `drill` are the tables that a drill of restoring makes and removes. */
export const stage = field(
  'a short stage name of small letters, digits and dashes that does not end in "drill"',
  'test',
  (value) => /^[a-z][a-z0-9-]{0,11}$/.test(value) && !/(?:-|drill)$/.test(value),
);

export const documentId = field(
  'a Google Drive document id (the long part of its address)',
  '1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdEfG',
  (value) => /^[A-Za-z0-9_-]{20,100}$/.test(value),
);

export const isColour = (value: unknown): boolean =>
  typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value);

export const colour = field('a colour of # and six hexadecimal digits', '#7a1f3d', isColour);

/** It goes into style sheets, so it is letters, digits and spaces. */
export const fontFamily = field(
  'the name of one font family',
  'Georgia',
  (value) => /^[A-Za-z][A-Za-z0-9-]*(?: [A-Za-z0-9-]+)*$/.test(value) && value.length <= 40,
);

/** Mail programs show no picture that was not sent for by https. */
export const pictureAddress = field(
  'the address of a picture (https://…)',
  'https://ridgeback.example/logo.png',
  (value) => isWebAddress(value) && value.startsWith('https://') && value.length <= 500,
);

export const repository = field('a repository on GitHub as owner/name', 'ridgeback/shop', (value) =>
  /^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/.test(value),
);

/** Of an environment or a branch. A star or a colon would widen or bend what the role trusts. */
export const workflowName = (what: string, example: string) =>
  field(`${what}: letters, digits, dots, dashes, slashes`, example, (value) =>
    /^[A-Za-z0-9._/-]{1,100}$/.test(value),
  );

export const numericId = wholeNumber(1, Number.MAX_SAFE_INTEGER);
