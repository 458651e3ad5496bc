// The staff list, for managers, and everybody's own PIN. Names travel in forms, never in an address.
import { markup } from '../../../shared/pages/markup.ts';
import { pinProblem, readStaffName } from '../decisions/staff-person.ts';
import type { StaffRow } from '../desk-rows.ts';
import type { ListChange } from '../state/staff-roles.ts';
import { refuse } from './layout.ts';
import type { DeskApp, DeskContext, FrameParts } from './parts.ts';
import { addPage, listPage, newPinPage, personPage, removePage } from './staff-list.ts';

const BACK = { href: '/staff', label: 'Back to the staff list' };

export function staffRoutes(app: DeskApp, parts: FrameParts): void {
  const { staff } = parts;
  const deed = (context: DeskContext, name: string) => ({
    name,
    by: context.get('staff').name,
    at: parts.now(),
  });
  /** The person a form is about, or the page that says that there is none. */
  const withPerson = async (
    context: DeskContext,
    act: (row: StaffRow) => Promise<Response> | Response,
  ): Promise<Response> => {
    const name = context.get('form').get('name') ?? '';
    const row = name === '' || name.length > 200 ? undefined : await staff.get(name);
    return row === undefined ? notOnTheList(context) : act(row);
  };

  app.get('/staff', async (context) =>
    listPage(context, await staff.list(), { now: parts.now(), done: context.req.query('done') }),
  );
  app.get('/staff/add', (context) => addPage(context, {}));

  app.post('/staff/add', async (context) => {
    const form = context.get('form');
    const typed = form.get('name') ?? '';
    const role = form.get('role') === 'manager' ? 'manager' : 'staff';
    const person = readStaffName(typed);
    const chosen = (form.get('pin') ?? '').trim();
    const problem =
      person === undefined ? 'A name is 1 to 40 letters.' : chosen === '' ? undefined : pinProblem(chosen);
    if (person === undefined || problem !== undefined)
      return addPage(context, { problem: problem ?? '', typed, role, status: 400 });
    const pin = chosen === '' ? goodPin(parts) : chosen;
    const added = await staff.add({
      ...deed(context, person.name),
      shownName: person.shownName,
      role,
      pinHash: await parts.pins.hash(pin),
    });
    if (added === 'taken')
      return addPage(context, {
        problem: 'Somebody with this name is on the list already. Add an initial or a surname.',
        typed,
        role,
        status: 409,
      });
    return newPinPage(context, { shownName: person.shownName, pin, isNew: true });
  });

  app.post('/staff/person', (context) => withPerson(context, (row) => personPage(context, row, parts.now())));

  app.post('/staff/role', (context) =>
    withPerson(context, async (row) => {
      const role = context.get('form').get('role') === 'manager' ? 'manager' : 'staff';
      return changed(context, await staff.setRole({ ...deed(context, row.name), role }), 'role');
    }),
  );

  app.post('/staff/pin', (context) =>
    withPerson(context, async (row) => {
      const pin = goodPin(parts);
      const set = await staff.setPin({
        ...deed(context, row.name),
        pinHash: await parts.pins.hash(pin),
        action: 'pin-reset',
      });
      return set === 'unknown'
        ? notOnTheList(context)
        : newPinPage(context, { shownName: row.shown_name, pin, isNew: false });
    }),
  );

  app.post('/staff/unlock', (context) =>
    withPerson(context, async (row) =>
      changed(context, await staff.unlock(deed(context, row.name)), 'unlock'),
    ),
  );

  app.post('/staff/remove', (context) =>
    withPerson(context, async (row) =>
      context.get('form').get('sure') === 'yes'
        ? changed(context, await staff.remove(deed(context, row.name)), 'remove')
        : removePage(context, row),
    ),
  );
}

/** A random PIN that nobody would try first. */
function goodPin({ newPin }: FrameParts): string {
  for (;;) {
    const pin = newPin();
    if (pinProblem(pin) === undefined) return pin;
  }
}

function changed(context: DeskContext, change: ListChange, done: string): Response {
  switch (change) {
    case 'done':
      return context.redirect(`/staff?done=${done}`, 303);
    case 'unknown':
      return notOnTheList(context);
    case 'last-manager':
      return refuse(context, {
        status: 409,
        title: 'The last manager stays',
        message: 'Somebody must be able to manage this list. Make another person a manager first.',
        back: BACK,
      });
  }
}

const notOnTheList = (context: DeskContext): Response =>
  refuse(context, {
    status: 404,
    title: 'Not on the list',
    message: markup`There is nobody with this name on the staff list. Perhaps they were just removed.`,
    back: BACK,
  });
