// What the addresses and forms of the desk are about, sealed: no phone number stands in an address, and nobody can
// write a form that we did not make. A ticket lasts as long as a session may.

import { openSealed, sealToken } from '../../../shared/links/sealed-link.ts';
import { readInstant } from '../../../shared/time/instant.ts';
import type { Confirmation } from '../decisions/confirmation.ts';
import type { MemberRow } from '../rows.ts';
import { SESSION_HOURS } from './session.ts';

type Keys = readonly string[];
type Values<Name extends string> = Readonly<Record<Name, string>> & { readonly at: Date };

function ticket<Name extends string>(purpose: string, names: readonly Name[]) {
  return {
    // As JSON, because a till may write any character at all into the id of a sale.
    seal: (values: Values<Name>, keys: Keys): string =>
      sealToken(
        `desk-${purpose}`,
        [JSON.stringify([values.at.toISOString(), ...names.map((name) => values[name])])],
        keys[0] ?? '',
      ),
    /** Undefined for everything that we did not seal for this purpose, and for what is older than a session. */
    open(text: string, keys: Keys, now: Date): Values<Name> | undefined {
      const [sealed = '[]'] = openSealed(`desk-${purpose}`, text, keys) ?? [];
      const [instant, ...fields] = JSON.parse(sealed) as readonly string[];
      const at = instant === undefined ? undefined : readInstant(instant);
      if (at === undefined || fields.length !== names.length) return undefined;
      if (now.getTime() - at.getTime() >= SESSION_HOURS * 3_600_000) return undefined;
      const named = Object.fromEntries(names.map((name, index) => [name, fields[index] ?? '']));
      return { ...(named as Record<Name, string>), at };
    },
  };
}

/**
 * A member's page. `typed` is the number as staff typed it, so that they can read it again; empty where they came from a list. `remark`
 * says what just happened. The others are what the page knew to be given last: what staff do next holds for that.
 */
const memberPageTicket = ticket('member', ['phone', 'typed', 'remark', 'reward', 'bonus', 'nudge']);
export type MemberTicket = Values<'phone' | 'typed' | 'remark' | 'reward' | 'bonus' | 'nudge'>;

export const memberTicket = {
  open: memberPageTicket.open,
  /** `member` as they were read for this page; absent in an address, where the page is read anew. */
  seal: (
    {
      member,
      ...values
    }: Omit<MemberTicket, 'reward' | 'bonus' | 'nudge'> & {
      readonly member?: Pick<MemberRow, 'last_reward' | 'last_bonus' | 'last_nudge'>;
    },
    keys: Keys,
  ): string =>
    memberPageTicket.seal(
      {
        ...values,
        reward: member?.last_reward ?? '',
        bonus: member?.last_bonus ?? '',
        nudge: member?.last_nudge ?? '',
      },
      keys,
    ),
};

/** The quick-add page for a number that nobody has. */
export const joinTicket = ticket('join', ['typed']);

/** A row of the ledger: what was just done, and its undoing. */
export const entryTicket = ticket('entry', ['phone', 'typed', 'ts']);
export type EntryTicket = Values<'phone' | 'typed' | 'ts'>;

/** What was looked for in place of a number. */
export const searchTicket = ticket('search', ['text']);

/** A sale without a number, to be counted for this member; `day` and `told` name it. */
export const countTicket = ticket('count', ['phone', 'typed', 'saleId', 'day', 'told', 'session']);

/** What was decided of a held case, and what moved with it. */
export const decidedTicket = ticket('decided', ['phone', 'saleId', 'points', 'balance']);

/** A held sale. */
export const heldTicket = ticket('held', ['phone', 'saleId']);

/** Something to be done with a member of the lapsing list; `at` names the act. */
export const lapsingTicket = ticket('lapsing', ['phone', 'act', 'points', 'seen', 'id', 'session']);

const confirmationTicket = ticket('confirmation', [
  'phone',
  'typed',
  'reward',
  'cost',
  'gift',
  'card',
  'seen',
  'id',
  'session',
]);

export type TypedConfirmation = Confirmation & { readonly typed: string };

export const sealConfirmation = ({ gift, cost, card = '', ...rest }: TypedConfirmation, keys: Keys): string =>
  confirmationTicket.seal(
    { ...rest, cost: String(cost), card, gift: gift === undefined ? '' : String(gift) },
    keys,
  );

export function openConfirmation(text: string, keys: Keys, now: Date): TypedConfirmation | undefined {
  const opened = confirmationTicket.open(text, keys, now);
  if (opened === undefined) return undefined;
  const { gift, cost, card, ...rest } = opened;
  return {
    ...rest,
    cost: Number(cost),
    ...(gift === '' ? {} : { gift: Number(gift) }),
    ...(card === '' ? {} : { card }),
  };
}
