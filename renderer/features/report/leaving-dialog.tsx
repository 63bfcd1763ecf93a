import { useState } from 'react';
import type { LeavingFieldModel } from '../../../preload/contract/reporting.ts';
import { useReportWords } from '../../text/report-words.ts';
import { visible } from '../../text/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import { filterFields } from './filter-fields.ts';
import styles from './report.module.css';

/** Field by field: what leaves as it is, what leaves under another name, what stays here. */
export function LeavingDialog({ fields }: { fields: readonly LeavingFieldModel[] }) {
  const { words } = useReportWords();
  const [text, setText] = useState('');
  const shown = filterFields(fields, text, (how) => words(`leaving.${how}`));
  return (
    <Dialog title={words('leaving.title')} description={words('leaving.description')} trigger={<Button look="quiet" data-see-fields>{words('leaving.see')}</Button>} onOpen={() => setText('')}>
      <div className={styles.fields}>
        <div className={styles.row}>
          <Field label={words('leaving.filter')} hint={words('leaving.filterHint')}>{(ids) => <input {...ids} type="search" data-filter-fields className={field.input} value={text} spellCheck={false} maxLength={200} onChange={(event) => setText(event.target.value)} />}</Field>
          <output data-fields-shown={shown.length}>{words('leaving.shown', { shown: shown.length, total: fields.length })}</output>
        </div>
        {shown.length === 0 ? <p className={styles.muted}>{words('leaving.noMatch', { text: visible(text.trim()) })}</p> : <FieldTable fields={shown} />}
      </div>
    </Dialog>
  );
}

function FieldTable({ fields }: { fields: readonly LeavingFieldModel[] }) {
  const { words } = useReportWords();
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={words('leaving.title')}>
      <table className={styles.table} data-fields={fields.length}>
        <thead>
          <tr>
            <th scope="col">{words('leaving.field')}</th>
            <th scope="col">{words('leaving.how')}</th>
            <th scope="col">{words('leaving.values')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field: name, how, values }) => (
            <tr key={name} data-how={how}>
              <th scope="row"><code>{visible(name)}</code></th>
              <td className={styles.how}>{words(`leaving.${how}`)}</td>
              <td>{how === 'hidden' ? '–' : values.map(visible).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
