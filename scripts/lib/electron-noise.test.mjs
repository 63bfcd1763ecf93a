import { describe, expect, it } from 'vitest';
import { complaintOf, isHarmless } from './electron-noise.mjs';

describe('what Electron says on stderr', () => {
  it.each([
    '[14637:1121/130423.879740:ERROR:bus.cc(399)] Failed to connect to the bus: Failed to connect to socket /run/dbus/system_bus_socket: No such file or directory',
    '[14698:1121/130424.023160:ERROR:gpu_memory_buffer_support_x11.cc(44)] dri3 extension not supported.',
    'libva error: vaGetDriverNameByIndex() failed with unknown libva error, driver_name = (null)',
  ])('is harmless without a desktop: %s', (line) => expect(isHarmless(line)).toBe(true));

  it.each(['TypeError: x is not a function', '[1:1121/1.1:ERROR:CONSOLE(1)] Uncaught Error: no', '[1:1121/1.1:FATAL:bus.cc(1)] gone'])('is shown: %s',
    (line) => expect(isHarmless(line)).toBe(false));

  it('becomes one sentence with the next step', () => {
    expect(complaintOf('FATAL: The SUID sandbox helper binary was found, but', 133)).toMatch(/user namespaces/);
    expect(complaintOf('electron: error while loading shared libraries: libnss3.so: cannot open', 127)).toMatch(/libnss3\.so/);
    expect(complaintOf('', 9)).toMatch(/code 9/);
  });
});
