// The chapters about the staff list, played before the shop opens on the first day.
import { SAMPLE_MANAGER } from '../sample-counter.ts';
import { type Desk, formOn } from './desk.ts';

export const MANAGER = { name: SAMPLE_MANAGER.name, pin: SAMPLE_MANAGER.pin };
export const BEN = { name: 'Ben', pin: '482915' } as const;
const BENS_NEXT_PIN = '593026';

/** Says so where the story did not go as it should. */
export type Expect = (what: string, isSo: boolean) => void;

export async function hiresBen(manager: Desk, ben: Desk, expect: Expect): Promise<void> {
  const form = formOn(await manager.open('/staff/add'), '/staff/add');
  await manager.press(form, { name: BEN.name, role: 'staff', pin: BEN.pin });
  expect('Ben could not sign in', (await ben.open('/')).status === 200);
  const own = formOn(await ben.open('/pin'), '/pin');
  await ben.press(own, { present: BEN.pin, new: BENS_NEXT_PIN, again: BENS_NEXT_PIN });
  ben.hasPin(BENS_NEXT_PIN);
  expect('Ben may see the staff list', (await ben.open('/staff')).status === 403);
}

/** Somebody helps out for a morning: made a manager, given another PIN, and taken off the list. */
export async function hiresAndDismisses(manager: Desk): Promise<void> {
  const form = formOn(await manager.open('/staff/add'), '/staff/add');
  await manager.press(form, { name: 'Cleo', role: 'staff' });
  const onPerson = async () =>
    manager.press(formOn(await manager.open('/staff'), '/staff/person', { name: 'cleo' }));
  await manager.press(formOn(await onPerson(), '/staff/role'));
  await manager.press(formOn(await onPerson(), '/staff/pin'));
  const asked = await manager.press(formOn(await onPerson(), '/staff/remove'));
  await manager.press(formOn(asked, '/staff/remove'), { sure: 'yes' });
}

export async function forgetsThePin(manager: Desk, ben: Desk, expect: Expect): Promise<void> {
  for (let round = 0; round < 5; round += 1) await ben.signIn('000000');
  expect('A locked name was let in', (await ben.signIn()).status === 401);
  const page = await manager.press(formOn(await manager.open('/staff'), '/staff/person', { name: 'ben' }));
  await manager.press(formOn(page, '/staff/unlock'));
  expect('An unlocked name was not let in', (await ben.signIn()).status === 200);
}
