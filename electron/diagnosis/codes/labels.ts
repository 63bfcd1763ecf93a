/**
 * Words that stand before a decimal number when it is a code. Hexadecimal numbers need none: they are told by their shape. The words only
 * let a decimal in (prose is full of decimals); which code it is, the number itself decides.
 */
const CODE_WORDS =
  'code|kode|kód|kod|código|codigo|cód|codice|koodi|κωδικ|код|קוד|رمز|كود|कोड|รหัส|mã|코드|コード|代码|代碼|代號|hresult|ntstatus|status|result|errno|winerror|last\\s?error|disc(?:onnect)?reason|ondisconnected|geterrordescription';
const REASON_WORDS =
  'reason|grund|ursache|motif|raison|causa|motivo|razón|razon|reden|orsak|årsag|årsak|důvod|dôvod|powód|przyczyna|причин|αιτία|neden|sebep|سبب|סיבה|कारण|สาเหตุ|lý do|alasan|이유|理由|原因';
const ERROR_WORDS =
  'error|err|fehler|erreur|erro|fout|fel|fejl|feil|virhe|chyba|hiba|błąd|błędu|greška|napaka|eroare|грешка|ошибк|помилк|σφάλμα|hata|خطأ|خطا|שגיאה|त्रुटि|ข้อผิดพลาด|lỗi|kesalahan|ralat|오류|エラー|错误|錯誤|disconnect|getrennt|trennung|déconnexion|disconnessione|desconexión|desconexão|отключен|切断|断开|斷線|연결 끊김|wsa|winsock|socket';
const GLUE = 'code|number|num|no|nr|nro|n|numero|numéro|número|nummer|is|was|ist|war|lautet|lautete|est|es|value|wert|valeur|valor|id|type|with|mit|dec|decimal|dezimal|décimal|discreason|番号|は|が|の|値|で|号|는|은|가|이|번호';
const SEPARATORS = '[\\s:=#"\'“”‘’«»„「『(\\[*_`~-]|[.°º](?=\\s?$|\\s)';
/** `barcode 2308`, `PIN code`, `source code`: codes of other kinds. */
const OTHER_CODE = /(?:bar|zip|post(?:al)?|pin|qr|area|country|verification|promo|source|dial|access|pass|security|confirmation|discount|product|order|booking|door|alarm|exit|status|http|https)[\s-]?(?:code|status)?\p{L}{0,3}[\s:=#(]{0,4}$/iu;

const endsWith = (words: string): RegExp => new RegExp(`(?:${words})\\p{L}{0,10}(?:${SEPARATORS}|(?<!\\p{L})(?:${GLUE})(?!\\p{L})|(?<=[\\u3040-\\u30ff\\u4e00-\\u9fff\\uac00-\\ud7af])(?:${GLUE}))*$`, 'iu');

const CODE_LABEL = endsWith(CODE_WORDS);
const REASON_LABEL = endsWith(REASON_WORDS);
const ERROR_LABEL = endsWith(ERROR_WORDS);
/** `(理由= 2308)`, `(Reason= 263)`: how event 1026 writes it, whatever the language. */
const EVENT_SHAPE = /\(\s?\p{L}[\p{L} ]{0,24}=\s{0,2}$/u;
/** What `<Data Name="Value">` of event 1026 became. */
const EVENT_VALUE = /(?:^|\n)Value=\s{0,2}$/;
const SYSTEM_LABEL = /(?:win32|winsock|wsa|socket|system error|os error|errno|last ?error|システム エラー|systemfehler)[\p{L}\s:=#(]{0,16}$/iu;
const EXTENDED_WORDS =
  /exten[ds]|erweit|étend|etend|estend|estes|ampliad|расшир|розшир|rozszerz|rozšíř|rozšír|udvid|utök|utvid|laajen|geniş|uitgebre|bővít|kiterjeszt|extins|εκτ[εέ]|ขยาย|mở rộng|موسع|ممتد|מורחב|विस्तारित|diperluas|lanjutan|proširen|razširj|разшир|拡張|扩展|擴充|擴展|延伸|확장/iu;

/** How sure the words before a decimal are that it is a code. */
export type Label = 'code' | 'error' | 'system' | 'none';

/** `before`: what stands on the line before the number (at most some 60 characters), `event1026`: the text is an event of that number. */
export const labelOf = (before: string, event1026: boolean): Label => {
  if (OTHER_CODE.test(before)) return 'none';
  if (SYSTEM_LABEL.test(before)) return 'system';
  if (CODE_LABEL.test(before) || REASON_LABEL.test(before) || EVENT_SHAPE.test(before)) return 'code';
  if (event1026 && EVENT_VALUE.test(before)) return 'code';
  return ERROR_LABEL.test(before) ? 'error' : 'none';
};

/** Whether the words just before a number say that it is the extended one. */
export const saysExtended = (before: string): boolean => EXTENDED_WORDS.test(before) || /\bext\.?[\s:=#(]{0,3}(?:code|error|err)?[\s:=#(]{0,3}$/iu.test(before);
