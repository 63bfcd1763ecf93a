import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { buildConstants } from './build-constants.mts';

// The oldest runtime that the code must run on is Electron 22: Node 16 and Chromium 108. Main and preload are CommonJS, because that
// Electron has no ES modules in main; a sandboxed preload is one file, because it can require nothing but electron.
const singleFile = { format: 'cjs', codeSplitting: false } as const;
/** Main opens the window first and loads the rest meanwhile. White space goes, names stay for whoever reads an error. */
const inParts = { format: 'cjs', chunkFileNames: '[name].js', minify: { mangle: false, compress: false, codegen: { removeWhitespace: true } } } as const;

export default defineConfig({
  main: {
    define: buildConstants,
    build: {
      target: 'node16',
      externalizeDeps: false,
      sourcemap: false,
      rolldownOptions: { input: { main: resolve('electron/main.ts') }, output: { ...inParts, entryFileNames: 'main.js' } },
    },
  },
  preload: {
    build: {
      target: 'node16',
      externalizeDeps: false,
      sourcemap: false,
      rolldownOptions: { input: { preload: resolve('preload/preload.ts') }, output: { ...singleFile, entryFileNames: 'preload.js' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      target: 'chrome108',
      sourcemap: false,
      // The page's policy allows no inlined fonts or scripts; every asset is a file.
      assetsInlineLimit: 0,
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: resolve('renderer/index.html') },
    },
  },
});
