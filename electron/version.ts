declare const __APP_VERSION__: string | undefined;

/** This program as it names itself in documents. The version is put in by the build; a run from source says `dev`. */
export function tool(): { name: string; version: string; runtime: string } {
  const electron = process.versions['electron'];
  return {
    name: 'rdp-doctor',
    version: typeof __APP_VERSION__ === 'string' ? __APP_VERSION__ : 'dev',
    runtime: electron ? `Electron ${electron}` : `Node ${process.versions.node}`,
  };
}
