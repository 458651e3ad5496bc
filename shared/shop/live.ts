/** How far a product is live; shared/messages/going-live.ts says what that means. */
export const LIVE = ['preview', 'owner-only', '10%', 'everybody'] as const;
export type Live = (typeof LIVE)[number];
