// Whose mailbox an address leads to. Most providers deliver `ana+anything@…` to `ana@…`, and Google also ignores dots; who
// counts mails to one reader must count these together. Mail itself always goes to the address as it was given.
const WITHOUT_DOTS = new Set(['gmail.com', 'googlemail.com']);

/** `email` is lower-case. The same text for every spelling of one mailbox; never an address to write to. */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@');
  const [host, local] = [email.slice(at + 1), email.slice(0, at)];
  const plus = local.indexOf('+', 1);
  const plain = plus === -1 ? local : local.slice(0, plus);
  return WITHOUT_DOTS.has(host) ? `${plain.replaceAll('.', '')}@gmail.com` : `${plain}@${host}`;
}
