/**
 * An address as the owner's pages and lists show it: `a•••@example.com`. Enough to tell two shoppers apart; a copy
 * of a list in somebody's mailbox or sheet is out of reach when a shopper wants to be forgotten.
 */
export function maskedAddress(email: string): string {
  const at = email.lastIndexOf('@');
  const [first = ''] = email;
  return at < 1 ? '•••' : `${first}•••${email.slice(at)}`;
}
