// What staff and members do at the counter: redeem, undo, join, decide. Counts what was confirmed, so that it can be held
// against the ledger.
import { type Desk, type DeskPage, DeskSurprise, formOn, formsOn, linkOn } from './desk.ts';

export type Counter = ReturnType<typeof makeCounter>;
export type HeldDecision = 'approve' | 'reject';

export function makeCounter(surprise: (text: string) => void) {
  const confirmed = { redemptions: 0, undone: 0, bonuses: 0 };
  let looked = 0;

  const expectHeading = (page: DeskPage, wanted: RegExp, what: string): DeskPage => {
    const heading = headingOf(page);
    if (!wanted.test(heading)) surprise(`${what} ended at "${heading}" (${page.status})`);
    return page;
  };

  /** From the confirm page on. `times` is how often the impatient press Confirm at once. */
  async function confirm(desk: Desk, page: DeskPage, times: number): Promise<DeskPage> {
    const form = formOn(page, '/redeem');
    const pages = await Promise.all(Array.from({ length: times }, () => desk.press(form)));
    for (const done of pages) expectHeading(done, /^Done/, 'A redemption');
    confirmed.redemptions += 1;
    const [first] = pages;
    if (first === undefined) throw new DeskSurprise('Nobody pressed Confirm');
    return first;
  }

  return {
    confirmed: confirmed as Readonly<typeof confirmed>,
    /** How often somebody was looked up. */
    looked: () => looked,

    async lookUp(desk: Desk, phone: string): Promise<DeskPage> {
      looked += 1;
      return desk.lookUp(phone);
    },

    /** Gives the cheapest reward that the points are enough for. Undefined where they are enough for none. */
    async redeem(desk: Desk, page: DeskPage, times = 1): Promise<DeskPage | undefined> {
      const [reward] = formsOn(page, '/confirm').filter(({ fields }) => fields.kind === 'give');
      return reward === undefined ? undefined : confirm(desk, await desk.press(reward), times);
    },

    /** Gives the free piece of the first stamp card that is full. Undefined where none is. */
    async redeemCard(desk: Desk, page: DeskPage, times = 1): Promise<DeskPage | undefined> {
      const card = formsOn(page, '/confirm').find(({ fields }) => fields.card !== undefined);
      return card === undefined ? undefined : confirm(desk, await desk.press(card), times);
    },

    /** A manager gives the dearest reward that is out of reach. */
    async override(desk: Desk, page: DeskPage): Promise<DeskPage> {
      const gift = formsOn(page, '/confirm').findLast(({ fields }) => fields.kind === 'gift');
      if (gift === undefined) throw new DeskSurprise('There is nothing to give as goodwill');
      return confirm(desk, await desk.press(gift), 1);
    },

    /** Takes back what a page says was just done. */
    async undo(desk: Desk, done: DeskPage): Promise<DeskPage> {
      confirmed.undone += 1;
      return expectHeading(await desk.press(formOn(done, '/undo')), /^Taken back/, 'An undo');
    },

    /** The page for a number that nobody has, filled in. */
    async join(desk: Desk, page: DeskPage, name: string): Promise<DeskPage> {
      return expectHeading(
        await desk.press(formOn(page, '/join'), { name }),
        new RegExp(name),
        'A quick-add',
      );
    },
    async notesAddress(desk: Desk, page: DeskPage, email: string): Promise<void> {
      await desk.press(formOn(page, '/email'), { email });
    },

    /** Whoever forgot the number: found by the name, and the newest sale without one is theirs. */
    async countsLastSale(desk: Desk, who: { readonly name: string; readonly phone: string }): Promise<void> {
      const found = await desk.press(formOn(await desk.open('/'), '/lookup'), { who: who.name });
      const page = found.path.startsWith('/member/') ? found : await desk.lookUp(who.phone);
      const list = await desk.open(linkOn(page, /^\/count\/[\w-]+$/));
      const sale = await desk.open(linkOn(list, /^\/count\/sale\//));
      expectHeading(await desk.press(formOn(sale, '/count')), /^Done/, 'Counting a sale');
    },

    /** Decides the held case that is about this sale. */
    async decides(desk: Desk, saleId: string, decision: HeldDecision): Promise<void> {
      const list = await desk.open('/held');
      const link = linkFor(list, decision, saleId);
      if (link === undefined) return surprise(`${saleId} is not among the held sales`);
      const asked = await desk.open(link);
      const after = await desk.press(formOn(asked, `/held/${decision}`));
      if (!after.path.includes('done=')) surprise(`${saleId} could not be decided: ${headingOf(after)}`);
    },

    /** Nudge, bonus or rest for one of the lapsing list; the page after it. */
    async winsBack(desk: Desk, name: string, act: 'nudge' | 'bonus' | 'rest'): Promise<DeskPage | undefined> {
      const list = await desk.open('/lapsing');
      const entry = list.html.split('<li>').find((part) => part.includes(`>${name}<`)) ?? '';
      const form = formsOn({ ...list, html: entry }, '/lapsing/ask').find(({ fields }) => fields.act === act);
      if (form === undefined) {
        surprise(`${name} is not on the lapsing list for a ${act}`);
        return undefined;
      }
      const after = await desk.press(formOn(await desk.press(form), '/lapsing/act'));
      if (act === 'bonus') confirmed.bonuses += 1;
      return after;
    },

    /** Every page that managers look at. */
    async browses(desk: Desk, phone: string): Promise<void> {
      const member = await desk.lookUp(phone);
      for (const path of [linkOn(member, /^\/history\//), '/held', '/lapsing', '/staff']) {
        const { status } = await desk.open(path);
        if (status !== 200) surprise(`${path.split('/')[1]} was answered ${status}`);
      }
    },
  };
}

const headingOf = ({ html }: DeskPage): string =>
  (/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '').replaceAll(/<[^>]*>/g, '');

/** The list says the sale's id inside the link, for those who hear the page. */
function linkFor({ html }: DeskPage, decision: HeldDecision, saleId: string): string | undefined {
  return [...html.matchAll(/<a\b[^>]*href="(\/held\/[^"]*)"[^>]*>([\s\S]*?)<\/a>/g)].find(
    ([, href = '', text = '']) => href.startsWith(`/held/${decision}/`) && text.includes(` ${saleId}<`),
  )?.[1];
}
