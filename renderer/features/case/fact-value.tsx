import { useTranslation } from 'react-i18next';
import type { Fact } from '../../../preload/contract/facts.ts';
import { visible } from '../../text/format.ts';
import styles from './facts.module.css';

/** A value exactly as it was read; hidden characters are written out, so that it cannot fool the eye. */
export function FactValue({ value, unit }: { value: Fact['value']; unit?: string | undefined }) {
  const { t } = useTranslation();
  if (value === null) return <>–</>;
  if (typeof value === 'boolean') return <>{t(value ? 'facts.yes' : 'facts.no')}</>;
  if (Array.isArray(value)) {
    if (value.length === 0) return <>–</>;
    return (
      <ul>
        {value.map(plain).map((one, index) => <li key={`${index} ${one}`}><Text text={one} /></li>)}
      </ul>
    );
  }
  return <Text text={typeof value === 'object' ? JSON.stringify(value) : `${value}${unit ? ` ${unit}` : ''}`} />;
}

function plain(one: string | number | boolean | object | null): string {
  return typeof one === 'object' ? JSON.stringify(one) : String(one);
}

function Text({ text }: { text: string }) {
  return <bdi className={styles.value} dir="ltr">{visible(text)}</bdi>;
}
