// What a product shows of itself on the console: a card with figures, pages for people, and buttons. Products bring these;
// the console knows none of them by name.

import type { StoryTeller } from '../../shared/stories/story.ts';

/** By attribute: the values of which it has one, or whether it is there at all. */
export type Where = Readonly<Record<string, readonly string[] | 'any' | 'none'>>;

/** Rows that are counted. */
export type Counted = {
  /** Their table, without a stage suffix. */
  readonly table: string;
  /** Only rows of which all of this is true. */
  readonly where?: Where;
};

export type Figure = Counted & {
  readonly label: string;
  /** Adds this attribute up, in whole numbers, instead of counting rows. */
  readonly sum?: string;
};

/** Rows by what one of their attributes says. */
export type Grouped = Counted & {
  readonly by: string;
  /** What is said of each value. */
  readonly words: Readonly<Record<string, string>>;
  /** What is said of every other row; absent: another group tells of it. */
  readonly otherwise?: string;
};

/** What became of everything, and why: each is in exactly one group, so that the groups add up to all. */
export type Fates = {
  /** `orders`. */
  readonly things: string;
  readonly all: readonly Counted[];
  readonly groups: readonly Grouped[];
  /** What is said of those in no group yet, while something is under way. */
  readonly rest: string;
};

/** The tables of the laptop, for whoever looks something up in them. */
/** What a page's link may be made of. */
export type LinkParts = {
  readonly now: Date;
  /** The key of the product's own links; undefined until a function has made it. */
  readonly linkKey: string | undefined;
};

export type LaptopTables = {
  tables(): readonly string[];
  table(name: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
};

/** A page of the product for people, at the address of one of its functions. */
export type PageLink = {
  readonly label: string;
  /** Without a stage suffix. */
  readonly function: string;
  /** What stands beside the link, such as how to get in; undefined while there is nothing to say. */
  readonly note?: (laptop: LaptopTables) => Promise<string | undefined>;
  /** The page's own address under the function's; undefined while there is no such page yet. Default: the function's address. */
  readonly under?: (baseUrl: string, parts: LinkParts) => string | undefined;
};

export type Card = {
  readonly title: string;
  readonly sentence: string;
  readonly figures: readonly Figure[];
  readonly fates?: Fates;
  readonly pages?: readonly PageLink[];
};

/** What a sample event may say of the shop it happens in. */
export type SampleShop = {
  readonly currency: string;
  readonly storeUrl: string;
  readonly timeZone: string;
};

export type Press = {
  readonly now: Date;
  /** Counts the presses, so that no two make the same id. */
  readonly count: number;
};

/** Something that happens in the store or at the till. */
export type SampleButton = {
  /** Its name, of which there is one on the whole console. */
  readonly event: string;
  readonly label: string;
  readonly hint: string;
  /** Signed with something that is not the shop's secret. */
  readonly isForged?: true;
  /** The body that it posts, or why there is nothing to post. */
  readonly make: (press: Press) => object | string;
};

/** One of the first things that a newcomer presses, and what to look at then. */
export type GuideStep = {
  /** What the button says. */
  readonly press: string;
  readonly look: string;
  readonly does:
    | { readonly event: string }
    /** Moves the clock; where that would end at night, to nine in the morning. */
    | { readonly advance: string }
    /** Opens the first link of the product's newest message on the shopper's phone. */
    | { readonly open: 'newest-link' }
    /** One of the card's pages, by its label. */
    | { readonly page: string };
};

export interface ProductFace {
  /** As the stack's tag `product` has it. */
  readonly product: string;
  readonly card: Card;
  /** The table that tells most, without a stage suffix; the console may open with it. */
  readonly mainTable: string;
  /** Leads a newcomer by the hand: three of them. */
  readonly guide?: readonly GuideStep[];
  /** Tells of its orders, carts or people from its rows; without it no story is offered. */
  readonly stories?: StoryTeller;
  /** What brings the first message into an empty inbox, as a sentence. */
  readonly firstMessage: string;
  /** Made once for each console, so that a button may remember what another one made. The first stands out. */
  readonly buttons: (shop: SampleShop) => readonly SampleButton[];
}
