// Who stopped what, and when, is written in the same moment in which it stops.
import { breach, groupedBy } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';

const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  bought: ['bought'],
  'gave-up': ['gave-up'],
  'bought-elsewhere': ['bought-elsewhere'],
  suppressed: ['suppress'],
  'written-off': ['write-off'],
  erased: ['erase'],
  'before-go-live': ['before-go-live'],
};

export const stopsLeaveATrail: Law = {
  says: 'Every cart that stopped has its reason in the trail.',
  when: 'step',
  check({ rows }) {
    const trail = groupedBy(rows('cr-audit'), ({ cart_id }) => String(cart_id));
    return rows('cr-state').flatMap((cart) => {
      if (cart.status === 'open') return [];
      const reason = String(cart.status === 'bought' ? 'bought' : cart.closed_reason);
      const actions = (trail.get(String(cart.cart_id)) ?? []).map(({ action }) => String(action));
      return actions.some((action) => ACTIONS[reason]?.includes(action))
        ? []
        : [breach(`The cart ${cart.cart_id} is ${reason} and the trail does not say so`, cart)];
    });
  },
};
