import { entryDocument, type EntryFields } from '../../fixes/journal/documents.ts';
import { openJournal } from '../../fixes/journal/journal.ts';

/** Every entry of the journal. A report without them is still a report: none where it cannot be read. */
export async function journalEntries(dataDir: string): Promise<EntryFields[]> {
  const view = await openJournal(dataDir).read();
  if (!view.ok) return [];
  return view.value.ids.flatMap((id) => {
    const one = view.value.entry(id);
    return one?.ok ? [entryDocument(one.entry, false)] : [];
  });
}
