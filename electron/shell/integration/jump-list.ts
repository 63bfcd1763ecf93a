import { app, type JumpListCategory } from 'electron';
import type { Translate } from '../../locale/translator.ts';
import { say } from '../../locale/say.ts';
import { TASKS } from './opened-with.ts';

/** The tasks in the menu of the task bar button (Windows). Each is a second start with a link, which the running window takes over. */
export function jumpList(executable: string, translate: Translate): JumpListCategory[] {
  const task = (name: keyof typeof TASKS) => ({
    type: 'task' as const, program: executable, args: `-- ${TASKS[name]}`, iconPath: executable, iconIndex: 0,
    title: translate(say(`install:task.${name}.title`)), description: translate(say(`install:task.${name}.description`)),
  });
  return [{ type: 'tasks', items: [task('newCase'), task('pasteError'), task('radar')] }];
}

/** Sets them where there is such a menu; only an installed program has one that would start it. */
export function setJumpList(platform: NodeJS.Platform, translate: Translate): void {
  if (platform === 'win32' && app.isPackaged) app.setJumpList(jumpList(process.execPath, translate));
}
