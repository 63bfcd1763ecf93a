import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { buildConstants } from './build-constants.mts';

/** The command line as one CommonJS file that runs on Node 20 or newer and on Electron as Node, with nothing beside it. */
export default defineConfig({
  define: buildConstants,
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    target: 'node16',
    outDir: 'out/cli',
    emptyOutDir: true,
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      input: resolve('electron/cli/main.ts'),
      output: { format: 'cjs', codeSplitting: false, entryFileNames: 'rdp-doctor.js', banner: '#!/usr/bin/env node' },
    },
  },
});
