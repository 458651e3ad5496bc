// How a shop looks in its mails and on its pages, as its settings say; each absent where the house's own is used.

export type Look = {
  /** An https address of a picture; its place has the shop's name where it cannot be seen. */
  readonly logoUrl?: string;
  /** `#rrggbb`: of buttons and links. */
  readonly colour?: string;
  /** One family, such as Georgia. It is not fetched: whoever lacks it sees the house's. */
  readonly font?: string;
};

/** Whose mail or page it is. */
export type ShopFace = {
  readonly name: string;
  readonly look?: Look;
  /** In one line; it stands below every mail that its reader may stop. */
  readonly postalAddress?: string;
};
