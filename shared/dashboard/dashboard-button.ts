// The way from a letter to the owner's page, the same in every regular letter.

import type { EmailBlock } from '../pages/email-blocks.ts';
import { DASHBOARD_LINK_DAYS } from './dashboard-link.ts';

export const dashboardButton = (url: string | undefined): readonly EmailBlock[] =>
  url === undefined
    ? []
    : [
        { kind: 'button', label: 'All figures, week by week', url },
        {
          kind: 'note',
          text: `That page opens for ${DASHBOARD_LINK_DAYS} days, for anybody who has this letter, and changes nothing.`,
        },
      ];
