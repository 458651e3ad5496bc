// A day that is noted as copied has its copy; the manifest is what makes it one.
import { breach } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';

export const copiesAreWhole: Law = {
  says: 'A day that is noted as copied has a whole copy.',
  when: 'hour',
  check({ rows, objects }) {
    const copied = new Set(
      objects.flatMap(({ key }) => /^(?<day>[\d-]+)\/manifest\.json$/.exec(key)?.groups?.day ?? []),
    );
    return rows('loy-notices').flatMap((notice) => {
      const day = /^backup#(?<day>.+)$/.exec(String(notice.notice_id))?.groups?.day;
      return day === undefined || copied.has(day)
        ? []
        : [breach(`${day} is noted as copied and has no copy`, notice)];
    });
  },
};
