// The wording of the six mails: a subject and a text for each. Whatever a mail may name can always be filled in, but
// for {next} and {missing}, which nobody has who can afford every reward; see fill-mail.ts.
import type { ReadResult } from '../../../shared/rules/reading.ts';
import { readTemplates, type TemplateSection } from '../../../shared/rules/template.ts';
import type { LoyaltyVoice, MailTemplate } from './shape.ts';

type Mail = keyof LoyaltyVoice;
type Part = keyof MailTemplate;
type Key = `${Mail}.${Part}`;

export const mails = ['rewardEarned', 'nightly', 'nudge', 'bonus', 'birthday', 'confirm'] as const;

type Wording = {
  /** As the owner should write it; the subject's heading has "subject" after it. */
  readonly heading: string;
  readonly alsoCalled: readonly string[];
  /** Beside {name} and {shop}, which every mail has. */
  readonly subject: readonly string[];
  readonly text: readonly string[];
  readonly required: readonly string[];
};

/** What each mail is called, and what it may and must name. */
export const wordings: Readonly<Record<Mail, Wording>> = {
  rewardEarned: {
    heading: 'Reward earned',
    alsoCalled: ['Reward', 'Reward earned e-mail', 'Reward e-mail'],
    subject: ['reward', 'points', 'balance'],
    text: ['reward', 'points', 'balance'],
    required: ['reward'],
  },
  nightly: {
    heading: 'Nightly balance',
    alsoCalled: ['Balance', 'Nightly', 'Nightly balance e-mail', 'Balance e-mail'],
    subject: ['balance'],
    text: ['balance', 'next', 'missing'],
    required: [],
  },
  nudge: {
    heading: 'Win-back nudge',
    alsoCalled: ['Win back nudge', 'Nudge', 'We miss you', 'Win-back'],
    subject: ['balance'],
    text: ['balance'],
    required: [],
  },
  bonus: {
    heading: 'Win-back bonus',
    alsoCalled: ['Win back bonus', 'Bonus', 'Bonus e-mail'],
    subject: ['points', 'balance'],
    text: ['points', 'balance'],
    required: ['points'],
  },
  birthday: {
    heading: 'Birthday',
    alsoCalled: ['Birthday points', 'Birthday bonus', 'Birthday e-mail'],
    subject: ['points', 'balance'],
    text: ['points', 'balance'],
    required: ['points'],
  },
  confirm: {
    heading: 'Confirm address',
    alsoCalled: ['Confirm', 'Confirm e-mail', 'Confirm e-mail address', 'Confirmation'],
    subject: [],
    text: [],
    required: [],
  },
};

const always = ['name', 'shop'];
const entries = mails.flatMap((mail) => [
  [`${mail}.subject`, subjectOf(wordings[mail])] as const,
  [`${mail}.text`, textOf(wordings[mail])] as const,
]);
const sections = Object.fromEntries(entries) as Record<Key, TemplateSection>;

function subjectOf({ heading, alsoCalled, subject }: Wording): TemplateSection {
  return {
    heading: `${heading} subject`,
    alsoCalled: [heading, ...alsoCalled].flatMap((name) => [`${name} subject`, `${name} subject line`]),
    placeholders: [...always, ...subject],
    most: { characters: 100, because: 'mail programs cut a longer subject' },
    layout: 'flow',
  };
}

function textOf({ heading, alsoCalled, text, required }: Wording): TemplateSection {
  return {
    heading,
    alsoCalled: [heading, ...alsoCalled].flatMap((name) => [name, `${name} text`]),
    placeholders: [...always, ...text],
    required,
    most: { characters: 800, because: 'nobody reads a longer one' },
    layout: 'paragraphs',
  };
}

/** What stands where a document has no such heading. */
export const defaultLoyaltyVoice: LoyaltyVoice = {
  rewardEarned: {
    subject: 'You have earned a reward at {shop}: {reward}',
    text: 'Hi {name}, thank you for coming by. You have {balance} points now, and that is enough for this: {reward}.\n\nSay your phone number at the counter next time, and it is yours.',
  },
  nightly: {
    subject: 'Your balance at {shop}: {balance} points',
    text: 'Hi {name}, your points at {shop} changed today, so here is how you stand: {balance} points.\n\nOnly {missing} more points until your next reward: {next}.',
  },
  nudge: {
    subject: 'We have missed you at {shop}',
    text: 'Hi {name}, it has been a while, and we would love to see you again.\n\nYour {balance} points are still here, waiting for you.',
  },
  bonus: {
    subject: 'A little something from {shop}: {points} points',
    text: 'Hi {name}, we have missed you, so we have put {points} points on your account as a small hello.\n\nThat makes {balance} points in all. See you soon, we hope.',
  },
  birthday: {
    subject: 'Happy birthday from {shop}: {points} points',
    text: 'Happy birthday, {name}! We have put {points} points on your account as a small present.\n\nThat makes {balance} points in all. Have a lovely day.',
  },
  confirm: {
    subject: 'Please confirm your address for {shop}',
    text: 'Hi {name}, somebody gave us this address so that we can write when points or rewards arrive at {shop}. If that was you, please tap the button.\n\nIf it was not, there is nothing to do. The link at the end makes sure that nobody ever asks this address again.',
  },
};

/** Reads a voice document. Never throws. */
export function readLoyaltyVoice(text: string, currency?: string): ReadResult<LoyaltyVoice> {
  const read = readTemplates(text, sections, flat(defaultLoyaltyVoice), currency);
  return read.ok ? { ok: true, rules: nested(read.rules) } : read;
}

function flat(voice: LoyaltyVoice): Record<Key, string> {
  const texts = mails.flatMap((mail) => [
    [`${mail}.subject`, voice[mail].subject],
    [`${mail}.text`, voice[mail].text],
  ]);
  return Object.fromEntries(texts);
}

function nested(texts: Readonly<Record<Key, string>>): LoyaltyVoice {
  const of = (mail: Mail): MailTemplate => ({
    subject: texts[`${mail}.subject`],
    text: texts[`${mail}.text`],
  });
  return {
    rewardEarned: of('rewardEarned'),
    nightly: of('nightly'),
    nudge: of('nudge'),
    bonus: of('bonus'),
    birthday: of('birthday'),
    confirm: of('confirm'),
  };
}
