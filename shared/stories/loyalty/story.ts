// The story of a member: every sale and what it earned or why it was held, rewards, what staff did, and each mail.
import {
  type EventMeaning,
  inOrder,
  type ListedStory,
  messageAt,
  type Story,
  type StoryLine,
  type StoryRow,
  type StorySources,
  type StoryTeller,
  textOf,
  toldLines,
} from '../story.ts';
import { auditLine, heldLines, ledgerLine, mailLine } from './story-words.ts';

const MEMBERS = 'loy-members';
const PRODUCT = 'loyalty';

const EVENTS: Readonly<Record<string, string>> = {
  'sale.completed': 'The till tells of a sale',
  'sale.updated': 'The till tells a sale again with other figures',
  'sale.refunded': 'The till tells of a refund',
};

/** Why nothing comes of it, where nothing does. */
const QUIET: Readonly<Record<string, string>> = {
  'sale.completed': 'The sale is counted already, with these figures.',
  'sale.updated': 'The sale is counted with these figures already.',
  'sale.refunded': 'Nothing of the sale was left to be taken back.',
};

export const stories: StoryTeller = {
  ofRow(_table, row) {
    const phone = textOf(row.phone);
    return phone?.startsWith('+') ? phone : undefined;
  },

  async ofMessage(message, { rows }) {
    const to = message.to.toLowerCase();
    const member = (await rows(MEMBERS)).find((row) => row.email === to || row.pending_email === to);
    return textOf(member?.phone);
  },

  async ofEvent(body, { rows }): Promise<EventMeaning> {
    const { type, phone, sale_id: own, refund_of: sale = own } = body as Record<string, unknown>;
    const says = EVENTS[String(type)] ?? `The till says ${String(type)}`;
    const known = (await rows('loy-sales')).find((row) => row.sale_id === sale);
    const whose = textOf(known?.phone) ?? dialled(phone);
    const quiet = QUIET[String(type)];
    if (whose !== undefined) return { story: whose, says, ...(quiet === undefined ? {} : { quiet }) };
    if (type === 'sale.refunded')
      return {
        nothing: 'It refunds a sale that is not known here. Should that come later, the refund waits for it.',
      };
    return {
      nothing:
        'A sale without a phone number is nobody’s: it earns nothing. For two days the desk can count it for a member who forgot to say the number; then it is forgotten.',
    };
  },

  async tell(phone, sources): Promise<Story | undefined> {
    const of = async (table: string) => (await sources.rows(table)).filter((row) => row.phone === phone);
    const [member] = await of(MEMBERS);
    const ledger = await of('loy-ledger');
    const review = await of('loy-review');
    if (member === undefined && ledger.length === 0 && review.length === 0) return undefined;
    const sales = new Map((await of('loy-sales')).map((row) => [row.sale_id, row]));
    const told = await toldLines(stories, (story) => story === phone, sources);
    const sends = await of('loy-sends');
    const open = review.filter(({ status }) => status === 'held');
    return {
      title: titleOf(member, phone),
      stands: standsOf(member, open.length),
      next: nextOf(open.length),
      lines: inOrder([
        ...told,
        ...ledger.map((row) => ledgerLine(row, sales.get(row.sale_id), sources)),
        ...review.flatMap((row) => heldLines(row, sources)),
        ...(await of('loy-audit')).map(auditLine),
        ...sends.map((row): StoryLine => mailLine(row, messageOf(row, member, sources))),
      ]),
    };
  },

  async list({ rows }) {
    const review = await rows('loy-review');
    return (await rows(MEMBERS)).map((member): ListedStory => {
      const held = review.filter(({ phone, status }) => phone === member.phone && status === 'held');
      return {
        id: String(member.phone),
        title: titleOf(member, String(member.phone)),
        at: String(member.last_seen ?? member.joined ?? ''),
        stands: standsOf(member, held.length),
      };
    });
  },
};

const titleOf = (member: StoryRow | undefined, phone: string): string =>
  typeof member?.name === 'string' ? `${member.name}, ${phone}` : `The member ${phone}`;

function standsOf(member: StoryRow | undefined, held: number): string {
  const waiting = held === 0 ? '' : ` ${held === 1 ? 'One case is' : `${held} cases are`} held.`;
  if (member === undefined) return `No member yet.${waiting}`;
  return `${Number(member.balance).toLocaleString('en-GB')} points after ${member.visit_count === 1 ? 'one visit' : `${String(member.visit_count)} visits`}.${waiting}`;
}

const nextOf = (held: number): string =>
  held > 0
    ? 'A manager decides at the desk, under Held sales, whether the points move.'
    : 'The next sale moves the points; a mail goes out once a reward comes within reach, and with the evening’s balances.';

const messageOf = (row: StoryRow, member: StoryRow | undefined, { messages }: StorySources) =>
  messageAt(messages(), {
    product: PRODUCT,
    to: [member?.email, member?.pending_email].filter((address) => address !== undefined),
    at: String(row.at),
  });

/** As the rows have it; whatever else a till may send is nobody's here. */
const dialled = (phone: unknown): string | undefined => {
  const digits = typeof phone === 'string' ? phone.replaceAll(/[\s()-]/g, '') : '';
  return /^\+\d{8,15}$/.test(digits) ? digits : undefined;
};
