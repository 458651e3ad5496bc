// Naming an address for a member: it waits until its reader has confirmed it, and a confirmed one stays until then.
import { createHash } from 'node:crypto';
import { lookAgain } from '../../../shared/aws/look-again.ts';
import { decidePending, type NamedAddress, type PendingDecision } from '../decisions/pending.ts';
import type { ConsentWrite } from './consent-write.ts';
import type { Members } from './members.ts';

export type PendingResult =
  | Exclude<PendingDecision, { kind: 'set' }>
  | { readonly kind: 'set'; readonly pendingId: string; readonly again?: string }
  | { readonly kind: 'unknown-member' };

const TRIES = 4;

export function makePendingAddress(members: Pick<Members, 'get'>, apply: ConsentWrite) {
  async function name(phone: string, named: NamedAddress, byUser: string): Promise<PendingResult> {
    return lookAgain({ tries: TRIES, who: 'An address' }, async () => {
      const member = await members.get(phone);
      if (member === undefined) return { kind: 'unknown-member' };
      const decision = decidePending(member, named);
      if (decision.kind !== 'set') return decision;
      const pendingId = decision.pendingId ?? pendingIdOf(phone, named);
      const unchanged = [
        stillHas('email', member.email),
        stillHas('pending_id', member.pending_id),
        stillHas('pending_by', member.pending_by),
        stillHas('form_closed', member.form_closed),
      ];
      const set = await apply(
        {
          ConditionExpression: `attribute_exists(phone) AND ${unchanged.map(({ when }) => when).join(' AND ')}`,
          UpdateExpression:
            'SET pending_email = :pending, pending_id = :id, pending_at = :at, pending_by = :by',
          ExpressionAttributeValues: {
            ':pending': named.email,
            ':id': pendingId,
            ':at': decision.pendingId === undefined ? named.at.toISOString() : (member.pending_at ?? ''),
            ':by': decision.by,
            ...Object.assign({}, ...unchanged.map(({ values }) => values)),
          },
        },
        {
          phone,
          at: named.at,
          action: 'email-added',
          by_user: byUser,
          before: {
            has_email: member.email !== undefined,
            pending: member.pending_email !== undefined,
            ...(member.pending_by === undefined ? {} : { named_by: member.pending_by }),
          },
          after: { pending: true, named_by: decision.by },
          reference: pendingId,
        },
      );
      if (set)
        return {
          // The link that went out before stays good, so another mail is the one of a repeat.
          kind: decision.pendingId === undefined ? 'set' : 'already',
          pendingId,
          ...(decision.again === undefined ? {} : { again: decision.again }),
        };
      return 'again';
    });
  }

  return {
    /**
     * Staff write an address down for the member before them. It is used once its reader confirmed it; until then a
     * confirmed one stays. `by` is the staff member's name.
     */
    setPending: ({
      phone,
      email,
      by,
      at,
    }: {
      readonly phone: string;
      readonly email: string;
      readonly by: string;
      readonly at: Date;
    }) => name(phone, { email, by: 'desk', at }, by),

    /** Somebody typed it into the form, beside this phone number. */
    setPendingByForm: ({
      phone,
      email,
      at,
    }: {
      readonly phone: string;
      readonly email: string;
      readonly at: Date;
    }) => name(phone, { email, by: 'form', at }, 'member'),
  };
}

/** Nobody changed this attribute since it was read. */
const stillHas = (
  attribute: string,
  value: string | boolean | undefined,
): { when: string; values: Record<string, string | boolean> } =>
  value === undefined
    ? { when: `attribute_not_exists(${attribute})`, values: {} }
    : { when: `${attribute} = :was_${attribute}`, values: { [`:was_${attribute}`]: value } };

/** The same naming always comes to the same id. It is no secret: links are sealed. */
const pendingIdOf = (phone: string, { email, at }: NamedAddress): string =>
  createHash('sha256').update([phone, email, at.toISOString()].join('\0')).digest('hex').slice(0, 20);
