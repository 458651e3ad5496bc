// Words that the sentences of all products have in common, as parts of patterns.

/** Writing to somebody. */
export const write =
  '(send|nudge|remind|text|message|email|e mail|mail|write|write to|contact|bother|disturb|chase|ping|pester|spam|nag|get in touch with|send anything to|send (message|email|reminder|text|nudge) to)';

/** What goes out. */
export const messages =
  '(messages|nudges|reminders|texts|text messages|emails|e mails|mail|mails|sending|anything|reminding|nudging|texting|emailing|mailing|messaging|contact|sms|suggestions|reminder emails|cart emails|offers|contacting people)';

/** To whom. */
export const people =
  '(anyone|anybody|someone|somebody|everyone|everybody|customers|shoppers|members|people|person|clients|guests|buyers|them|regulars|folk|folks)';

/** "if it can be helped" and such, which change nothing. */
export const forNow =
  '(for now|for the moment|for the time being|for time being|at the moment|right now|until further notice|till further notice|until i say so|till i say so|until i say otherwise|till i say otherwise|until i say|until i tell you|until i come back|for a bit|for a while)';
