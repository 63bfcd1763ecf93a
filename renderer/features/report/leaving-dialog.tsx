import type { LeavingFieldModel } from '../../../preload/contract/reporting.ts';
import { useReportWords } from '../../text/report-words.ts';
import { visible } from '../../text/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './report.module.css';

/** Field by field: what leaves as it is, what leaves under another name, what stays here. */
export function LeavingDialog({ fields }: { fields: readonly LeavingFieldModel[] }) {
  const { words } = useReportWords();
  return (
    <Dialog title={words('leaving.title')} description={words('leaving.description')} trigger={<Button look="quiet" data-see-fields>{words('leaving.see')}</Button>}>
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
            {fields.map(({ field, how, values }) => (
              <tr key={field} data-how={how}>
                <th scope="row"><code>{visible(field)}</code></th>
                <td>{words(`leaving.${how}`)}</td>
                <td>{how === 'hidden' ? '–' : values.map(visible).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
