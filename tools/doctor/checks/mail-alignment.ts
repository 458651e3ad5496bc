// Whether mailbox providers take the shop's mail for the shop's own: a free-mail sender, DKIM, SPF, DMARC, as DNS has them.
import { mailAlignment } from '../../setup/mail-alignment.ts';
import { type Check, ill, unknown, well } from '../check.ts';

const check: Check = {
  group: 'mail',
  says: 'sender and DNS',
  async look({ settings, dns, stage, isPractice }) {
    const findings = await mailAlignment(settings(), dns);
    return findings
      .filter(({ text }) => !text.startsWith('DKIM: the three'))
      .map(({ state, text }) => {
        if (state === 'good') return well(text);
        if (state === 'unknown') return unknown(text);
        const [says = text, advice = text] = text.split(/(?<=[.:]) (?=Add|Begin|Keep|Make|Set|Use)/);
        // Whoever mails nobody runs with the example shop as it is.
        if ((stage === 'laptop' || isPractice === true) && text.includes('example domain'))
          return unknown(says, advice);
        return ill(says, advice === says ? 'npm run setup -- --check-mail' : advice);
      });
  },
};
export default check;
