// The exports of lists of members that are known by their columns.
import type { Shape } from '../../shared/files/columns.ts';
import type { MemberColumn } from './members-columns.ts';

const NO_PHONES = 'Members are known by their phones here, and this list has none.';

/** The headers, and where they were found, are in docs/file-imports.md. */
export const MEMBER_SHAPES: readonly Shape<MemberColumn>[] = [
  {
    name: 'Square, customer directory',
    knownBy: ['square_customer_id', 'phone_number', 'email_address'],
    columns: {
      phone: ['phone_number'],
      first_name: ['first_name'],
      last_name: ['last_name', 'surname'],
      email: ['email_address'],
      visits: ['transaction_count'],
      last_visit: ['last_visit'],
      joined: ['first_visit'],
      email_consent: ['email_subscription_status'],
    },
  },
  {
    name: 'Lightspeed Retail (X-Series), customers',
    knownBy: ['customer_code', 'loyalty_balance'],
    columns: {
      phone: ['mobile', 'phone'],
      first_name: ['first_name'],
      last_name: ['last_name'],
      email: ['email'],
      points: ['loyalty_balance'],
      joined: ['created_at', 'date_created'],
    },
  },
  {
    name: 'Lightspeed eCom (C-Series), customers',
    knownBy: ['firstname', 'lastname', 'e_mail', 'registered'],
    columns: {
      phone: ['mobile', 'phone'],
      first_name: ['firstname'],
      last_name: ['lastname'],
      email: ['e_mail'],
      joined: ['registered'],
    },
  },
  {
    name: 'Shopify, customers',
    knownBy: ['first_name', 'last_name', 'accepts_email_marketing', 'total_orders'],
    columns: {
      phone: ['phone', 'default_address_phone'],
      first_name: ['first_name'],
      last_name: ['last_name'],
      email: ['email'],
      visits: ['total_orders'],
      email_consent: ['accepts_email_marketing'],
    },
  },
  {
    name: 'WooCommerce, customers',
    knownBy: ['username', 'last_active', 'sign_up', 'email', 'total_spend'],
    columns: {
      name: ['name'],
      email: ['email'],
      visits: ['orders'],
      last_visit: ['last_active'],
      joined: ['sign_up'],
    },
    instead: `${NO_PHONES} Export them with a plug-in that adds billing_phone.`,
  },
];
