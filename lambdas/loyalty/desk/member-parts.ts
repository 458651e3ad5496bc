// The few steps that several of the pages about members share.
import type { Shop } from '../../../shared/shop/shop.ts';
import { refuse } from './layout.ts';
import type { DeskContext, DeskParts } from './parts.ts';
import { type EntryTicket, entryTicket, type MemberTicket, memberTicket } from './tickets.ts';

/** Where and when, for writing numbers, telephone numbers and times. */
export type Place = Pick<Shop, 'locale' | 'timeZone' | 'country'>;

const memberPath = (ticket: string): string => `/member/${ticket}`;

/** The address of a member's page; `remark` is what it says on top. */
export async function memberHref(
  parts: DeskParts,
  { phone, typed, remark = '' }: { phone: string; typed: string; remark?: string },
): Promise<string> {
  return memberPath(memberTicket.seal({ phone, typed, remark, at: parts.now() }, await parts.sessionKeys()));
}

/** The address of what was just done. */
export async function doneHref(
  parts: DeskParts,
  { phone, typed, ts }: Pick<EntryTicket, 'phone' | 'typed' | 'ts'>,
): Promise<string> {
  return `/done/${entryTicket.seal({ phone, typed, ts, at: parts.now() }, await parts.sessionKeys())}`;
}

export const openMember = async (parts: DeskParts, text: string): Promise<MemberTicket | undefined> =>
  memberTicket.open(text, await parts.sessionKeys(), parts.now());

export const openEntry = async (parts: DeskParts, text: string): Promise<EntryTicket | undefined> =>
  entryTicket.open(text, await parts.sessionKeys(), parts.now());

/** For an address or form that we did not make, or made half a day ago. */
export const staleTicket = (context: DeskContext): Response =>
  refuse(context, {
    status: 404,
    title: 'This page is out of date',
    message: 'It was made a long time ago, or its address was cut off. Look the member up again.',
  });

export const noSuchMember = (context: DeskContext): Response =>
  refuse(context, {
    status: 404,
    title: 'There is no such member',
    message: 'Nobody is a member with this number. Look it up again.',
  });

export const managersOnly = (context: DeskContext): Response =>
  refuse(context, {
    status: 403,
    title: 'For managers',
    message: 'Ask a manager to sign in and do this. Nothing has changed.',
  });
