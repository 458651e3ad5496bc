// Everything at the desk that is about members.
import { addressRoutes } from './address.ts';
import { birthdayRoutes } from './birthday.ts';
import { countRoutes } from './count.ts';
import { doneRoutes } from './done.ts';
import { heldRoutes } from './held.ts';
import { historyRoutes } from './history.ts';
import { lapsingRoutes } from './lapsing-list.ts';
import { lookupRoutes } from './lookup.ts';
import type { DeskParts, DeskRoutes } from './parts.ts';
import { redeemRoutes } from './redeem.ts';
import { searchRoutes } from './search.ts';
import { sentRoutes } from './sent.ts';

export const memberRoutes = (parts: DeskParts): readonly DeskRoutes[] => [
  lookupRoutes(parts),
  searchRoutes(parts),
  countRoutes(parts),
  addressRoutes(parts),
  birthdayRoutes(parts),
  redeemRoutes(parts),
  doneRoutes(parts),
  historyRoutes(parts),
  sentRoutes(parts),
  heldRoutes(parts),
  lapsingRoutes(parts),
];
