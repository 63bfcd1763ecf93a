import { useEffect, useState } from 'react';

/** What may be dropped: whether it is anything of ours, and what becomes of it. Both have to stay the same from one rendering to the next. */
interface DropTarget {
  readonly takes: (dropped: DataTransfer | null) => boolean;
  readonly drop: (dropped: DataTransfer | null) => void;
}

/** Takes what is dropped anywhere on the screen; true while something hangs over it. */
export function useFileDrop({ takes, drop }: DropTarget): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hover = (event: DragEvent) => {
      if (!takes(event.dataTransfer)) return;
      event.preventDefault();
      setOver(event.type === 'dragover');
    };
    const fall = (event: DragEvent) => {
      if (!takes(event.dataTransfer)) return;
      event.preventDefault();
      setOver(false);
      drop(event.dataTransfer);
    };
    document.addEventListener('dragover', hover);
    document.addEventListener('dragleave', hover);
    document.addEventListener('drop', fall);
    return () => {
      document.removeEventListener('dragover', hover);
      document.removeEventListener('dragleave', hover);
      document.removeEventListener('drop', fall);
    };
  }, [takes, drop]);
  return over;
}
