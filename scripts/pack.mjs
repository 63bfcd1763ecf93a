// npm run pack: what a technician installs, as far as this system can make it. Linux: the folder, tar.gz and zip, and where their tools are
// AppImage and deb; the Windows folder and zip where RDP_DOCTOR_WINDOWS_ELECTRON names a Windows runtime. On Windows: assistant, MSI, zip.
//   --folder-only   no archives      --test-build   beside it, in out/pack-test, one that Playwright can drive      --release   fails unsigned
import { ensureBuilt } from './lib/build-app.mjs';
import { runMain } from './lib/run-main.mjs';
import { setUpDependencies, setUpElectron } from './lib/set-up.mjs';
import { show } from './lib/suites/tool.mjs';

await runMain(async () => {
  await setUpDependencies();
  const runtime = await setUpElectron();
  await ensureBuilt(['app', 'cli']);
  return show(['scripts/lib/pack/run.mjs', '--runtime', runtime.dist, ...process.argv.slice(2)]);
});
