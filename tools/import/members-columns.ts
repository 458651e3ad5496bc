// What the columns of lists of members are called: ours first, then what other programmes call them.
import type { Vocabulary } from '../../shared/files/columns.ts';
import { PLACES_OF_ADDRESSES } from './address-columns.ts';
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
  name: {
    kind: 'text',
    names: [
      ...['name', 'full_name', 'customer_name', 'customer', 'member_name', 'display_name'],
      ...['vollständiger_name', 'nom_complet', 'nombre_completo', 'nome_completo', 'volledige_naam', 'naam'],
    ],
  },
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
      ...['familienname', 'nom', 'nom_de_famille', 'apellido', 'achternaam', 'cognome'],
    ],
  },
  email: {
    kind: 'id',
    either: true,
    names: [
      ...['email', 'email_address', 'e_mail', 'customer_email', 'e_mail_address', 'mail'],
      ...[
        'e_mail_adresse',
        'email_adresse',
        'adresse_e_mail',
        'adresse_mail',
        'courriel',
        'correo_electrónico',
      ],
      ...['correo_electronico', 'correo', 'posta_elettronica', 'e_mailadres', 'emailadres'],
    ],
  },
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
      ...['punkte', 'punktestand', 'points_de_fidélité', 'puntos', 'punten', 'punti'],
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
      ...['besuche', 'anzahl_besuche', 'visites', 'visitas', 'visite', 'bezoeken'],
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
      ...[
        'letzter_besuch',
        'letzter_einkauf',
        'dernière_visite',
        'dernier_achat',
        'última_visita',
        'ultima_visita',
      ],
      ...['última_compra', 'ultimo_acquisto', 'laatste_bezoek', 'laatste_aankoop'],
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
      ...['mitglied_seit', 'kunde_seit', 'membre_depuis', 'client_depuis', 'miembro_desde', 'cliente_desde'],
      ...['fecha_de_alta', 'iscritto_dal', 'lid_sinds', 'klant_sinds'],
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
  status: {
    kind: 'id',
    names: [
      ...['status', 'member_status', 'membership_status', 'loyalty_status', 'account_status'],
      ...['customer_status', 'enrollment_status', 'enrolment_status', 'state', 'active', 'is_active'],
      ...[
        'mitgliedsstatus',
        'kundenstatus',
        'statut',
        'état',
        'estado',
        'stato',
        'aktiv',
        'actif',
        'activo',
        'attivo',
      ],
    ],
    notBeside: PLACES_OF_ADDRESSES,
  },
};
