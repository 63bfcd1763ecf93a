import { asText } from '../../../diagnosis/fact-book.ts';
import { currentKeys, keyReadable, thumbprint } from '../../../diagnosis/host-readings.ts';
import { CANNOT_CREATE, FOLDER_WRONG, KEY_UNREADABLE } from '../../signs/certificate-signs.ts';
import type { AutomaticFix, FixContext, SettingSpec, Work } from '../fix.ts';
import { operation } from '../operations.ts';
import { NETWORK_SERVICE, SYSTEM, withGrants, type Grant } from '../sddl-edit.ts';
import { blocked, doing, dropsSessions, ladder, RESTART, unread } from '../work.ts';

/** NT SERVICE\SessionEnv (catalogue h10). */
const SESSION_ENV = 'S-1-5-80-4022436659-1090538466-1613889075-870485073-3428993833';
/** From this build on Windows gives SessionEnv itself an entry, before that the administrators (AZR). */
const SESSION_ENV_BUILD = 17_763;
/** The folder's rights as measured on six builds (AZR). */
const FOLDER_SDDL = 'O:SYG:SYD:PAI(A;;0x12019f;;;WD)(A;;FA;;;BA)';
/** Where moved key files wait for the way back; the folder lets in SYSTEM and administrators only. */
const UNDO_FOLDER = 'C:\\ProgramData\\RDP Doctor\\undo';
/** What the listener's key is called, whatever the machine (catalogue h10). */
const KEY_PREFIX = 'f686aace6942fb7f7ceb231212eef4a4_';

export const SECOND_WAY: SettingSpec = { key: 'second-way', pattern: /^(console|run-command|winrm)$/, allowed: 'console, run-command, winrm' };
const BACKUP: SettingSpec = { key: 'backup', pattern: /^done$/, allowed: 'done' };

const common = { kind: 'automatic', side: 'host', who: 'technician', timeBoxMinutes: null, manner: (settings: FixContext['settings']) => (dropsSessions(settings) ? { tier: 2 as const } : {}) } as const;
const PROOF = { facts: ['key.files', 'folder.machineKeys', 'store.remoteDesktop', 'events.certificate', 'events.schannel'], probe: true };

function grantsFor(build: number): readonly Grant[] {
  const third: Grant = build >= SESSION_ENV_BUILD ? { sid: SESSION_ENV, rights: 'FA' } : { sid: 'BA', rights: 'FR' };
  return [{ sid: SYSTEM, rights: 'FA' }, { sid: NETWORK_SERVICE, rights: 'FR' }, third];
}

/** Only the one file of the listener's key: the public article's recursive form opens every key of the machine (catalogue F02). */
function mendKeyFile(context: FixContext): Work {
  const { windows } = context;
  const [keys, build] = [currentKeys(windows), windows.number('os.build')];
  if (!keys) return unread('key.files');
  if (build === undefined) return unread('os.build');
  const operations = [];
  for (const file of keys.filter((one) => keyReadable(one) === false)) {
    const [path, sddl] = [asText(file.path), asText(file.sddl)];
    if (path === undefined || sddl === undefined) return unread('key.files');
    const mended = withGrants(sddl, grantsFor(build), SYSTEM);
    if (mended === null) return blocked('inherited-denial');
    if (keyReadable({ sddl: mended }) !== true) return blocked('group-denial');
    operations.push(operation('acl.set', { kind: 'file', path, sddl: mended }));
  }
  return doing(operations.length > 0 ? [...operations, ...ladder(context)] : []);
}

function mendFolder(context: FixContext): Work {
  const folder = context.windows.row('folder.machineKeys');
  const [path, sddl] = [asText(folder?.path), asText(folder?.sddl)];
  if (path === undefined) return unread('folder.machineKeys');
  if (folder?.exists === false) return blocked('folder-gone');
  return doing(sddl === FOLDER_SDDL ? [] : [operation('acl.set', { kind: 'file', path, sddl: FOLDER_SDDL }), ...ladder(context)]);
}

