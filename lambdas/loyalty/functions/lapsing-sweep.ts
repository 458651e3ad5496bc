// loy-lapsing-sweep: every morning at nine whose birthday it is, and on Mondays the regulars who slipped away. The sweep looks at the visitors of the days that newly
// passed the window, never at all members, and then at the list itself. Run twice, late or again after a crash, it comes
// to the same list and nobody is nudged twice.
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { eventsClient } from '../../../shared/aws/events-client.ts';
import { makeDeadMan } from '../../../shared/dead-man/dead-man.ts';
import { makeHeard } from '../../../shared/dead-man/heard.ts';
import { bothOf } from '../../../shared/handlers/both-of.ts';
import { systemClock } from '../../../shared/handlers/clock.ts';
import { type EachRow, eachRow } from '../../../shared/handlers/each-row.ts';
import { type Log, standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { emailOnAws } from '../../../shared/messages/email-on-aws.ts';
import { makeNotices } from '../../../shared/messages/notices.ts';
import { type LeftOutParts, tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { contactsOnAws } from '../../../shared/people/contacts-on-aws.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { readShop, type Shop } from '../../../shared/shop/shop.ts';
import { makeFinishedPeriods } from '../../../shared/time/finished-periods.ts';
import { localDate } from '../../../shared/time/time.ts';
import { makeGiveBirthdays } from '../birthdays/give-birthdays.ts';
import {
  coveredBy,
  daysToLookAt,
  decideListed,
  isLapsing,
  type LapsingRules,
  type ListedMove,
  weeksAway,
} from '../decisions/lapsing.ts';
import { makeAnnounce } from '../mails/announce.ts';
import type { LapsingRow, MemberRow } from '../rows.ts';
import { loadRules } from '../rules/load.ts';
import { makeBirthdays } from '../state/birthdays.ts';
import { type CoveredDays, makeCoveredDays } from '../state/covered.ts';
import { type DayBook, eachOf, makeDayBook } from '../state/day-book.ts';
import { type Lapsing, makeLapsing } from '../state/lapsing.ts';
import { type Members, makeMembers } from '../state/members.ts';
import { makeBirthdayGift } from '../state/points/birthday.ts';
import { makeGrantBonus } from '../state/points/bonus.ts';
import { readableDays } from '../state/readable-days.ts';
import { type NudgeParts, type NudgeRules, nudgeBySystem } from '../sweep/nudge-with-gift.ts';
import { weekly } from '../sweep/when-due.ts';

export type LapsingSweepParts = LeftOutParts &
  NudgeParts & {
    readonly shop: Pick<Shop, 'timeZone'>;
    readonly log: Log;
    readonly rules: () => Promise<SweepRules>;
    readonly covered: CoveredDays;
    readonly days: Pick<DayBook, 'sales' | 'changes'>;
    readonly members: Pick<Members, 'getMany'>;
    readonly lapsing: Lapsing;
  };

export type Swept = { readonly listed: number } & Readonly<Record<ListedMove['move'], number>>;

type SweepRules = LapsingRules & NudgeRules;

type Run = {
  readonly now: Date;
  readonly today: string;
  readonly rules: SweepRules;
  readonly zone: string;
};

export function makeLapsingSweep(parts: LapsingSweepParts) {
  const { lapsing, members, log } = parts;

  return async (): Promise<Swept> => {
    const now = parts.now();
    const zone = parts.shop.timeZone;
    const run: Run = { now, zone, today: localDate(now, zone), rules: await parts.rules() };
    const days = daysToLookAt(run.today, await parts.covered.get(), run.rules);
    // One member's trouble is not the others'.
    const each = eachRow('member', log);
    const apart = <T>(phone: string, work: () => T | Promise<T>) => each.apart(digestOfAddress(phone), work);

    const visitors = await members.getMany(await visitorsOf(days, each));
    const listed = await eachOf(visitors, (member) =>
      apart(
        member.phone,
        () => member.lapsing_since === undefined && isLapsing(member, run.today, run) && list(member, run),
      ),
    );

    const rows = await lapsing.list();
    const known = new Map(
      (await members.getMany(rows.map(({ phone }) => phone))).map((member) => [member.phone, member]),
    );
    const moves = await eachOf(rows, (row) => apart(row.phone, () => look(row, known.get(row.phone), run)));

    await tellLeftOut({ run: 'lapsing-sweep', from: 'the regulars to look at', rows: each.leftOut() }, parts);
    each.settle();
    await parts.covered.set(coveredBy(run.today, run.rules));
    const count = (move: ListedMove['move']) => moves.filter((one) => one === move).length;
    const swept: Swept = {
      listed: listed.filter((one) => one === true).length,
      keep: count('keep'),
      nudge: count('nudge'),
      'hold-out': count('hold-out'),
      rest: count('rest'),
      unlist: count('unlist'),
    };
    log.info('lapsing regulars swept', { days: days.length, ...swept });
    return swept;
  };

  async function visitorsOf(days: readonly string[], each: Pick<EachRow, 'apart'>): Promise<string[]> {
    const phones = new Set<string>();
    const readable = readableDays(parts.days, each);
    await eachOf(days, async (day) => {
      for (const { phone } of await readable.sales(day)) if (phone !== undefined) phones.add(phone);
      for (const { phone } of await readable.changes(day)) phones.add(phone);
    });
    return [...phones].sort();
  }

  async function list(member: MemberRow, { now, today, zone }: Run): Promise<boolean> {
    const { kind } = await lapsing.listed({ member, weeksAway: weeksAway(member, today, zone), at: now });
    return kind === 'listed';
  }

  async function look(row: LapsingRow, member: MemberRow | undefined, run: Run): Promise<ListedMove['move']> {
    const { phone } = row;
    if (member === undefined) {
      await lapsing.forgotten(phone);
      return 'unlist';
    }
    const decided = decideListed(row, member, { ...run, digest: digestOfAddress(phone) });
    switch (decided.move) {
      case 'unlist':
        await lapsing.unlisted({ row, returned: decided.returned, at: run.now });
        return 'unlist';
      case 'rest':
        await lapsing.rest({
          phone,
          at: run.now,
          byUser: 'system',
          member,
          ...(member.last_seen === undefined ? {} : { seen: member.last_seen }),
        });
        return 'rest';
      case 'hold-out':
        await lapsing.holdOut({ row, at: run.now });
        break;
      case 'nudge':
        await nudgeBySystem({ row, member, at: run.now, rules: run.rules }, parts);
    }
    const weeks = weeksAway(member, run.today, run.zone);
    if (weeks !== row.weeks_away) await lapsing.weeksAway(phone, weeks);
    return decided.move;
  }
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('loy-lapsing-sweep');
  const shop = readShop(process.env);
  const source = rulesOnAws(log);
  const tables = {
    members: required('MEMBERS_TABLE'),
    ledger: required('LEDGER_TABLE'),
    lapsing: required('LAPSING_TABLE'),
    audit: required('AUDIT_TABLE'),
  };
  const zone = shop.timeZone;
  const parts = {
    shop,
    log,
    now: systemClock,
    rules: async () => (await loadRules(source, shop.currency)).rules,
    members: makeMembers(dynamo, tables, zone),
    announce: makeAnnounce(eventsClient()),
    notices: makeNotices({ documents: dynamo, table: required('NOTICES_TABLE'), now: systemClock }),
    sendEmail: emailOnAws(shop),
    finished: makeFinishedPeriods(dynamo, required('NOTICES_TABLE')),
  };
  const sweep = makeLapsingSweep({
    ...parts,
    ...contactsOnAws(process.env),
    covered: makeCoveredDays(dynamo, required('NOTICES_TABLE')),
    days: makeDayBook(dynamo, { sales: required('SALES_TABLE'), ledger: tables.ledger }),
    lapsing: makeLapsing(dynamo, tables, zone),
    // What staff gave in the same moment is no matter here.
    grantBonus: makeGrantBonus({ client: dynamo, tables, zone, row: async () => undefined }),
  });
  const birthdays = makeGiveBirthdays({
    ...parts,
    birthdays: makeBirthdays(dynamo, tables.members),
    give: makeBirthdayGift(dynamo, tables, zone),
  });
  const deadMan = makeDeadMan({
    ...parts,
    heard: makeHeard({ client: dynamo, table: required('NOTICES_TABLE') }),
    what: { event: 'sale', from: 'the till' },
  });
  return bothOf(weekly(sweep, parts), bothOf(birthdays, deadMan));
});
