import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { buildConstants } from './build-constants.mts';

// The oldest runtime that the code must run on is Electron 22: Node 16 and Chromium 108. Main and preload are CommonJS, because that
// Electron has no ES modules in main; a sandboxed preload is one file, because it can require nothing but electron.
const singleFile = { format: 'cjs', codeSplitting: false } as const;
/** Main opens the window first and loads the rest meanwhile. White space goes, names stay for whoever reads an error. */
const inParts = { format: 'cjs', chunkFileNames: '[name].js', minify: { mangle: false, compress: false, codegen: { removeWhitespace: true } } } as const;

/** Names the texts of each language in the page, so that they are fetched beside its script and not after it; main leaves one of them in (electron/shell/serve.ts). */
const preloadTexts: Plugin = {
  name: 'preload-texts',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => ['en', 'ja'].map((lang) => {
      const texts = Object.values(bundle).find((part) => part.type === 'chunk' && part.facadeModuleId?.endsWith(`/text/${lang}.ts`));
      if (!texts) throw new Error(`the texts in ${lang} are no part of their own any more`);
      return { tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `./${texts.fileName}`, 'data-lang': lang }, injectTo: 'head' as const };
    }),
  },
};

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
    plugins: [react(), preloadTexts],
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
