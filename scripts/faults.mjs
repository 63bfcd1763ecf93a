// npm run faults: kills the command line at every boundary of a fix, and more. See e2e/faults/run.ts.
import { ensureBuilt } from './lib/build-app.mjs';
import { runMain } from './lib/run-main.mjs';
import { setUpDependencies } from './lib/set-up.mjs';
import { show } from './lib/suites/tool.mjs';

await runMain(async () => {
  await setUpDependencies();
  await ensureBuilt(['cli']);
  return show(['e2e/faults/run.ts', ...process.argv.slice(2)]);
});
