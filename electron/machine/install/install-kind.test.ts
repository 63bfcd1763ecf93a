import { expect, it } from 'vitest';
import { installKind, type InstallMarkers } from './install-kind.ts';

const FOLDER = 'C:\\Program Files\\RDP Doctor';
const place = (folder: string, markers: Partial<InstallMarkers>) =>
  installKind({ executable: `${folder}\\RDP Doctor.exe`, markers: { machine: null, user: null, ...markers }, programFolders: ['C:\\Program Files', 'C:\\Program Files (x86)'] });

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
