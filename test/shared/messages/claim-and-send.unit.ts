import { beforeEach, describe, expect, it } from 'vitest';
import {
  type ClaimAndSend,
  claimAndSend,
  type MessageClaim,
} from '../../../shared/messages/claim-and-send.ts';
import type { SendOutcome } from '../../../shared/messages/outcome.ts';

let done: string[] = [];
beforeEach(() => {
  done = [];
});

const claimed = (changes: Partial<MessageClaim> = {}): MessageClaim => ({
  take: async () => {
    done.push('taken');
    return true;
  },
  giveBack: async ({ outcome, reason }) => done.push(`given back: ${reason}, ${outcome}`),
  noteUnknown: async (reason) => done.push(`unknown: ${reason}`),
  ...changes,
});

const message = (outcome: SendOutcome, changes: Partial<ClaimAndSend> = {}) =>
  claimAndSend({
    claim: claimed(),
    send: async () => {
      done.push('sent');
      return outcome;
    },
    what: 'mail',
    log: { info: () => {}, warn: () => {} },
    ...changes,
  });

const sent: SendOutcome = { outcome: 'sent', messageId: 'm-1' };
const broken = async (): Promise<never> => {
  throw new Error('no answer');
};

describe('one message', () => {
  it('is claimed, then sent, and the claim stays', async () => {
    expect(await message(sent)).toEqual(sent);
    expect(done).toEqual(['taken', 'sent']);
  });

  it('is not sent by whoever does not get the claim', async () => {
    const claim = claimed({ take: async () => false });
    expect(await message(sent, { claim })).toEqual({ outcome: 'already' });
    expect(done).toEqual([]);
  });

  it('keeps its claim, with a note, where nobody can tell what became of it', async () => {
    const outcome: SendOutcome = { outcome: 'unknown', reason: 'TimeoutError' };
    expect(await message(outcome)).toEqual(outcome);
    expect(done).toEqual(['taken', 'sent', 'unknown: TimeoutError']);
  });

  it.each<SendOutcome>([
    { outcome: 'later', reason: 'No', holdsAll: true },
    { outcome: 'refused', reason: 'No' },
  ])('gives its claim back when it certainly did not go out: $outcome', async (outcome) => {
    expect(await message(outcome)).toEqual(outcome);
    expect(done.at(-1)).toBe(`given back: No, ${outcome.outcome}`);
  });

  it('gives back a claim whose answer never came, sends nothing, and fails', async () => {
    await expect(message(sent, { claim: claimed({ take: broken }) })).rejects.toThrow('no answer');
    expect(done).toEqual(['given back: never-sent, later']);
  });

  it('tells the first trouble, also where giving back fails as well', async () => {
    const claim = claimed({ take: broken, giveBack: () => Promise.reject(new Error('nor this')) });
    await expect(message(sent, { claim })).rejects.toThrow('no answer');
  });

  it('waits where its day is full, and the claim is free again', async () => {
    expect(await message(sent, { admit: async () => 'day-is-full' })).toEqual({
      outcome: 'later',
      reason: 'day-is-full',
      holdsAll: false,
    });
    expect(done).toEqual(['taken', 'given back: day-is-full, later']);
  });

  it('gives the claim back when the last count fails', async () => {
    await expect(message(sent, { admit: broken })).rejects.toThrow('no answer');
    expect(done).toEqual(['taken', 'given back: never-sent, later']);
  });
});
