import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { profileStore } from '../../electron/profile/store/profile-store.ts';
import { atMost, type Claim } from './claim.ts';
import { compare } from './measure.ts';

const COUNT = 5000;

/** The list of stored profiles, read and put in order, as the window asks for it. */
export async function profiles(): Promise<readonly Claim[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rdp-doctor-bench-profiles-'));
  try {
    mkdirSync(join(dataDir, 'profiles'));
    const at = '2026-11-21T10:00:00.000Z';
    const list = Array.from({ length: COUNT }, (_, n) => ({
      id: `p-${n}`, name: `Server ${n} of the Osaka branch`, file: `Server ${n} of the Osaka branch.rdp`, practice: null, pinned: n % 100 === 0, usedAt: n % 3 === 0 ? at : null, changedAt: at,
      addresses: [{ address: `srv-${n}.corp.example`, reason: '', reviewBy: null }, { address: `10.0.${n >> 8}.${n & 255}`, reason: 'The name was dead in March', reviewBy: '2027-01-01' }],
    }));
    writeFileSync(join(dataDir, 'profiles', 'index.json'), JSON.stringify({ version: 1, profiles: list }));
    const run = async (): Promise<void> => {
      // A store of its own each time: one that has read the list once only looks whether it changed.
      const read = await profileStore(dataDir).list();
      if (!read.ok || read.value.profiles.length !== COUNT) throw new Error('the bench has no list');
    };
    const [timing] = await compare([{ name: 'list', run }]);
    return [atMost(`List of ${COUNT} stored profiles`, timing?.median ?? NaN, 100)];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
