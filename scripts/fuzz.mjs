// npm run fuzz -- --seconds N: hostile bytes for every parser. See e2e/fuzz/run.ts.
import { runMain } from './lib/run-main.mjs';
import { setUpDependencies } from './lib/set-up.mjs';
import { show } from './lib/suites/tool.mjs';

await runMain(async () => {
  await setUpDependencies();
  return show(['e2e/fuzz/run.ts', ...process.argv.slice(2)]);
});
