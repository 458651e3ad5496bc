// A till, or a small program beside one, that sends our own JSON body, signed as Standard Webhooks or with
// `x-signature`. `generic-till-body.ts` holds the body's fields, one by one; imports of files read the same body.
import type * as z from 'zod/mini';
import type { Issue, Notes } from '../events/store-events.ts';
import type { Refund, Sale, SaleItem, SaleVoided, TillTranslation } from '../events/till-events.ts';
import { at, known } from '../platforms/fields.ts';
import { generic } from '../platforms/generic.ts';
import { issuesOf, lineNotes, typedBody, unused } from '../platforms/generic-fields.ts';
import type { Shop } from '../shop/shop.ts';
import { cut } from '../text/cut.ts';
import { parseJson } from '../webhooks/json.ts';
import { type itemBody, memberPhone, refundBody, saleBody, voidBody } from './generic-till-body.ts';
import type { TillPlatform } from './till.ts';

export const genericTill: TillPlatform = {
  // A till signs as a generic store does.
  verify: (request, secrets, now) => generic.verify(request, secrets, now),

  isPing: () => false,

  async translate(request, shop) {
    const parsed = parseJson(request.body);
    return parsed.ok ? readTillBody(parsed.value, shop) : invalid([parsed.issue]);
  },
};

/** A parsed body of our own format. Every mistake is named at once, by the name of its field. */
export function readTillBody(body: unknown, shop: Shop): TillTranslation {
  const typed = typedBody.safeParse(body);
  if (!typed.success) return invalid(issuesOf(typed.error));
  const { type } = typed.data;
  switch (type) {
    case 'sale.completed':
    case 'sale.updated':
      return readSale(type, body, shop);
    case 'sale.refunded':
      return readRefund(body, shop);
    case 'sale.voided':
      return readVoid(body);
    default:
      return { kind: 'ignored', reason: `type ${cut(type, { characters: 60 })}` };
  }
}

function readSale(type: Sale['type'], body: unknown, shop: Shop): TillTranslation {
  const read = saleBody(shop).safeParse(body);
  if (!read.success) return invalid(issuesOf(read.error));
  const { sale_id, closed_at, updated_at, phone, member_id, currency, total, items } = read.data;
  const member = phone ?? memberPhone(member_id, shop);
  // Without a phone there is nobody to give points to; a member id of another kind may be the till's own numbering.
  if (member === undefined && member_id !== undefined)
    return { kind: 'ignored', reason: 'the member id is not a phone number' };
  const event = known({
    type,
    saleId: sale_id,
    closedAt: closed_at,
    updatedAt: updated_at,
    phone: member,
    currency,
    totalMinor: total,
    items: items.read.map(itemOf),
  });
  return noted({ kind: 'event', event: event as Sale }, [
    ...unused({ updated_at: at(body, 'updated_at') }, { updated_at }),
    ...lineNotes(items),
  ]);
}

function readRefund(body: unknown, shop: Shop): TillTranslation {
  const read = refundBody(shop).safeParse(body);
  if (!read.success) return invalid(issuesOf(read.error));
  const { sale_id, refund_of, closed_at, currency, total, items } = read.data;
  // Points are taken back once for each refund, so that each needs a name of its own.
  if (sale_id === refund_of)
    return invalid([
      { path: 'sale_id', message: 'must be the id of the refund itself; refund_of names the sale' },
    ]);
  const event: Refund = {
    type: 'sale.refunded',
    saleId: sale_id,
    refundOf: refund_of,
    closedAt: closed_at,
    currency: currency ?? shop.currency,
    totalMinor: total,
    items: (items?.read ?? []).map(itemOf),
  };
  return noted({ kind: 'event', event }, items ? lineNotes(items) : []);
}

function readVoid(body: unknown): TillTranslation {
  const read = voidBody.safeParse(body);
  if (!read.success) return invalid(issuesOf(read.error));
  const { sale_id, refund_of, closed_at } = read.data;
  const event: SaleVoided = {
    type: 'sale.voided',
    // Tills that void a sale under the sale's own id: there is only one void of a sale anyway.
    saleId: sale_id === undefined || sale_id === refund_of ? `void:${refund_of}` : sale_id,
    refundOf: refund_of,
    closedAt: closed_at,
  };
  return { kind: 'event', event };
}

function itemOf({ code, name, quantity, amount, gift_card }: z.infer<ReturnType<typeof itemBody>>): SaleItem {
  return known({
    code,
    name,
    quantity,
    amountMinor: amount,
    giftCard: gift_card === true ? true : undefined,
  }) as SaleItem;
}

const noted = (told: Extract<TillTranslation, { kind: 'event' }>, notes: Notes): TillTranslation =>
  notes.length === 0 ? told : { ...told, notes };

const invalid = (issues: readonly Issue[]): TillTranslation => ({ kind: 'invalid', issues });
