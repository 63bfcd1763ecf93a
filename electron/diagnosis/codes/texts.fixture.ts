/** What a person may paste, and what must come out: codes as `kind 0x…` in any order. Left out means: not looked at. */
export type Sample = {
  readonly name: string;
  readonly text: string;
  readonly codes: readonly string[];
  readonly unknown?: readonly string[];
  readonly at?: string | null;
  readonly target?: string | null;
  readonly activityId?: string | null;
};

const MAIN = 'disconnect 0x904';
const DENIED = 'extended 0x7';
const ID = '0b3f6c1e-8d0a-4f5e-9c77-2a1f0e6d0000';

/** The box of mstsc as Ctrl+C copies it; the labels in the languages of Windows. */
export const boxes: readonly Sample[] = [
  {
    name: 'English',
    text: `---------------------------\nRemote Desktop Connection\n---------------------------\nThis computer can't connect to the remote computer.\n\nTry connecting again.\n\nError code: 0x904\n\nExtended error code: 0x7\n\nTimestamp (UTC): 11/21/26 08:15:34 AM\n\nActivity ID: ${ID}\n\nPress Ctrl+C to copy.`,
    codes: [MAIN, DENIED],
    at: '2026-11-21T08:15:34Z',
    activityId: ID,
    target: null,
  },
  { name: 'Japanese, full width', text: `リモート デスクトップ接続\nエラー コード: ０ｘ９０４\n拡張エラー コード: ０ｘ７\nタイムスタンプ (UTC): 11/21/26 03:05:46 PM\nアクティビティ ID: {${ID.toUpperCase()}}`, codes: [MAIN, DENIED], at: '2026-11-21T15:05:46Z', activityId: ID },
  { name: 'Chinese, simplified', text: '远程桌面连接\n错误代码: 0x904\n扩展错误代码: 0x7\n时间戳(UTC): 11/21/26 10:42:13 上午', codes: [MAIN, DENIED], at: '2026-11-21T10:42:13Z' },
  { name: 'Chinese, traditional', text: '遠端桌面連線\n錯誤碼：0x904\n擴充錯誤碼：0x7', codes: [MAIN, DENIED] },
  { name: 'Korean', text: '오류 코드: 0x904\n확장 오류 코드: 0x7\n타임스탬프(UTC): 11/21/26 10:42:13 오후', codes: [MAIN, DENIED], at: '2026-11-21T22:42:13Z' },
  { name: 'German', text: 'Remotedesktopverbindung\nFehlercode: 0x904\nErweiterter Fehlercode: 0x7\nZeitstempel (UTC): 11/21/26 10:42:13', codes: [MAIN, DENIED], at: '2026-11-21T10:42:13Z' },
  { name: 'French', text: "Code d'erreur : 0x904, étendu 0x7", codes: [MAIN, DENIED] },
  { name: 'Spanish', text: 'Código de error: 0x904\nCódigo de error extendido: 0x7', codes: [MAIN, DENIED] },
  { name: 'Portuguese on one line', text: 'Código de erro: 0x904 Código de erro estendido: 0x7', codes: [MAIN, DENIED] },
  { name: 'Italian', text: 'Codice errore: 0x204\nCodice errore esteso: 0x0', codes: ['disconnect 0x204', 'extended 0x0'] },
  { name: 'Dutch', text: 'Foutcode: 0x904\nUitgebreide foutcode: 0x7', codes: [MAIN, DENIED] },
  { name: 'Swedish', text: 'Felkod: 0x808\nUtökad felkod: 0x104', codes: ['disconnect 0x808', 'extended 0x104'] },
  { name: 'Polish', text: 'Kod błędu: 0x904\nRozszerzony kod błędu: 0x7', codes: [MAIN, DENIED] },
  { name: 'Russian, with a Cyrillic x', text: 'Код ошибки: 0х904\nРасширенный код ошибки: 0х7', codes: [MAIN, DENIED] },
  { name: 'Turkish', text: 'Hata kodu: 0x904\nGenişletilmiş hata kodu: 0x7', codes: [MAIN, DENIED] },
  { name: 'Vietnamese', text: 'Mã lỗi: 0x904\nMã lỗi mở rộng: 0x7', codes: [MAIN, DENIED] },
  { name: 'Arabic digits', text: 'رمز الخطأ: ٠x٩٠٤\nرمز الخطأ الموسع: ٠x٧', codes: [MAIN, DENIED] },
  { name: 'Hebrew with direction marks', text: '\u200fקוד שגיאה: \u200e0x904\u200f\nקוד שגיאה מורחב: \u200e0x7', codes: [MAIN, DENIED] },
  { name: 'Thai', text: 'รหัสข้อผิดพลาด: 0x904\nรหัสข้อผิดพลาดเพิ่มเติม: 0x7', codes: [MAIN, DENIED] },
  { name: 'a language without any word we know, code both main and extended', text: 'შეცდომის კოდი: 0x808\n\nგაფართოებული: 0x104', codes: ['disconnect 0x808', 'extended 0x104'] },
  { name: 'smashed on one line by a chat program', text: 'Error code: 0x108 Extended error code: 0x0 Timestamp (UTC): 06/11/26 03:05:46 PM Activity ID: 00000000-0000-0000-0000-000000000000', codes: ['disconnect 0x108', 'extended 0x0'], at: '2026-06-11T15:05:46Z', activityId: null },
  { name: 'extended first', text: 'Extended error code: 0x3\nError code: 0x904', codes: ['extended 0x3', MAIN] },
  { name: 'value below its label', text: 'Error code:\n0x904\nExtended error code:\n0x3', codes: [MAIN, 'extended 0x3'] },
];

