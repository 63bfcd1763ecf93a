import { Menu } from 'electron';

/** No menu bar: every command is in the window. macOS keeps the menus without which copy, paste and quit have no keys. */
export function setMenu(platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null);
}
