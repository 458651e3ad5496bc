// What the column of a telephone is called in exports, whatever they are of: ours first, then what programmes and their
// translations call it.

export const PHONE_NAMES: readonly string[] = [
  'phone',
  'phone_number',
  'mobile',
  'mobile_number',
  'mobile_phone',
  'mobile_phone_number',
  'cell',
  'cell_phone',
  'telephone',
  'customer_phone',
  'contact_number',
  'default_address_phone',
  'billing_phone',
  ...['telefon', 'telefonnummer', 'handy', 'handynummer', 'mobil', 'mobilnummer'],
  ...[
    'téléphone',
    'portable',
    'teléfono',
    'móvil',
    'telefono',
    'cellulare',
    'telefoon',
    'telefoonnummer',
    'mobiel',
  ],
];
