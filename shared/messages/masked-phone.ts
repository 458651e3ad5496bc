/**
 * A telephone number (E.164) as the owner's letters show it: `+44••••••123`. Enough to know one's own customer by; a letter
 * in somebody's mailbox is out of reach when a shopper wants to be forgotten.
 */
export function maskedPhone(phone: string): string {
  const shown = 3;
  return `${phone.slice(0, shown)}${'•'.repeat(Math.max(3, phone.length - 2 * shown))}${phone.slice(-shown)}`;
}
