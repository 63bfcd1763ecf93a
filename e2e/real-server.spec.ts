import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { startXrdp } from './lab/servers/xrdp.ts';
import { check, launch, verdict } from './window/app.ts';

const HAS_XRDP = process.platform === 'linux' && existsSync('/usr/sbin/xrdp');

test.describe('against xrdp', () => {
  test.skip(!HAS_XRDP, 'xrdp is not installed here');

  test('a server with TLS passes, and names its certificate', async () => {
    const server = await startXrdp({});
    const window = await launch();
    try {
      await check(window.page, `${server.address}:${server.port}`);
      expect(await verdict(window.page)).toBe('HEALTHY');
      await window.page.locator('[data-stage=certificate] [data-row]').press('Space');
      await expect(window.page.locator('[data-fact="certificate.sha256"]')).toContainText(/[0-9a-f]{64}/);
      await expect(window.page.locator('[data-stage=nla] [data-state]').first()).toHaveAttribute('data-state', /notApplicable|skipped|pass/);
    } finally {
      await window.close();
      await server.stop();
    }
  });

  test('a server with standard RDP security only is found out', async () => {
    const server = await startXrdp({ securityLayer: 'rdp' });
    const window = await launch();
    try {
      await check(window.page, `${server.address}:${server.port}`);
      expect(await verdict(window.page)).toBe('STD_RDP_ONLY');
      await expect(window.page.locator('[data-stage=tls] [data-state]').first()).toHaveAttribute('data-state', 'blocked');
    } finally {
      await window.close();
      await server.stop();
    }
  });
});
