// The owner's letter about sales that wait for a person. It names nobody: the desk shows who and why.
import type { Email } from '../../../shared/messages/outcome.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { framed } from './mail-frame.ts';

export const heldLetter = (shop: Shop): Email =>
  framed({
    shop,
    to: shop.ownerEmails,
    words: {
      subject: 'A sale waits for you at the desk',
      paragraphs: [
        'The points of a sale were not added, because something about it looked unusual: a basket far larger than this member ever buys, a first sale over your limit, a refund of points that are spent already, or money whose sale the till never showed.',
        'Sign in at the desk as a manager and open "Held sales". Approve it and the points are added once; reject it and nothing happens.',
      ],
    },
    blocks: [{ kind: 'note', text: 'There is one such letter a day at most, however many sales wait.' }],
    because: `Sent to the owner of ${shop.name} by the loyalty tracker.`,
    kind: 'held-for-review',
  });