/** Codes by themselves. */
export const bareCodes: readonly Sample[] = [
  { name: 'hexadecimal', text: '0x904', codes: [MAIN] },
  { name: 'decimal', text: '2308', codes: [MAIN] },
  { name: 'pair', text: '0x904 0x7', codes: [MAIN, DENIED] },
  { name: 'pair with a slash', text: '0x904/0x7', codes: [MAIN, DENIED] },
  { name: 'pair of decimals', text: '2308/7', codes: [MAIN, DENIED] },
  { name: 'decimal connect failure', text: '516', codes: ['disconnect 0x204'] },
  { name: 'hexadecimal digits without 0x', text: '904?', codes: [MAIN] },
  { name: 'with a letter', text: '1B07', codes: ['disconnect 0x1B07'] },
  { name: 'upper case and padded', text: '0X00000904', codes: [MAIN] },
  { name: 'assembler suffix', text: '904h', codes: [MAIN] },
  { name: 'full-width decimal', text: '２３０８', codes: [MAIN] },
  { name: 'multiplication sign', text: '0×904', codes: [MAIN] },
  { name: 'letter O', text: 'Ox904', codes: [MAIN] },
  { name: 'same code twice', text: '0x904 (2308)', codes: [MAIN] },
  { name: 'same code twice, known in both places', text: '260 (0x104)', codes: ['disconnect 0x104'] },
  { name: 'extended alone', text: '0x7', codes: [DENIED] },
  { name: 'one digit says nothing', text: '7', codes: [], unknown: [] },
  { name: 'negative HRESULT', text: '-2146893048', codes: ['hresult 0x80090308'] },
  { name: 'NTSTATUS as unsigned decimal', text: '3221225581', codes: ['ntstatus 0xC000006D'] },
  { name: 'sign-extended', text: '0xFFFFFFFF8009030C', codes: ['hresult 0x8009030C'] },
  { name: 'gateway', text: '0x3000008', codes: ['disconnect 0x3000008'] },
  { name: 'Win32 in an HRESULT', text: '0x8007274D', codes: ['hresult 0x8007274D'] },
  { name: 'Winsock', text: '10060', codes: ['win32 0x274C'] },
  { name: 'unknown', text: '0xDEADBEEF', codes: [], unknown: ['0xDEADBEEF'] },
  { name: 'digits of two', text: '904 7', codes: [MAIN, DENIED] },
  { name: 'pair known in both places', text: '0x808 0x104', codes: ['disconnect 0x808', 'extended 0x104'] },
  { name: 'list known in both places', text: '0x204 0x904 0x108 0x104', codes: ['disconnect 0x204', MAIN, 'disconnect 0x108', 'disconnect 0x104'] },
  { name: 'comma-separated mains', text: '0x104, 0x108, 0x204', codes: ['disconnect 0x104', 'disconnect 0x108', 'disconnect 0x204'] },
];

