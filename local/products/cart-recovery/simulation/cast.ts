// Nine shoppers, of whom four change address, one has a mailbox that bounces, one complains and one lives elsewhere.
export const PRODUCT = 'cart-recovery';

export type CartShopper = {
  readonly name: string;
  readonly locale: string;
  readonly email: string;
  /** A second address of the same person, to whom the shop cannot know that it belongs. */
  readonly otherEmail?: string;
  readonly timeZone?: string;
};

export const shoppers: readonly CartShopper[] = [
  {
    name: 'Klaudia',
    locale: 'en-GB',
    email: 'klaudia@example.com',
    otherEmail: 'klaudia.home@example.com',
  },
  {
    name: 'Leandro',
    locale: 'es-ES',
    email: 'leandro@example.com',
    otherEmail: 'leandro.work@example.com',
  },
  { name: 'Maarit', locale: 'en-GB', email: 'Maarit@Example.com', timeZone: 'Australia/Sydney' },
  { name: 'Nikolai', locale: 'en-GB', email: 'nikolai@example.com', timeZone: 'America/New_York' },
  { name: 'Oksana', locale: 'en-GB', email: 'oksana@example.com', otherEmail: 'oksana.post@example.com' },
  { name: 'Pedro', locale: 'es-ES', email: 'pedro@example.com' },
  {
    name: 'Rhiannon',
    locale: 'en-GB',
    email: 'rhiannon@example.com',
    otherEmail: 'rhiannon.mail@example.com',
  },
  { name: 'Vasilis', locale: 'en-GB', email: 'bounce+vasilis@example.com' },
  { name: 'Wiktoria', locale: 'pl-PL', email: 'complaint+wiktoria@example.com' },
];
