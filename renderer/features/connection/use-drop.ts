import { useCallback, useState } from 'react';
import { useConnection } from '../../state/use-connection.ts';
import { useFileDrop } from '../../ui/use-file-drop.ts';

const MAX_FILE = 10 * 1024 * 1024;

/** A row of the list that is dragged to another place is no file. */
const hasFiles = (dropped: DataTransfer | null): boolean => dropped?.types.includes('Files') ?? false;

/** A file dropped anywhere on the screen is opened. Its bytes go to main as they are. */
export function useDrop(): { over: boolean; tooLarge: boolean } {
  const [tooLarge, setTooLarge] = useState(false);
  const drop = useCallback((dropped: DataTransfer | null) => {
    const file = dropped?.files[0];
    if (!file) return;
    setTooLarge(file.size > MAX_FILE);
    if (file.size <= MAX_FILE) void file.arrayBuffer().then((bytes) => useConnection.getState().openBytes(file.name.slice(0, 300), new Uint8Array(bytes)), () => {});
  }, []);
  return { over: useFileDrop({ takes: hasFiles, drop }), tooLarge };
}
