import { useEffect, useState } from 'react';
import { useConnection } from '../../state/use-connection.ts';

const MAX_FILE = 10 * 1024 * 1024;

/** A file dropped anywhere on the screen is opened. Its bytes go to main as they are. */
export function useDrop(): { over: boolean; tooLarge: boolean } {
  const [over, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);
  useEffect(() => {
    const hover = (event: DragEvent) => {
      // A row of the list that is dragged to another place is no file.
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(event.type === 'dragover');
    };
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      setOver(false);
      setTooLarge(file.size > MAX_FILE);
      if (file.size <= MAX_FILE) void file.arrayBuffer().then((bytes) => useConnection.getState().openBytes(file.name.slice(0, 300), new Uint8Array(bytes)), () => {});
    };
    document.addEventListener('dragover', hover);
    document.addEventListener('dragleave', hover);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', hover);
      document.removeEventListener('dragleave', hover);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return { over, tooLarge };
}
