// What the columns of lists of members are called: ours first, then what other programmes' exports call them.
import type { Shape, Vocabulary } from '../../shared/files/columns.ts';
import { PHONE_NAMES } from './phone-names.ts';

export type MemberColumn =
  | 'phone'
  | 'name'
  | 'first_name'
  | 'last_name'
  | 'email'
  | 'points'
  | 'visits'
  | 'last_visit'
  | 'joined'
  | 'email_consent'
  | 'status';

export const MEMBER_COLUMNS: Vocabulary<MemberColumn> = {
  phone: {
    kind: 'phone',
    either: true,
    names: PHONE_NAMES,
  },
  name: { kind: 'text', names: ['name', 'full_name', 'customer_name', 'customer'] },
  first_name: {
    kind: 'text',
    names: ['first_name', 'firstname', 'given_name', 'vorname', 'prénom', 'nombre', 'voornaam', 'nome'],
  },
  last_name: {
    kind: 'text',
    names: [
      'last_name',
      'lastname',
      'family_name',
      'surname',
      'nachname',
      'apellidos',
      'achternaam',
      'cognome',
    ],
  },
  email: { kind: 'id', either: true, names: ['email', 'email_address', 'e_mail', 'customer_email'] },
  // The last only where none of the others is there: beside a loyalty balance, a balance is money.
  points: {
    kind: 'number',
    names: [
      'points',
      'point_balance',
      'points_balance',
      'loyalty_points',
      'loyalty_balance',
      'loyalty_points_balance',
      'reward_points',
      'current_points',
      'available_points',
      ...['punkte', 'punktestand', 'puntos', 'punten', 'punti'],
      'balance',
    ],
  },
  visits: {
    kind: 'number',
    names: [
      'visits',
      'visit_count',
      'transaction_count',
      'total_visits',
      'number_of_visits',
      'total_orders',
      'orders_count',
      'orders',
    ],
  },
  last_visit: {
    kind: 'moment',
    names: [
      'last_visit',
      'last_seen',
      'last_visit_date',
      'last_visited',
      'last_active',
      'last_order_date',
      'last_purchase_date',
    ],
  },
  joined: {
    kind: 'moment',
    names: [
      'joined',
      'first_visit',
      'member_since',
      'customer_since',
      'created_at',
      'date_created',
      'date_added',
      'signup_date',
      'sign_up_date',
      'sign_up',
      'enrolled',
      'registered',
    ],
  },
  email_consent: {
    kind: 'id',
    names: [
      'email_consent',
      'opted_in',
      'email_subscription_status',
      'accepts_marketing',
      'accepts_email_marketing',
      'email_marketing_consent',
      'marketing_opt_in',
      'marketing_consent',
    ],
  },
  status: { kind: 'id', names: ['status', 'state', 'member_status', 'account_status'] },
};

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
