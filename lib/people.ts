// What the products know of people together: where it stands, and who may ask it. Off where the settings name no region for it, and
// where a shop runs one product alone, which needs nobody to tell it what it did.
import { Stack } from 'aws-cdk-lib';
import type { ContactsPlace } from '../shared/people/contacts-on-aws.ts';
import type { SinglePurposeFunction } from './constructs/single-purpose-function.ts';
import type { ShopSettings } from './settings/shop-settings.ts';

/** The first part of the stack's name. */
export const PEOPLE = 'people';
const TABLE = 'ppl-contacts';

/** Undefined: every product is on its own. */
export function contactsPlace({ people, products, stage }: ShopSettings): ContactsPlace | undefined {
  const on = Object.values(products).filter((product) => product?.enabled === true);
  if (people === undefined || on.length < 2) return undefined;
  return { table: stage === undefined ? TABLE : `${TABLE}-${stage}`, region: people.region };
}

/**
 * `asks` before a message, and gives back what did not go out; `tells` of silence, purchases and messages to come; `looks` alone.
 */
export type ContactsUse = 'asks' | 'tells' | 'looks';

const ACTIONS: Readonly<Record<ContactsUse, readonly string[]>> = {
  asks: ['dynamodb:UpdateItem', 'dynamodb:GetItem'],
  tells: ['dynamodb:UpdateItem'],
  looks: ['dynamodb:GetItem'],
};

/** Lets a function use what the products know together; does nothing where that is off. */
export function grantContacts(fn: SinglePurposeFunction, use: ContactsUse, settings: ShopSettings): void {
  const place = contactsPlace(settings);
  if (place === undefined) return;
  const { partition, account } = Stack.of(fn);
  fn.grant({
    actions: [...ACTIONS[use]],
    resources: [`arn:${partition}:dynamodb:${place.region}:${account}:table/${place.table}`],
  });
  fn.setEnvironment('CONTACTS', JSON.stringify(place));
}

/** Only that there is such a place: what the function hears, another passes on. */
export function tellOfContacts(fn: SinglePurposeFunction, settings: ShopSettings): void {
  const place = contactsPlace(settings);
  if (place !== undefined) fn.setEnvironment('CONTACTS', JSON.stringify(place));
}
