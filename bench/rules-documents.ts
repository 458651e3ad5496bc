// Documents of any length as an owner with a large shop might write them: every kind of sentence, and names that differ.

const upsell = (line: number): string =>
  [
    'Wait 60 minutes before sending.',
    `Never offer SKU HELMET-${line}, anything tagged clearance ${line} or the category "Bits and bobs ${line}".`,
    `Always pair BIKE-${line} with LOCK-${line}.`,
    'Quiet hours are 9 pm to 8 am.',
    `Do not suggest mudguards ${line} and bells ${line}.`,
    'Only offer add-ons between 3% and 40% of the order.',
    'Nudge each customer at most once every 30 days.',
    'Only nudge after orders of at least £20.',
  ][line % 8] ?? '';

const carts = (line: number): string =>
  [
    'Small carts (under 40): remind after 4 hours, then after 24.',
    'Medium carts: 2 hours, then 22.',
    'Big carts (over 150): 1 hour, then 20.',
    'Quiet hours are 9 pm to 8 am.',
    'Do not disturb anyone who got a reminder in the last 3 days.',
    'Give up 3 days after the second reminder.',
    'Do not remind carts under 10.',
    'A purchase within 7 days of a reminder counts as recovered.',
  ][line % 8] ?? '';

const loyalty = (line: number): string =>
  [
    'Earn 1 point for every £1 spent.',
    `Each bag of beans number ${line}: +6 points.`,
    `Code BEANS-${line} earns triple points.`,
    '100 points = a free coffee.',
    `Scones ${line} and "salt and pepper ${line}" earn double points.`,
    'Members can be away 60 days before they count as lapsing.',
    `3x points on pastries ${line}.`,
    "Hold a basket 10 times a member's largest for review.",
  ][line % 8] ?? '';

export type Product = 'upsell' | 'cart-recovery' | 'loyalty';

/** A document of so many lines. */
export const documentOf = (product: Product, lines: number): string => {
  const line = { upsell, 'cart-recovery': carts, loyalty }[product];
  return Array.from({ length: lines }, (_, at) => spelt(line(at), Math.floor(at / 8))).join('\n');
};

/** Rules may not disagree, so many lines say the same; with other capitals each, because what stands twice is read once. */
const spelt = (text: string, turn: number): string =>
  [...text].map((letter, at) => (((turn >> at) & 1) === 1 ? letter.toUpperCase() : letter)).join('');