/** Moves the listener's key files alone, with the certificates that used them: Windows makes both anew (catalogue F05 a). */
function isolate(context: FixContext): Work {
  const { windows, now } = context;
  const [files, store] = [windows.rows('key.files'), windows.rows('store.remoteDesktop')];
  if (!files || !store) return unread(...(files ? [] : ['key.files']), ...(store ? [] : ['store.remoteDesktop']));
  const own = files.filter((one) => asText(one.name)?.toLowerCase().startsWith(KEY_PREFIX) === true && asText(one.path) !== undefined);
  const stamp = new Date(now).toISOString().slice(0, 10);
  const moves = own.map((one) => operation('file.move', { from: asText(one.path) ?? '', to: `${UNDO_FOLDER}\\${stamp}-${asText(one.name) ?? ''}` }));
  const removals = store.map((one) => operation('certificate.remove', { store: 'Remote Desktop', thumbprint: thumbprint(one.thumbprint) }));
  return doing(moves.length > 0 ? [...moves, ...removals, ...ladder(context)] : []);
}

/** The last resort of the articles: the folder under another name, a healthy one in its place (catalogue F05 b). */
function renameFolder(context: FixContext): Work {
  const folder = context.windows.row('folder.machineKeys');
  const path = asText(folder?.path);
  if (path === undefined) return unread('folder.machineKeys');
  if (folder?.exists === false) return blocked('folder-gone');
  return doing([operation('file.move', { from: path, to: `${path}.old-${new Date(context.now).toISOString().slice(0, 10)}` }), operation('acl.set', { kind: 'file', path, sddl: FOLDER_SDDL }), ...ladder(context)]);
}

export const KEY_FIXES: readonly AutomaticFix[] = [
  {
    ...common, id: 'fix-rdp-key-acl', notices: 'nobody', number: 'F02', minutes: 3, causes: ['host-key-acl', 'host-cert-expired'], offeredFrom: null, evidence: [KEY_UNREADABLE],
    tier: 1, wayBack: 'full', keepWithinMinutes: null, settings: [RESTART], guards: ['other-sessions'], operations: mendKeyFile, proof: PROOF,
    primitives: ['acl.set', 'service.restart', 'service.start'], steps: 5, sources: ['AZR', 'MS-4', 'MS-6'],
  },
  {
    ...common, id: 'restore-machinekeys-acl', notices: 'nobody', number: 'F04', minutes: 4, causes: ['machinekeys-store'], offeredFrom: null, evidence: [FOLDER_WRONG],
    tier: 1, wayBack: 'full', keepWithinMinutes: null, settings: [RESTART], guards: ['other-sessions'], operations: mendFolder, proof: PROOF,
    primitives: ['acl.set', 'service.restart', 'service.start'], steps: 4, sources: ['AZR', 'MS-6'],
  },
  {
    ...common, id: 'isolate-rdp-keys', notices: 'keys', number: 'F05', minutes: 8, causes: ['machinekeys-store', 'host-key-acl'], offeredFrom: null, evidence: [KEY_UNREADABLE, CANNOT_CREATE],
    tier: 3, wayBack: 'full', keepWithinMinutes: 10, settings: [RESTART, SECOND_WAY], guards: ['farm', 'ca-certificate', 'pinned', 'own-session', 'other-sessions', 'second-way'], operations: isolate, proof: PROOF,
    manner: () => ({}), primitives: ['file.move', 'certificate.remove', 'service.restart', 'service.start'], steps: 6, sources: ['AZR', 'MS-4'],
  },
  {
    ...common, id: 'rename-machinekeys', notices: 'keys', number: 'F05b', who: 'serverOwner', minutes: 30, causes: ['machinekeys-store'], offeredFrom: null, evidence: [FOLDER_WRONG],
    tier: 3, wayBack: 'full', keepWithinMinutes: 15, settings: [RESTART, SECOND_WAY, BACKUP], guards: ['farm', 'ca-certificate', 'pinned', 'domain-controller', 'own-session', 'other-sessions', 'other-keys', 'second-way', 'backup'],
    operations: renameFolder, manner: () => ({}), proof: PROOF, primitives: ['file.move', 'acl.set', 'service.restart', 'service.start'], steps: 7, sources: ['MS-4', 'AZR'],
  },
];
