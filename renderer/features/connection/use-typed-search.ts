import { useDeferredValue, useState } from 'react';

/** A search text: the field follows every key, the list when there is time. */
export function useTypedSearch(): { typed: string; sought: string; type: (text: string) => void } {
  const [typed, type] = useState('');
  return { typed, sought: useDeferredValue(typed), type };
}
