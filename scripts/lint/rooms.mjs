// The rooms of the house and what each may import. The first row that a file's path begins with is its room.

/** What a room may name besides its own files.
 * @typedef {{ path: string, rooms: string[], packages: string[] | 'any', builtins: string[] | 'any', why: string }} Room */

const noElectron = 'only electron/main.ts, electron/shell/ and electron/ipc/ may import electron, so that everything else runs in plain Node';
const pure = ['node:assert', 'node:buffer', 'node:crypto', 'node:string_decoder', 'node:url', 'node:util'];
const engine = ['electron', 'preload/contract', 'assets'];

/** @type {Room[]} */
const rooms = [
  { path: 'preload/contract', rooms: [], packages: ['zod'], builtins: [], why: 'the contract knows zod and nothing else' },
  { path: 'preload', rooms: ['preload/contract'], packages: ['electron'], builtins: [], why: 'the preload script knows the contract and nothing else' },
  { path: 'renderer', rooms: ['preload/contract', 'assets/locales'], packages: 'any', builtins: [], why: 'the window knows the contract and the texts and nothing else' },
  { path: 'electron/main.ts', rooms: engine, packages: 'any', builtins: 'any', why: '' },
  { path: 'electron/shell', rooms: engine, packages: 'any', builtins: 'any', why: '' },
  { path: 'electron/ipc', rooms: engine, packages: 'any', builtins: 'any', why: '' },
  { path: 'electron/locale', rooms: ['preload/contract', 'assets'], packages: 'any', builtins: pure, why: 'the diagnosis speaks through it, so it is as pure' },
  { path: 'electron/machine/windows-facts.ts', rooms: ['preload/contract'], packages: 'any', builtins: pure, why: 'the diagnosis knows these names, so they are as pure' },
  { path: 'electron/diagnosis', rooms: ['preload/contract', 'assets', 'electron/locale', 'electron/machine/windows-facts.ts'], packages: 'any', builtins: pure, why: 'the diagnosis is pure: no network, no files, no Windows' },
  { path: 'electron', rooms: engine, packages: 'any', builtins: 'any', why: noElectron },
  { path: 'scripts/lib/launcher', rooms: [], packages: ['electron'], builtins: 'any', why: 'the launcher runs inside Electron with no package beside it' },
  { path: 'scripts/lib/pack', rooms: ['scripts', 'electron', 'preload/contract', 'electron-builder.config.mjs'], packages: 'any', builtins: 'any', why: '' },
  { path: 'scripts', rooms: [], packages: [], builtins: 'any', why: 'set-up runs before any package is installed' },
];

/** Packages that only the named rooms may import; everywhere else they are refused, whatever the room's row says. */
const electronRooms = new Set(['scripts/lib/launcher', 'preload', 'electron/main.ts', 'electron/shell', 'electron/ipc']);

/** Rooms inside electron/ that need a window, closed to those that do not. */
const windowRooms = ['electron/main.ts', 'electron/shell', 'electron/ipc'];

/** @param {string} path @param {string} room */
const isIn = (path, room) => path === room || path.startsWith(`${room}/`);

/** The room of a file. @param {string} path relative to the repository, with slashes */
const roomOf = (path) => rooms.find((room) => isIn(path, room.path));

const isTest = (/** @type {string} */ path) => /\.(?:test|spec)\.[cm]?[jt]sx?$/.test(path);

/** Why a file may not import a package or a built-in module, or nothing when it may. @param {string} from @param {string} name */
export function refusePackage(from, name) {
  const room = roomOf(from);
  if (room === undefined) return undefined;
  if (name === 'electron' || name.startsWith('electron/')) return electronRooms.has(room.path) ? undefined : noElectron;
  if (isTest(from)) return undefined;
  if (name.startsWith('node:')) return room.builtins === 'any' || room.builtins.includes(name) ? undefined : room.why;
  const own = name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/');
  return room.packages === 'any' || room.packages.includes(own) ? undefined : room.why;
}

/** Why a file may not import another file of the repository, or nothing when it may. @param {string} from @param {string} to both relative to it */
export function refuseFile(from, to) {
  const room = roomOf(from);
  if (room === undefined) return undefined;
  const target = roomOf(to);
  if (target === room) return undefined;
  if (windowRooms.some((each) => isIn(to, each)) && !electronRooms.has(room.path)) return room.path === 'electron' ? noElectron : room.why;
  // The contract is inside preload/, but a room of its own: what may see the one may not see the other.
  return room.rooms.some((each) => isIn(to, each) && (each === target?.path || target === undefined || isIn(target.path, each))) ? undefined : room.why;
}