/** Events, command lines, forums. */
export const prose: readonly Sample[] = [
  { name: 'event 1026', text: 'RDP ClientActiveX has been disconnected (Reason= 2308)', codes: [MAIN] },
  { name: 'event 1026 in Japanese', text: 'RDP ClientActiveX が切断されました (理由= 2308)', codes: [MAIN] },
  { name: 'event 1026 in a language we do not know', text: 'RDP ClientActiveX სხვა (რამე= 2308)', codes: [MAIN] },
  {
    name: 'event 1026 as text',
    text: 'Log Name:      Microsoft-Windows-TerminalServices-RDPClient/Operational\nDate:          6/24/2020 7:26:58 PM\nEvent ID:      1026\nComputer:      client-machine\nDescription:\nRDP ClientActiveX has been disconnected (Reason= 516)',
    codes: ['disconnect 0x204'],
    at: '2020-06-24T19:26:58',
    target: null,
  },
  {
    name: 'event 1026 as XML',
    text: '<Event><System><Provider Name="Microsoft-Windows-TerminalServices-ClientActiveXCore" Guid="{28AA95BB-D444-4719-A36F-40462168127E}" /><EventID>1026</EventID><Task>516</Task><Keywords>0x4000000000000000</Keywords><TimeCreated SystemTime="2026-11-21T08:15:34.967158000Z" /><EventRecordID>2056</EventRecordID><Correlation ActivityID="{F4204A84-0FBC-4C56-820E-9469A7650000}" /><Execution ProcessID="1032" ThreadID="1540" /></System><EventData><Data Name="Name">Disconnect Reason</Data><Data Name="Value">2308</Data></EventData></Event>',
    codes: [MAIN],
    unknown: [],
    at: '2026-11-21T08:15:34.967Z',
    activityId: 'f4204a84-0fbc-4c56-820e-9469a7650000',
  },
  { name: 'event 1024', text: 'RDP ClientActiveX is trying to connect to the server (srv-04)', codes: [], target: 'srv-04' },
  { name: 'event 226', text: 'RDPClient_SSL: An error was encountered when transitioning from TsSslStateHandshakeInProgress (error code 0x80004005).', codes: ['hresult 0x80004005'] },
  {
    name: 'event 4625',
    text: 'An account failed to log on.\nLogon ID:\t\t0x0\nLogon Type:\t\t3\nFailure Reason:\t\t%%2313\nStatus:\t\t\t0xC000006D\nSub Status:\t\t0xC0000064\nCaller Process ID:\t0x204\nSource Network Address:\t192.168.1.5\nSource Port:\t\t0',
    codes: ['ntstatus 0xC000006D', 'ntstatus 0xC0000064'],
    unknown: [],
    target: null,
  },
  { name: 'session host event 40', text: 'Session 12 has been disconnected, reason code 5', codes: ['extended 0x5'] },
  { name: 'forum', text: 'I get error 0x904 extended 0x7 since KB5055523, port 3389 is open', codes: [MAIN, DENIED], unknown: [] },
  { name: 'error number in words', text: 'Fehler-Nr. 2308 am 21.11.2026 10:42', codes: [MAIN], at: '2026-11-21T10:42:00' },
  { name: 'Chinese without a space', text: '错误代码2308', codes: [MAIN] },
  { name: 'Japanese sentence', text: 'エラーコードは2308です', codes: [MAIN] },
  { name: 'method call', text: '$mstsc.GetErrorDescription(2308,7)', codes: [MAIN, DENIED] },
  { name: 'properties', text: 'discReason=2308, extendedDisconnectReason=7', codes: [MAIN, DENIED] },
  { name: 'mRemoteNG', text: 'RDP disconnected!\n3334 Because of a protocol error, this session will be disconnected.', codes: ['disconnect 0xD06'] },
  { name: 'FreeRDP', text: '[ERROR] ERRINFO_SERVER_DENIED_CONNECTION (0x00000007):The server denied the connection.', codes: [DENIED] },
  { name: 'link to an article', text: 'see https://example.com/p/2056/error-code-0x904-extended-error-code-0x7?id=516', codes: [MAIN, DENIED] },
  { name: 'CredSSP box', text: 'An authentication error has occurred (Code: 0x80090302).\n\nRemote computer: srv-04', codes: ['hresult 0x80090302'], target: 'srv-04' },
  { name: 'with words between', text: 'It says 0x904 with extended code 7 after 3 attempts', codes: [MAIN, DENIED], unknown: [] },
  { name: 'count after a code', text: '0x904 on 3 servers, 0x204 (5 of them)', codes: [MAIN, 'disconnect 0x204'], unknown: [] },
  { name: 'computer in quotes', text: 'Remote Desktop can’t find the computer “FILESERVER”. (0x104)', codes: ['disconnect 0x104'], target: 'FILESERVER' },
  { name: 'computer in Japanese quotes', text: 'コンピューター「srv-04.corp.local」に接続できません。エラー 0x204', codes: ['disconnect 0x204'], target: 'srv-04.corp.local' },
  { name: 'profile line', text: 'full address:s:srv-04.corp.local:3390\nprompt for credentials:i:1\n0x204', codes: ['disconnect 0x204'], target: 'srv-04.corp.local:3390' },
  { name: 'command line', text: 'mstsc.exe /admin /v:srv-04:3389 gives 0x204', codes: ['disconnect 0x204'], target: 'srv-04' },
  { name: 'symbol only', text: 'Schannel says SEC_E_UNKNOWN_CREDENTIALS', codes: ['hresult 0x8009030D'] },
  { name: 'refused', text: 'Test-NetConnection: socket error 10061 for 10.0.4.14:3389', codes: ['win32 0x274D'], target: '10.0.4.14' },
  { name: 'nameless protocol error', text: 'Error code: 0x1104 / Extended error code: 0x1F45', codes: ['disconnect 0x1104', 'extended 0x1F45'] },
  { name: 'unknown main with a known extended', text: 'Error code: 0xABC\nExtended error code: 0x7', codes: [DENIED], unknown: ['0xABC'] },
  { name: 'labelled decimal in no table', text: 'Fehlercode: 9999', codes: [], unknown: ['9999'] },
  { name: 'UTF-16 read as bytes', text: 'Error code: 0x904'.split('').join('\0'), codes: [MAIN] },
];

