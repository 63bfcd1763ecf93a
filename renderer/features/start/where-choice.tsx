import { useTranslation } from 'react-i18next';
import { useDraft } from '../../state/use-draft.ts';
import { Choice } from '../../ui/choice.tsx';

/** Which of the computers this is: it decides whom the facts of this PC speak of. */
export function WhereChoice() {
  const { t } = useTranslation();
  const { where, set } = useDraft();
  return (
    <Choice
      legend={t('question.scope.where')}
      value={where}
      onChange={(next) => set({ where: next })}
      options={[
        { value: 'client', label: t('answer.scope.where.client') },
        { value: 'host', label: t('answer.scope.where.host') },
        { value: 'elsewhere', label: t('answer.scope.where.elsewhere') },
      ]}
    />
  );
}
