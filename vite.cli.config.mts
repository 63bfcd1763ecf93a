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
      // Half the file is comments and white space, and each start of the program reads it all; names stay, for --debug.
      output: { format: 'cjs', codeSplitting: false, minify: { mangle: false, compress: false, codegen: { removeWhitespace: true } }, entryFileNames: 'rdp-doctor.js', banner: '#!/usr/bin/env node' },
    },
  },
});
