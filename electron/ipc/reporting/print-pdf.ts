import { BrowserWindow, type PrintToPDFOptions } from 'electron';
import { putPage } from '../../shell/report-pages.ts';

/** A page of a report takes a second or two, ms. */
const DEADLINE_MS = 60_000;

/** Marked experimental by Electron, and unknown to its older versions, which pass them over. */
const ACCESSIBLE = { generateTaggedPDF: true, generateDocumentOutline: true };

/** Prints the HTML of a report in a window nobody sees: no script, no preload, nothing but the page. Rejects when the runtime cannot. */
export async function printPdf(html: string, policy: string): Promise<Buffer> {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, javascript: false, images: false, spellcheck: false, devTools: false } });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => { timer = setTimeout(() => reject(new Error('printing took too long')), DEADLINE_MS); });
  try {
    // What is folded on a screen is open on paper.
    await Promise.race([window.loadURL(putPage(html.replaceAll('<details>', '<details open="">'), policy)), late]);
    const options: PrintToPDFOptions = { ...ACCESSIBLE, pageSize: 'A4', printBackground: true, preferCSSPageSize: true };
    return await Promise.race([window.webContents.printToPDF(options), late]);
  } finally {
    clearTimeout(timer);
    window.destroy();
  }
}
