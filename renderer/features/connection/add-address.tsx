import { useState } from 'react';
import type { Message } from '../../../preload/contract/text.ts';
import { dayAfter, todayHere } from '../../state/connection-edits.ts';
import { useConnection } from '../../state/use-connection.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import styles from './addresses.module.css';
import { useWords } from './words.ts';

/** A fallback is looked at again after so many days, unless another day is chosen. */
export const REVIEW_DAYS = 90;

/** One more name or address at the end of the list. */
export function AddAddress({ first, full }: { first: boolean; full: boolean }) {
  const { words } = useWords();
  const setAddresses = useConnection((state) => state.setAddresses);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Message | null>(null);
  const add = async () => {
    const address = text.trim();
    if (address === '') return;
    const refused = await setAddresses((list) => [...list, { address, reason: '', reviewBy: list.length === 0 ? null : dayAfter(todayHere(), REVIEW_DAYS) }], 'new');
    setProblem(refused);
    if (!refused) setText('');
  };
  return (
    <form
      className={styles.add}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={words(first ? 'addresses.primary' : 'addresses.another')} problem={problem && sentenceOf(problem)}>
        {(ids) => (
          <input
            {...ids} className={field.input} value={text} maxLength={300} spellCheck={false} autoCapitalize="off" autoComplete="off" disabled={full} data-add-address
            onChange={(event) => {
              setText(event.target.value);
              setProblem(null);
            }}
          />
        )}
      </Field>
      <Button type="submit" icon="plus" disabled={full || text.trim() === ''}>{words('addresses.add')}</Button>
    </form>
  );
}
