/** Every server of the lab, for the lab's own runner, for Playwright and for the bench. */
export type { LabServer } from './lab-server.ts';
export { freePort } from './free-port.ts';
export { startFilter, type FilterRule } from './filter.ts';
export { startFreerdpShadow } from './freerdp-shadow.ts';
export { startHaproxy } from './haproxy.ts';
export { startNginxStream } from './nginx.ts';
export { startSocat } from './socat.ts';
export { startStunnel } from './stunnel.ts';
export { startWeston } from './weston.ts';
export { startXrdp, type XrdpOptions } from './xrdp.ts';
