// npm run bench: the promised figures, beside nmap, sslscan and an empty window in the same run. See e2e/bench/run.ts.
import { ensureBuilt } from './lib/build-app.mjs';
import { note } from './lib/notes.mjs';
import { runMain } from './lib/run-main.mjs';
import { setUpDependencies, setUpElectron, setUpLabPackages, setUpWindowPackages } from './lib/set-up.mjs';
import { show } from './lib/suites/tool.mjs';
import { openWindowEnvironment } from './lib/window-environment.mjs';

await runMain(async () => {
  await setUpDependencies();
  const because = await setUpLabPackages();
  if (because !== undefined) note(`Some figures need programs that are not here: ${because}`);
  await setUpWindowPackages();
  await setUpElectron();
  await ensureBuilt(['app', 'cli']);
  // What is measured packed has to be packed from what is measured unpacked.
  if (await show(['scripts/pack.mjs', '--folder-only', '--test-build']) !== 0) note('Packing failed; the packaged app is not measured.');
  const { env, stop } = await openWindowEnvironment();
  try {
    return await show(['e2e/bench/run.ts', ...process.argv.slice(2)], env);
  } finally {
    await stop();
  }
});
