// The owner's page of a product on its card, behind a link as the letters have it: there once a function has made the key of all links.
import { dashboardLink } from '../../shared/dashboard/dashboard-link.ts';
import type { PageLink } from './product-face.ts';

/** `pages`: the function behind the product's links. */
export const ownerPage = (pages: string): PageLink => ({
  label: 'Owner’s page',
  function: pages,
  under: (baseUrl, { now, linkKey }) =>
    linkKey === undefined ? undefined : dashboardLink(baseUrl, { key: linkKey, now }),
});
