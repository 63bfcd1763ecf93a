import { defineConfig } from 'vitest/config';
import { buildConstants } from './build-constants.mts';

export default defineConfig({
  define: buildConstants,
  test: {
    environment: 'node',
    include: ['{electron,preload}/**/*.test.ts', 'renderer/**/*.test.{ts,tsx}', 'e2e/{bench,faults,fuzz,lab,tooling}/**/*.test.ts', 'scripts/**/*.test.mjs'],
    testTimeout: 20_000,
    setupFiles: ['e2e/tooling/steady-seeds.ts'],
  },
});
