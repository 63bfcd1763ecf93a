import { join } from 'node:path';
import type { ScriptManifest } from './script-manifest.ts';

declare const __SCRIPT_MANIFEST__: ScriptManifest | undefined;

/** The scripts of this build by their hashes; empty where it was not built, and then none of them is run with administrator rights. */
export function shippedScripts(): ScriptManifest {
  return typeof __SCRIPT_MANIFEST__ === 'object' ? __SCRIPT_MANIFEST__ : {};
}

/** The folder of `run.ps1`, absolute: beside the app's archive, because PowerShell cannot read inside it, or in the sources. `bundle`: the folder of the built file that runs. */
export function scriptsDir(bundle: string): string {
  const resources = /^(.+)[\\/]app\.asar[\\/]/.exec(bundle)?.[1];
  return resources === undefined ? join(bundle, '../../assets/powershell') : join(resources, 'powershell');
}
