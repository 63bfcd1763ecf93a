import { defineConfig } from '@playwright/test';
import { TEST_BUILD } from './place.ts';

// The rows of the security checklist are tests of the window; here they start the packed program (e2e/window/app.ts).
process.env['RDP_DOCTOR_PACKED'] = TEST_BUILD.executable;

/** The tests of what was packed; `npm test -- --only packaged` packs first. */
export default defineConfig({
  testDir: '..',
  outputDir: '../../test-results/packaged',
  workers: 2,
  projects: [
    { name: 'package', testMatch: 'packaged/*.spec.ts', fullyParallel: true },
    // One window for all of them.
    { name: 'security rows', testMatch: 'security.spec.ts' },
  ],
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  timeout: 60_000,
  reporter: 'list',
});
