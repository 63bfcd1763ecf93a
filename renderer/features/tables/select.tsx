import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';

/** One of many, in a list that the keyboard opens. */
export function Select<T extends string>({ label, value, options, onChange }: { label: string; value: T; options: readonly { value: T; label: string }[]; onChange: (value: T) => void }) {
  return (
    <Field label={label}>
      {(ids) => (
        <select
          {...ids}
          className={field.input}
          value={value}
          onChange={(event) => {
            const chosen = options.find((one) => one.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
        </select>
      )}
    </Field>
  );
}
