import { collectorProblem, collectorScript } from '../../collector/script/collector-script.ts';
import { done, refused, type Handlers } from '../answer.ts';
import { saveFile, type SaveParts } from './save-file.ts';

/** The host collector for the window: its text to copy, or a file. `scripts`: the folder `assets/powershell`. */
export function collectorHandlers(scripts: string, parts: SaveParts): Pick<Handlers, 'collector.script' | 'collector.save'> {
  const made = async (form: Parameters<typeof collectorScript>[0]) => {
    try {
      return { ok: true as const, value: await collectorScript(form, scripts) };
    } catch (error) {
      return refused({ code: 'ioFailed', text: collectorProblem(error) });
    }
  };
  return {
    'collector.script': async ({ form }) => {
      const script = await made(form);
      return script.ok ? done({ text: script.value }) : script;
    },
    'collector.save': async ({ form }) => {
      const script = await made(form);
      // Windows ends lines with both, and its older editors show nothing else.
      return script.ok ? saveFile(form === 'any' ? 'rdp-collector.ps1' : `rdp-collector-${form}.ps1`, async () => script.value.replace(/\n/g, '\r\n'), parts) : script;
    },
  };
}