/** Numbers that are no codes. */
export const traps: readonly Sample[] = [
  { name: 'counts', text: 'We had 2308 errors and 516 timeouts in 264 days on 1032 machines', codes: [], unknown: [] },
  { name: 'room and extension', text: 'Room 516, phone extension 2308', codes: [], unknown: [] },
  { name: 'telephone numbers', text: 'Call +49 30 2308 516, (0)30 2308-516, 03-1234-2308 or 0120 516 264 about the error', codes: [], unknown: [] },
  { name: 'updates and vulnerabilities', text: 'Error since KB5055523, KB 4103725 and CVE-2018-0886', codes: [], unknown: [] },
  { name: 'builds', text: 'mstsc 10.0.26100.1, Windows 11 build 22621.2308, error on start', codes: [], unknown: [] },
  { name: 'addresses', text: 'error at 10.2.30.8:516, [2001:db8::516:2308]:3389, fe80::1ff:fe23:4567:890a, 00:1A:2B:3C:4D:5E', codes: [], unknown: [] },
  { name: 'dates and times', text: 'Fehler am 21.11.2026 10:42, error 11/21/26 10:42:13, エラー 2026年11月21日 10時42分', codes: [], unknown: [] },
  { name: 'GUID with hexadecimal parts', text: `Activity ID ${ID}, error {C0000022-0904-0204-0807-000000000904}`, codes: [], unknown: [] },
  { name: 'percent, money, sizes', text: 'error 99%, cost $516, €264, 2308 MB free, 516ms', codes: [], unknown: [] },
  { name: 'web status', text: 'HTTP error 404, status code 500, error 408', codes: [], unknown: [] },
  { name: 'other codes', text: 'PIN code 2308, zip code 2056, QR code 516', codes: [], unknown: [] },
  { name: 'registry values', text: 'SecurityLayer    REG_DWORD    0x2\n"UserAuthentication"=dword:00000001', codes: [], unknown: [] },
  { name: 'SID', text: 'S-1-5-21-2308-516-264-1032', codes: [], unknown: [] },
  { name: 'circled and raised digits', text: 'error ②③⓪⑧ and error²³⁰⁸', codes: [], unknown: [] },
  { name: 'a name with a number', text: 'srv2308 and "RDS-516" are down', codes: [], unknown: [], target: 'RDS-516' },
  { name: 'placeholder', text: 'a 0x90x code', codes: [], unknown: [] },
  { name: 'ambiguous day', text: '0x904 on 03/04/2026 10:42', codes: [MAIN], at: null },
  { name: 'no such day', text: '0x904 on 31.02.2026 10:42', codes: [MAIN], at: null },
  { name: 'a product is not a target', text: 'Server: Windows Server 2022, "mstsc.exe" says 0x204', codes: ['disconnect 0x204'], target: null },
];
