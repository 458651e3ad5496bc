// What is left after a month of carts, as the checks and the summary read it: rows, reminders, log lines, and what
// the people really did, which the demo remembers apart from the tables.
import type { Runtime } from '../../../runtime/runtime.ts';
import type { InboxMessage } from '../../../world.ts';
import type { CartOwner } from './cast.ts';
import { reminderIn, type SeenReminder } from './reminder.ts';

export type Reminder = SeenReminder & { readonly id: string; readonly at: string; readonly to: string };

export type CartRow = {
  readonly cart_id: string;
  readonly status: string;
  readonly closed_reason?: string;
  readonly began_at: string;
  readonly first_outcome?: string;
  readonly second_outcome?: string;
  readonly bought_at?: string;
  readonly wakeup_at?: string;
};
export type AuditRow = { readonly cart_id: string; readonly action: string; readonly by_user: string };
export type UnsubRow = {
  readonly email: string;
  readonly unsubscribed_at: string;
  readonly source: string;
};

/** Something a person or the owner did that ends mails, as it was told to the product. */
export type Ending = { readonly at: string; readonly email: string; readonly kind: 'bought' | 'erased' };

export type CartEvidence = {
  readonly people: readonly CartOwner[];
  readonly reminders: readonly Reminder[];
  readonly carts: readonly CartRow[];
  readonly audit: readonly AuditRow[];
  readonly unsubs: readonly UnsubRow[];
  readonly endings: readonly Ending[];
  readonly logLines: readonly string[];
  /** ISO; of the end of the month. */
  readonly now: string;
};

export async function collectCartEvidence(
  runtime: Pick<Runtime, 'messages' | 'table' | 'tables' | 'now'>,
  told: Pick<CartEvidence, 'people' | 'endings' | 'logLines'>,
): Promise<CartEvidence> {
  const rows = async <T>(name: string): Promise<readonly T[]> => {
    const table = runtime.tables().find((known) => known.startsWith(name)) ?? name;
    return (await runtime.table(table)) as unknown as readonly T[];
  };
  return {
    ...told,
    reminders: runtime.messages().flatMap((message) => seen(message)),
    carts: await rows<CartRow>('cr-state'),
    audit: await rows<AuditRow>('cr-audit'),
    unsubs: await rows<UnsubRow>('cr-unsub'),
    now: runtime.now().toISOString(),
  };
}

function seen(message: InboxMessage): readonly Reminder[] {
  const reminder = reminderIn(message);
  if (reminder === undefined || message.product !== 'cart-recovery') return [];
  return [{ ...reminder, id: message.id, at: message.at, to: message.to.toLowerCase() }];
}
