// node scripts/icons.mjs: draws the icons at all sizes from assets/icons/icon.svg. Run after the drawing changed; what it makes is committed.
import { runMain } from './lib/run-main.mjs';
import { setUpDependencies, setUpElectron, setUpWindowPackages } from './lib/set-up.mjs';
import { show } from './lib/suites/tool.mjs';
import { openWindowEnvironment } from './lib/window-environment.mjs';

await runMain(async () => {
  await setUpDependencies();
  await setUpWindowPackages();
  await setUpElectron();
  const { env, stop } = await openWindowEnvironment();
  try {
    return await show(['scripts/lib/pack/draw-icons.mjs'], env);
  } finally {
    await stop();
  }
});
