import { FuseV1Options } from '@electron/fuses';

/** The fuses of a release and why each stands as it does (Electron's fuse documentation). @type {readonly { fuse: FuseV1Options, on: boolean, because: string }[]} */
const releaseFuses = [
  { fuse: FuseV1Options.RunAsNode, on: false, because: 'a signed program must not run foreign scripts through ELECTRON_RUN_AS_NODE' },
  { fuse: FuseV1Options.EnableCookieEncryption, on: true, because: 'what Chromium keeps is tied to the user\'s account' },
  { fuse: FuseV1Options.EnableNodeOptionsEnvironmentVariable, on: false, because: 'NODE_OPTIONS loads foreign modules' },
  { fuse: FuseV1Options.EnableNodeCliInspectArguments, on: false, because: 'a debugger is full control' },
  { fuse: FuseV1Options.EnableEmbeddedAsarIntegrityValidation, on: true, because: 'a changed archive does not start (Windows, macOS)' },
  { fuse: FuseV1Options.OnlyLoadAppFromAsar, on: true, because: 'a folder put beside the archive is not taken instead' },
  { fuse: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, on: false, because: 'there is none of ours' },
  { fuse: FuseV1Options.GrantFileProtocolExtraPrivileges, on: false, because: 'the window is served from app://, never from file://' },
];

/** A test build differs in one fuse, because Playwright needs the debugger. @param {boolean} debuggable */
export const fusesFor = (debuggable) => releaseFuses.map((row) => (debuggable && row.fuse === FuseV1Options.EnableNodeCliInspectArguments ? { ...row, on: true } : row));
