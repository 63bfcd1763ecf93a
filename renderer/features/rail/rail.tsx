import { useTranslation } from 'react-i18next';
import { useCase } from '../../state/use-case.ts';
import { useScreen, type Screen } from '../../state/use-screen.ts';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import { Mark } from '../../ui/icons/mark.tsx';
import styles from './rail.module.css';

/** The screens that exist; settings and help stay at the foot. */
export function Rail() {
  const { t } = useTranslation();
  const hasCase = useCase((state) => state.open !== null);
  return (
    <nav className={styles.rail} aria-label={t('rail.label')} data-pane>
      <div className={styles.brand}>
        <Mark />
        <span className={styles.name}>RDP Doctor</span>
      </div>
      <ul className={styles.items}>
        <Item screen="start" icon="plus" shortcut="Ctrl+N" />
        {hasCase && <Item screen="case" icon="pulse" />}
        <Item screen="connection" icon="link" shortcut="Ctrl+2" />
        <Item screen="fixes" icon="wrench" shortcut="Ctrl+3" />
        <Item screen="journal" icon="book" shortcut="Ctrl+J" />
        <Item screen="practice" icon="flask" />
        <Item screen="radar" icon="radar" shortcut="Ctrl+5" />
        <Item screen="reports" icon="page" shortcut="Ctrl+6" />
      </ul>
      <ul className={styles.items}>
        <Item screen="settings" icon="gear" />
        <Item screen="help" icon="help" shortcut="F1" />
      </ul>
    </nav>
  );
}

function Item({ screen, icon, shortcut }: { screen: Exclude<Screen, 'report'>; icon: IconName; shortcut?: string }) {
  const { t } = useTranslation();
  const shown = useScreen((state) => state.screen);
  const show = useScreen((state) => state.show);
  const name = t(`rail.${screen}`);
  return (
    <li>
      <button type="button" className={styles.item} data-rail={screen} aria-current={shown === screen ? 'page' : undefined} title={shortcut ? `${name} (${shortcut})` : name} onClick={() => show(screen)}>
        <Icon name={icon} size={18} />
        <span className={styles.word}>{name}</span>
      </button>
    </li>
  );
}
