import * as Radix from '@radix-ui/react-dialog';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../text/i18n.ts';
import { usePractice } from '../../state/use-practice.ts';
import { actions } from './actions.ts';
import { matching, type Action } from './match.ts';
import styles from './palette.module.css';
import { usePalette } from './use-palette.ts';

/** Everything the window can do, found by typing (Ctrl+K). */
export function Palette() {
  const { open, close } = usePalette();
  return (
    <Radix.Root open={open} onOpenChange={(next) => next || close()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.shade} />
        <Content />
      </Radix.Portal>
    </Radix.Root>
  );
}

const words = (key: string, params: Record<string, number> = {}) => sentenceOf({ key: `palette:${key}`, params });

function Content() {
  useTranslation();
  usePractice((state) => state.hosts);
  const close = usePalette((state) => state.close);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const found = matching(actions(), typed);
  const here = Math.min(at, found.length - 1);
  const carryOut = (action: Action | undefined) => {
    if (!action) return;
    close();
    // After the dialog has given the focus back, so that the action can put it elsewhere.
    requestAnimationFrame(() => action.run());
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      setAt((here + step + found.length) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      carryOut(found[here]);
    }
  };
  return (
    <Radix.Content className={styles.palette} aria-describedby={undefined} data-palette>
      <Radix.Title className="hidden-visually">{words('title')}</Radix.Title>
      <input
        className={styles.field} type="text" role="combobox" aria-expanded="true" aria-controls={id} aria-autocomplete="list" aria-label={words('field')}
        aria-activedescendant={found[here] ? `${id}-${here}` : undefined} placeholder={words('field')} value={typed} spellCheck={false}
        onChange={(event) => { setTyped(event.target.value); setAt(0); }} onKeyDown={press}
      />
      <div className={styles.list} id={id} role="listbox" tabIndex={-1} aria-label={words('title')}>
        {found.map((action, index) => (
          <div
            key={action.id} id={`${id}-${index}`} role="option" aria-selected={index === here} className={styles.option} data-action={action.id}
            ref={index === here ? (element) => element?.scrollIntoView({ block: 'nearest' }) : null}
            tabIndex={-1} onPointerUp={() => carryOut(action)} onPointerMove={() => setAt(index)}
          >
            <span>{action.name}</span>
            {action.keys && <kbd className={styles.keys}>{action.keys}</kbd>}
          </div>
        ))}
      </div>
      <output className={found.length === 0 ? styles.none : 'hidden-visually'}>{words(found.length === 0 ? 'none' : 'found', { number: found.length })}</output>
    </Radix.Content>
  );
}
