// A column called `state` is a part of a country where an address stands beside it, and else the state of what the line is of.

/** What stands beside a part of a country, in the languages that the imports know. */
const ADDRESS = new RegExp(
  `^(?:${[
    'city|town|suburb|zip|zip_code|zipcode|postcode|post_code|postal|postal_code|country.*|street.*|address.*',
    'ort|plz|stadt|straße|strasse|ville|code_postal|pays|ciudad|código_postal|codigo_postal|dirección|direccion|país|pais',
    'città|citta|cap|indirizzo|paese|cidade|cep|endereço|plaats|land',
  ].join('|')})$`,
);

/** By name, what must not stand beside it. */
export const PLACES_OF_ADDRESSES: Readonly<Record<string, RegExp>> = {
  state: ADDRESS,
  estado: ADDRESS,
  stato: ADDRESS,
  état: ADDRESS,
};
