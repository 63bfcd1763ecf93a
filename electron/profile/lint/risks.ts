import type { LintFinding } from '../../../preload/contract/profile.ts';
import { finding, type Look } from './finding.ts';

/** Keys under which a password or a token lies in the file. */
const SECRETS = ['password 51', 'password', 'gatewayaccesstoken'] as const;

/** Who is at the other end is not checked, or the password is sent before it is. */
export function authenticationRisks(look: Look): LintFinding[] {
  const level = look.number('authentication level');
  return [
    ...(level === 0 ? [finding('authentication-off', 'fail', 'authentication level', { suggest: '2' })] : []),
    ...(level === 3 ? [finding('authentication-open', 'warn', 'authentication level', { suggest: '2' })] : []),
    ...(look.number('enablecredsspsupport') === 0 ? [finding('credssp-off', 'fail', 'enablecredsspsupport', { suggest: '1' })] : []),
  ];
}

/** A password in the file can be carried off with it. */
export function secretRisks(look: Look): LintFinding[] {
  return SECRETS.filter((key) => look.text(key) !== '').map((key) => finding(key === 'password 51' ? 'stored-password' : 'secret-in-file', 'fail', key, { suggest: '' }));
}

/** What the remote computer could read or change on the user's PC. */
export function sharingRisks(look: Look): LintFinding[] {
  const drives = look.text('drivestoredirect');
  const parts = drives.split(';').map((one) => one.trim().toLowerCase());
  const found: LintFinding[] = [];
  if (parts.includes('*')) found.push(finding('all-drives', 'fail', 'drivestoredirect', { suggest: '' }));
  else if (parts.includes('dynamicdrives')) found.push(finding('later-drives', 'warn', 'drivestoredirect', { suggest: parts.filter((one) => one !== 'dynamicdrives').join(';') }));
  else if (drives !== '') found.push(finding('some-drives', 'info', 'drivestoredirect', { suggest: '', params: { text: drives } }));
  if (drives === '' && look.number('redirectdrives') === 1) found.push(finding('all-drives', 'fail', 'redirectdrives', { suggest: '0' }));
  if (look.number('redirectclipboard') === 1) found.push(finding('clipboard', 'warn', 'redirectclipboard', { suggest: '0' }));
  if (look.text('usbdevicestoredirect').includes('*')) found.push(finding('all-usb', 'warn', 'usbdevicestoredirect', { suggest: '' }));
  if (look.text('camerastoredirect') !== '') found.push(finding('cameras', 'warn', 'camerastoredirect', { suggest: '' }));
  if (look.number('audiocapturemode') === 1) found.push(finding('microphone', 'warn', 'audiocapturemode', { suggest: '0' }));
  return found;
}

/** The gateway reads who connects where, and gets the password in some settings. */
export function gatewayRisks(look: Look, knownGateways: readonly string[]): LintFinding[] {
  const host = look.text('gatewayhostname');
  if (host === '' || knownGateways.some((one) => one.toLowerCase() === host.toLowerCase())) return [];
  const usage = look.number('gatewayusagemethod');
  const used = usage !== null && usage !== 0 && usage !== 4;
  const params = { host };
  return [
    used ? finding('gateway-unknown', 'warn', 'gatewayhostname', { suggest: { key: 'gatewayusagemethod', value: '0' }, params }) : finding('gateway-unused', 'info', 'gatewayhostname', { suggest: '', params }),
    ...(used && look.number('gatewaycredentialssource') === 3 ? [finding('gateway-basic', 'fail', 'gatewaycredentialssource', { suggest: '4', params })] : []),
  ];
}

/** A program that starts by itself in the session, and options that another client obeys. */
export function programRisks(look: Look): LintFinding[] {
  const shell = look.text('alternate shell');
  const app = look.number('remoteapplicationmode') === 1;
  const option = look.otherLines.find((one) => one.text.startsWith('/'));
  return [
    ...(shell !== '' && !app ? [finding('alternate-shell', 'warn', 'alternate shell', { suggest: '', params: { text: shell } })] : []),
    ...(app ? [finding('remote-app', 'info', 'remoteapplicationmode', { params: { text: look.text('remoteapplicationprogram') || shell } })] : []),
    // FreeRDP takes a line that begins with a slash as a command-line option (client/common/file.c).
    ...(option ? [finding('client-option', 'warn', option.text, { params: { line: option.line } })] : []),
  ];
}
