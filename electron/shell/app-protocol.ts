import { protocol, type ProtocolRequest, type ProtocolResponse } from 'electron';
import { servePage } from './report-pages.ts';
import { refusal, serve, UI_SCHEME, type Served } from './serve.ts';
import { systemLanguage } from './system-language.ts';

/** Has to run before the app is ready. No `bypassCSP`, no service workers. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: UI_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Serves the window from the folder `root` and refuses `file:`, by whichever of Electron's two protocol APIs this runtime has. */
export function serveAppScheme(root: string): void {
  // Most often what the settings say too, which are still being read.
  const lang = systemLanguage();
  answerScheme(UI_SCHEME, async (url) => servePage(url) ?? serve(url, root, lang));
  answerScheme('file', async () => refusal(404));
}

function answerScheme(scheme: string, answer: (url: string) => Promise<Served>): void {
  // The declared type has `handle` always; Electron before 25 does not.
  if (typeof (protocol as Partial<typeof protocol>).handle === 'function') {
    protocol.handle(scheme, async (request) => {
      const { status, headers, bytes } = await answer(request.url);
      // oxlint-disable-next-line no-restricted-globals -- a runtime that has protocol.handle has Response too
      return new Response(new Uint8Array(bytes), { status, headers });
    });
    return;
  }
  const reply = (request: ProtocolRequest, send: (response: ProtocolResponse) => void) => {
    void answer(request.url).then(({ status, headers, bytes }) => send({ statusCode: status, headers: { ...headers }, data: bytes }));
  };
  if (protocol.isProtocolRegistered(scheme)) protocol.interceptBufferProtocol(scheme, reply);
  else protocol.registerBufferProtocol(scheme, reply);
}
