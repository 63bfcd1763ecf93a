import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { buildConstants } from './build-constants.mts';

// The oldest runtime that the code must run on is Electron 22: Node 16 and Chromium 108. Main and preload are single CommonJS files,
// because that Electron has no ES modules in main and a sandboxed preload can require nothing but electron.
const singleFile = { format: 'cjs', codeSplitting: false } as const;

export default defineConfig({
  main: {
    define: buildConstants,
    build: {
      target: 'node16',
      externalizeDeps: false,
      sourcemap: false,
      rolldownOptions: { input: { main: resolve('electron/main.ts') }, output: { ...singleFile, entryFileNames: 'main.js' } },
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
