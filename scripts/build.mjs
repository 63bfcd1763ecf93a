// npm run build: the window into out/main, out/preload, out/renderer, and the command line into out/cli.
import { ensureBuilt } from './lib/build-app.mjs';
import { runMain } from './lib/run-main.mjs';
import { setUpDependencies } from './lib/set-up.mjs';

await runMain(async () => {
  await setUpDependencies();
  await ensureBuilt(['app', 'cli'], { always: true });
  return 0;
});
