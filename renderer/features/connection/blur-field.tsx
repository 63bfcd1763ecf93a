import { useForm } from 'react-hook-form';
import type { Message } from '../../../preload/contract/text.ts';
import { takeTyped } from '../../state/connection-typed.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';

interface Props {
  readonly label: string;
  readonly hint?: string;
  /** What holds now. */
  readonly value: string;
  /** Why the text that stands in the field was not taken. */
  readonly refused: Message | null;
  /** Takes the text when the field is left; gives the reason where it does not fit. */
  readonly apply: (text: string) => Promise<Message | null>;
  readonly type?: 'text' | 'date';
  readonly numeric?: boolean;
  readonly maxLength: number;
  readonly name: string;
}

/** A field that is read when it is left, and never before: nobody is told of a mistake while typing. */
export function BlurField({ label, hint, value, refused, apply, type = 'text', numeric = false, maxLength, name }: Props) {
  const { register } = useForm<{ value: string }>({ values: { value }, mode: 'onBlur', reValidateMode: 'onBlur' });
  const bound = register('value', {
    validate: async (text) => (text === value && !refused) || (await apply(text)) === null,
  });
  return (
    <Field label={label} {...(hint !== undefined && { hint })} problem={refused && sentenceOf(refused)}>
      {(ids) => (
        <input
          {...ids} {...bound} type={type} className={field.input} maxLength={type === 'text' ? maxLength : undefined} spellCheck={false} autoCapitalize="off" autoComplete="off" inputMode={numeric ? 'numeric' : undefined} data-field={name}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey && !event.nativeEvent.isComposing) void takeTyped();
          }}
        />
      )}
    </Field>
  );
}
