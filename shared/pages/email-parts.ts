// A mail as it is sent: the HTML part and the plain-text part, from the same blocks.
import type { EmailContent } from './email-blocks.ts';
import { emailLayout } from './email-layout.ts';
import { emailText } from './email-text.ts';

/** Both parts of a mail. Throws where a link in it is no web address. */
export const emailParts = (content: EmailContent): { readonly html: string; readonly text: string } => ({
  html: emailLayout(content),
  text: emailText(content),
});
