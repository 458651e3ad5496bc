// Who may be reminded at all.

import { declare, type Setting, wording } from '../../../../shared/rules/declaration.ts';
import { needsConsent } from '../consent-needed.ts';

const remind =
  '(remind|email|mail|message|write to|nudge|contact|chase|send (reminder|email|message|anything) to|send to)';
const people =
  '(people|persons|person|those|shoppers|customers|anyone|anybody|somebody|everyone|everybody|subscribers)';
const who = '(who|that|which)';
const accepted =
  '(accepted|accept|accepts|agreed to|allowed|allow|ticked the box for|ticked|said yes to|want|wanted|asked for|agree to|agrees to|consented to|consent to|opted in to|opted into|opt in to|opt into|signed up for|sign up for|subscribed to|subscribe to|said yes to|gave consent to|gave their consent to|have accepted|has accepted|have agreed to|has agreed to|have consented to|has consented to|have opted in to|has opted in to|are subscribed to|is subscribed to)';
const marketing =
  '(marketing|marketing email|marketing messages|email marketing|newsletter|our newsletter|our marketing|our emails|emails|news|offers|promotions|advertising|getting email|receiving email|mail from us)';
const optedIn =
  '(opted in|have opted in|has opted in|opt in|opted|ticked the box|ticked box|said yes|have said yes|consented|have consented|agreed|have agreed|subscribed|are subscribed|gave consent|gave their consent)';
const not = '(have not|has not|did not|didnt|havent|hasnt|do not|dont|never|not)';

/** Only who accepted marketing is reminded; absent: as the law of the shop's country has it. */
export const consent = declare<boolean | undefined>({
  rule: 'consent',
  about: 'consent',
  byDefault: () => undefined,
  wordings: () => [
    wording({
      example: 'Only remind people who accepted marketing.',
      patterns: [
        `only ${remind} [${people}] ${who} [(explicitly|expressly)] ${accepted} [(to|receive|get|getting|receiving)] ${marketing}`,
        `${remind} only [${people}] ${who} [(explicitly|expressly)] ${accepted} [(to|receive|get|getting|receiving)] ${marketing}`,
        `only ${remind} [${people}] ${who} ${optedIn}`,
        `${remind} only [${people}] ${who} ${optedIn}`,
        `only ${remind} [(newsletter|marketing|email)] subscribers`,
        `${remind} only [(newsletter|marketing|email)] subscribers`,
        `(do not|dont|never) ${remind} [${people}] ${who} ${not} [yet] ${accepted} ${marketing}`,
        `(do not|dont|never) ${remind} [${people}] unless they [have] (${optedIn}|${accepted} ${marketing})`,
        `(do not|dont|never) ${remind} [${people}] if they ${not} [yet] (${optedIn}|${accepted} ${marketing})`,
        `(do not|dont|never) ${remind} [${people}] ${who} ${not} [yet] ${optedIn}`,
        `(do not|dont|never) ${remind} [(${people}|shoppers)] without [(marketing|their)] (consent|permission)`,
        '(marketing consent|consent) [(is|are)] (needed|required|necessary)',
        '(only with|need|require) (marketing consent|consent|their consent|permission)',
        `${remind} [${people}] only (if|when|with|after) [they] [have] (${optedIn}|${accepted} [(it|that|${marketing})]|consent|permission|their consent)`,
        `only ${remind} [${people}] (if|when|with) [they] [have] (${optedIn}|${accepted} [(it|that|${marketing})]|consent|permission)`,
        '[only] [(newsletter|marketing|email)] subscribers [only]',
        'no reminders without [(marketing|their)] (consent|permission)',
      ],
      slots: {},
      states: (): boolean | undefined => true,
    }),
    wording({
      example: 'Remind everybody.',
      patterns: [
        `${remind} (everybody|everyone|all|anybody|anyone|all (shoppers|customers|people)|every (shopper|customer))`,
        `${remind} (everybody|everyone|all|anybody|anyone|all (shoppers|customers|people)|every (shopper|customer)) (whether or not|with or without|also without|even without|no matter whether|regardless of whether|regardless of) [they] [have] [${accepted}] [(consent|marketing consent|marketing|permission)] [or not]`,
        `[also] ${remind} [also] ${people} ${who} ${not} [yet] ${accepted} ${marketing}`,
        `${remind} (everybody|everyone|all|anybody|anyone) consent or not`,
        '(marketing consent|consent) [(is|are)] (not|isnt|arent) (needed|required|necessary)',
        'no (marketing consent|consent) (is|are) (needed|required|necessary)',
        '(do not|dont) need (consent|marketing consent|permission)',
        'no (consent|marketing consent) (needed|required|necessary)',
      ],
      slots: {},
      states: (): boolean | undefined => false,
    }),
  ],
  means: (onlyWhoAccepted, setting) => {
    if (onlyWhoAccepted === undefined) return byCountry(setting);
    return onlyWhoAccepted
      ? 'Only people who accepted marketing are reminded.'
      : 'People are reminded whether or not they accepted marketing; those who said that they want none are not.';
  },
  always: true,
  handbook: {
    shipped:
      '(by the shop’s country: the United Kingdom, the EU and EEA, Switzerland, Canada and Australia ask for it)',
    also: [
      'Only remind people who accepted marketing.',
      'Remind only subscribers.',
      'No reminders without consent.',
      'Remind everybody.',
    ],
  },
});

function byCountry({ shop: { country = '' } }: Setting): string {
  const shop = country === '' ? 'By the country of the shop' : `As the shop is in ${country}`;
  return needsConsent({}, country)
    ? `${shop}, only people who accepted marketing are reminded.`
    : `${shop}, people are reminded whether or not they accepted marketing; those who said that they want none are not.`;
}
