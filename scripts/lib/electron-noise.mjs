/** Whether a line on Electron's stderr is Chromium missing a desktop (D-Bus, GPU), which harms nothing. @param {string} line */
export const isHarmless = (line) =>
  /^\[\d+:\d+\/[\d.]+:(?:ERROR|WARNING):(?:bus|object_proxy|gpu_init|viz_main_impl|gl_|angle_platform_impl|command_buffer|vaapi|sandbox_linux|gpu_memory|gpu_process|cert_issuer|zygote_communication|network_service_instance)\S*\]/.test(line)
  || /^libva (?:error|info):/.test(line)
  || /^\[\d+:\d+\/[\d.]+:(?:ERROR|WARNING):.*(?:dbus|D-Bus|DBus|GPU process|vulkan)/i.test(line);

/** One sentence for an Electron that ended badly, with the next step where the cause is known. @param {string} stderr @param {number} code */
export function complaintOf(stderr, code) {
  if (/SUID sandbox helper|No usable sandbox/.test(stderr)) {
    return 'Chromium found no usable sandbox on this system; allow unprivileged user namespaces (on Ubuntu: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0) and run the command again.';
  }
  const library = /error while loading shared libraries: ([^:\s]+)/.exec(stderr)?.[1];
  if (library !== undefined) return `Electron needs the system library ${library}; install the package that holds it and run the command again.`;
  if (/Missing X server|cannot open display/i.test(stderr)) return 'The display that DISPLAY names does not answer; correct or unset it and run the command again.';
  return `The window ended with code ${code}; what it said is above.`;
}
