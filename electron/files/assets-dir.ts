import { join } from 'node:path';

/** Where `assets/` lies: beside `out/`, for the window and the command line alike. Both are built to one file in `out/<name>/`. */
export function assetsDir(): string {
  return join(__dirname, '../../assets');
}
