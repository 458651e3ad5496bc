// One person's number has one form. Some countries changed theirs, or wrote mobile numbers differently from abroad, and
// both forms are still typed, stored and sent; here the earlier form becomes the one that is dialled today, and back again,
// so that rows and lists of the time before are found. In no number of today's plan does an earlier form occur.

type Change = {
  /** What of the number, its country code included, was written so. */
  readonly earlier: RegExp;
  readonly becomes: string;
  /** The same the other way. */
  readonly today: RegExp;
  readonly was: string;
};

/**
 * Vietnam, 2018: eleven digits became ten, and the first ones of every mobile number changed. The ministry's table of
 * 2018-09-15, earlier form first.
 */
const VIETNAM: Readonly<Record<string, string>> = {
  '120': '70',
  '121': '79',
  '122': '77',
  '126': '76',
  '128': '78',
  '123': '83',
  '124': '84',
  '125': '85',
  '127': '81',
  '129': '82',
  '162': '32',
  '163': '33',
  '164': '34',
  '165': '35',
  '166': '36',
  '167': '37',
  '168': '38',
  '169': '39',
  '186': '56',
  '188': '58',
  '199': '59',
};

const CHANGES: readonly Change[] = [
  // Mexico, 2019-08-03: the 1 in front of mobile numbers, and 044 and 045 at home, are gone.
  {
    earlier: /^\+521([2-9]\d{9})$/,
    becomes: '+52$1',
    today: /^\+52([2-9]\d{9})$/,
    was: '+521$1',
  },
  // Brazil, 2012 to 2016: every mobile number got a 9 in front; landlines begin with 2 to 5.
  {
    earlier: /^\+55([1-9]{2})([6-9]\d{7})$/,
    becomes: '+55$19$2',
    today: /^\+55([1-9]{2})9([6-9]\d{7})$/,
    was: '+55$1$2',
  },
  // Benin, 2024-11-30: 01 in front of every number.
  {
    earlier: /^\+229([2-9]\d{7})$/,
    becomes: '+22901$1',
    today: /^\+22901([2-9]\d{7})$/,
    was: '+229$1',
  },
  // Colombia, 2021-09-01: landlines got 60 in front of the code of their region; mobiles had ten digits before.
  {
    earlier: /^\+57([124-8]\d{7})$/,
    becomes: '+5760$1',
    today: /^\+5760([124-8]\d{7})$/,
    was: '+57$1',
  },
  ...Object.entries(VIETNAM).map(([was, is]) => ({
    earlier: new RegExp(`^\\+84${was}(\\d{7})$`),
    becomes: `+84${is}$1`,
    today: new RegExp(`^\\+84${is}(\\d{7})$`),
    was: `+84${was}$1`,
  })),
];

/** The form that is dialled today of a number in E.164. */
export function presentForm(e164: string): string {
  const change = CHANGES.find(({ earlier }) => earlier.test(e164));
  return change === undefined ? e164 : e164.replace(change.earlier, change.becomes);
}

/**
 * The number as it is dialled today, first, and then the form of it that earlier versions of this house took as it came. Rows, lists and
 * digests of that time are found under it. Nearly every number has one form.
 */
export function formsOfPhone(e164: string): readonly string[] {
  const present = presentForm(e164);
  const change = CHANGES.find(({ today }) => today.test(present));
  return change === undefined ? [present] : [present, present.replace(change.today, change.was)];
}
