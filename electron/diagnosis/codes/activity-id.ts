/** A GUID anywhere in a text. */
export const GUID = /(?<![0-9A-Fa-f])\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?(?![0-9A-Fa-f])/g;

/** "activity" in the languages of mstsc; only decides between several GUIDs. */
const LABEL = /a[ck]ti[vf]|attivit|atividad|activit|actividad|アクティビティ|活动|活動|활동|актив|aktyw|etkinlik|νταυτότητα δραστ|δραστηριότ|نشاط|פעילות|กิจกรรม|hoạt động|गतिविधि|tevékenység|correlation/iu;
const NOT_ACTIVITY = /(?:guid|user|sid|clsid|provider|logon|session|device|tenant)[\p{L} ]{0,12}["'\s:=({]*$/iu;
const NONE = '00000000-0000-0000-0000-000000000000';

/**
 * The activity id of a copied box or an event: the GUID that is labelled as one, else the first that is not labelled as something else.
 * Lower-case, no braces. All zeros means that there was none.
 */
export const findActivityId = (text: string): string | null => {
  let fallback: string | null = null;
  for (const match of text.matchAll(GUID)) {
    const id = match[0].replace(/[{}]/g, '').toLowerCase();
    if (id === NONE) continue;
    const before = text.slice(Math.max(0, match.index - 32), match.index);
    if (NOT_ACTIVITY.test(before)) continue;
    if (LABEL.test(before)) return id;
    fallback ??= id;
  }
  return fallback;
};
