import { expect, it } from 'vitest';
import { installKind, type InstallMarkers, type InstallPlace } from './install-kind.ts';

const FOLDER = 'C:\\Program Files\\RDP Doctor';
const place = (folder: string, markers: Partial<InstallMarkers>, more: Partial<InstallPlace> = {}) =>
  installKind({ executable: `${folder}\\RDP Doctor.exe`, real: `${folder}\\RDP Doctor.exe`, markers: { machine: null, user: null, ...markers }, programFolders: ['C:\\Program Files'], ...more });

it('is for everyone, or by MSI, where the machine\'s marker names this folder below a program folder', () => {
  expect(place(FOLDER, { machine: { kind: 'everyone', location: FOLDER } })).toBe('everyone');
  expect(place(FOLDER, { machine: { kind: 'everyone', location: 'c:\\PROGRAM FILES\\rdp doctor\\' } })).toBe('everyone');
  expect(place(FOLDER, { machine: { kind: 'msi', location: FOLDER } })).toBe('msi');
});

it('is portable for a copy of an installed one', () => {
  const machine = { kind: 'everyone', location: FOLDER };
  for (const folder of ['C:\\Users\\a\\Desktop\\RDP Doctor', 'C:\\Program Files\\RDP Doctor\\..\\..\\Users\\a', 'D:\\Program Files\\RDP Doctor', '\\\\srv\\share\\RDP Doctor']) {
    expect(place(folder, { machine })).toBe('portable');
  }
});

it('does not believe the machine\'s marker outside the program folders, nor a neighbour with the same beginning', () => {
  expect(place('C:\\Tools\\RDP Doctor', { machine: { kind: 'everyone', location: 'C:\\Tools\\RDP Doctor' } })).toBe('portable');
  expect(place('C:\\Program Files Other\\RDP Doctor', { machine: { kind: 'everyone', location: 'C:\\Program Files Other\\RDP Doctor' } })).toBe('portable');
});

it('never takes the user\'s marker for the machine\'s', () => {
  const location = 'C:\\Users\\a\\AppData\\Local\\Programs\\RDP Doctor';
  expect(place(location, { user: { kind: 'onlyMe', location } })).toBe('onlyMe');
  expect(place(FOLDER, { user: { kind: 'everyone', location: FOLDER } })).toBe('portable');
  expect(place(location, { user: { kind: 'msi', location } })).toBe('portable');
});

// What a marker of the machine says is put to the hardest test: it names the very folder the program runs from.
it.each([
  ['a neighbour with the same beginning', 'C:\\Program Files Evil\\RDP Doctor'],
  ['a dot at the end, which Windows drops', 'C:\\Program Files.\\RDP Doctor'],
  ['a blank at the end, which Windows drops', 'C:\\Program Files \\RDP Doctor'],
  ['a short name', 'C:\\PROGRA~1\\RDPDOC~1'],
  ['the folder of 32-bit programs', 'C:\\Program Files (x86)\\RDP Doctor'],
  ['a share', '\\\\srv\\c$\\Program Files\\RDP Doctor'],
  ['this computer as a share', '\\\\localhost\\C$\\Program Files\\RDP Doctor'],
  ['a device name', '\\\\?\\C:\\Program Files\\RDP Doctor'],
  ['a device name of the other kind', '\\\\.\\C:\\Program Files\\RDP Doctor'],
  ['a global root', '\\\\?\\GLOBALROOT\\Device\\HarddiskVolume3\\Program Files\\RDP Doctor'],
  ['another drive', 'D:\\Program Files\\RDP Doctor'],
  ['a drive without its root', 'C:Program Files\\RDP Doctor'],
  ['no drive', '\\Program Files\\RDP Doctor'],
  ['a stream of the folder', 'C:\\Program Files:x\\RDP Doctor'],
  ['a way out', 'C:\\Program Files\\RDP Doctor\\..\\..\\Users\\Public'],
  ['a way out with slashes', 'C:/Program Files/../Users/Public'],
  ['a letter that only looks like one', 'C:\\Program F\u0456les\\RDP Doctor'],
  ['a folder of the same name below the user', 'C:\\Users\\a\\Program Files\\RDP Doctor'],
  ['the program folder itself', 'C:\\Program Files'],
])('is portable under %s, even where the machine\'s marker names it', (_what, folder) => {
  expect(place(folder, { machine: { kind: 'everyone', location: folder } })).toBe('portable');
});

it('is portable where the path leads elsewhere, or nobody can tell', () => {
  const machine = { kind: 'everyone', location: FOLDER };
  const elsewhere = ['D:\\Apps\\RDP Doctor\\RDP Doctor.exe', 'C:\\Users\\a\\AppData\\RDP Doctor.exe', '\\\\srv\\apps\\RDP Doctor.exe', 'C:\\Program Files\\RDP Doctor\\other.exe', '', null];
  for (const real of elsewhere) expect(place(FOLDER, { machine }, { real }), String(real)).toBe('portable');
  expect(place(FOLDER, { machine }, { real: 'c:\\program files\\RDP DOCTOR\\rdp doctor.EXE' })).toBe('everyone');
});

it('takes no other word for a kind', () => {
  for (const kind of ['Everyone', 'everyone ', 'admin', '__proto__', '']) expect(place(FOLDER, { machine: { kind, location: FOLDER } }), kind).toBe('portable');
});
