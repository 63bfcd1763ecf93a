import { hasDisplay, startVirtualDisplay } from './display.mjs';
import { presentElectron } from './electron-runtime.mjs';
import { SetupFailure } from './failure.mjs';
import { toolEnvironment } from './own-node.mjs';

/** Where a program that opens windows finds Electron and a display, after both were set up. RDP_DOCTOR_ELECTRON is the executable;
 * the override makes the electron package, and so Playwright, take the same runtime. */
export async function openWindowEnvironment() {
  const electron = presentElectron();
  if (electron === undefined) throw new SetupFailure('There is no Electron; run npm start to see why.');
  const virtual = hasDisplay() ? undefined : await startVirtualDisplay();
  const override = electron.from === 'package' ? {} : { ELECTRON_OVERRIDE_DIST_PATH: electron.dist };
  return {
    env: { ...toolEnvironment(), ...override, RDP_DOCTOR_ELECTRON: electron.executable, ...virtual?.env },
    stop: async () => { await virtual?.stop(); },
  };
}
