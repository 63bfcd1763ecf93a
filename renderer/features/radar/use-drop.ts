import { useCallback, useState } from 'react';
import { useRadar } from '../../state/use-radar.ts';
import { useFileDrop } from '../../ui/use-file-drop.ts';

const MAX_FILE = 32 * 1024 * 1024;
/** What the contract carries as text. */
export const MAX_TEXT = 8_000_000;

export type DropProblem = 'list.tooLong' | 'list.unreadable';

/** A file or a text dropped anywhere on the screen becomes the list. Its bytes go to main as they are, which knows the encodings. */
export function useDrop(): { over: boolean; problem: DropProblem | null } {
  const [problem, setProblem] = useState<DropProblem | null>(null);
  const drop = useCallback((dropped: DataTransfer | null) => void take(dropped).then(setProblem), []);
  return { over: useFileDrop({ takes: anything, drop }), problem };
}

const anything = (): boolean => true;

async function take(dropped: DataTransfer | null): Promise<DropProblem | null> {
  const { edit } = useRadar.getState();
  const file = dropped?.files[0];
  if (!file) {
    const text = dropped?.getData('text').slice(0, MAX_TEXT) ?? '';
    if (text.trim() !== '') edit({ text, file: null });
    return null;
  }
  if (file.size > MAX_FILE) return 'list.tooLong';
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    edit({ file: { kind: 'bytes', name: file.name.slice(0, 300), bytes } });
    return null;
  } catch {
    return 'list.unreadable';
  }
}
