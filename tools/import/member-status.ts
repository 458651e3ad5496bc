// What the word in a list's column of states means: somebody who is a member there, or who is none any more. A word that we do
// not know is neither: whoever was barred from a programme is not to come back by a list.
import { yesOrNo } from '../../shared/files/cells.ts';

const words = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.join(' ').split(' '));

const MEMBER = words(
  'active activated enabled enrolled registered member activemember loyaltymember rewardsmember current valid verified',
  'confirmed approved live open ok good goodstanding normal regular joined optedin rested',
  'aktiv aktiviert mitglied actif active activé activo activa activado attivo attiva actief geactiveerd',
);
const GONE = words(
  'deleted disabled inactive inactivated notactive nolongeractive cancelled canceled closed blocked banned barred archived',
  'merged removed erased suspended deactivated anonymized anonymised terminated withdrawn deceased accountclosed left expired',
  'void voided invalid rejected denied frozen locked revoked unenrolled notenrolled nonmember notamember nomember former formermember',
  'inaktiv deaktiviert gelöscht gesperrt gekündigt inactif inactive désactivé désactivée supprimé supprimée bloqué bloquée résilié',
  'inactivo inactiva eliminado eliminada bloqueado bloqueada baja dadodebaja inattivo inattiva eliminato eliminata bloccato',
  'inactief verwijderd geblokkeerd opgezegd',
);

export type MemberStatus = 'member' | 'gone' | 'unknown';

/** `Active`, `IN_ACTIVE`, `yes`, `0`; nothing at all is a member, because most lists hold nobody else. */
export function memberStatus(cell: string | undefined): MemberStatus {
  const written = (cell ?? '').trim();
  const word = written.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
  if (written === '' || MEMBER.has(word)) return 'member';
  if (GONE.has(word)) return 'gone';
  // Of mail, which somebody may want none of and be a member all the same.
  if (/subscri|opt|accept|declin|pending|unknown/.test(word)) return 'unknown';
  const isMember = yesOrNo(written);
  return isMember === undefined ? 'unknown' : isMember ? 'member' : 'gone';
}
