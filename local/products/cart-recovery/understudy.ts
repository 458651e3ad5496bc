// What the stand-in model says when it is asked for the opening of a reminder.
import type { PromptData, Understudy } from '../../aws/services/stand-in-model.ts';

const OPENINGS = [
  'We kept your cart safe, in case you were still thinking about it.',
  'Only 2 left, so hurry to https://cheap.example!',
  'The things you picked are still together and waiting for you.',
];

/** A sentence about the cart; for some carts, always the same ones, what no check may let through. */
function openCart(data: PromptData): string {
  const size = JSON.stringify(data.items ?? '').length;
  return JSON.stringify({ opening: OPENINGS[size % OPENINGS.length] });
}

export const opener: Understudy = {
  knows: ({ system, user }) => /opening (line|sentence)/i.test(system + user),
  answer: openCart,
};
