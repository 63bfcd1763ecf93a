import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // What was packed has a configuration of its own.
  testIgnore: 'packaged/**',
  outputDir: 'test-results',
  // One window at a time: the app is a single instance, and tests that measure time share two cores with the servers.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  // A shared machine may stand still for seconds; what needed the second try is named at the end of `npm test`.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 120_000,
  reporter: 'list',
});
