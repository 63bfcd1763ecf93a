import type { Message } from '../../../preload/contract/text.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { leftOut, MAX_CONNECTIONS, readAddress, settingsFrom, type ImportedConnection, type ImportResult } from './connection.ts';
import { readXml, type XmlNode } from './xml-nodes.ts';

/** Attributes with something in them that an .rdp file has no key for. */
const NO_PLACE = ['MacAddress', 'UserField', 'PreExtApp', 'PostExtApp', 'SSHTunnelConnectionName', 'RDGatewayUsername', 'RDGatewayDomain', 'ExtApp'] as const;
const AUTHENTICATION: Readonly<Record<string, string>> = { NoAuth: '0', AuthRequired: '1', WarnOnFailedAuth: '2' };
const GATEWAY: Readonly<Record<string, string>> = { Never: '0', Always: '1', Detect: '2' };
const COLOURS: Readonly<Record<string, string>> = { Colors256: '8', Colors15Bit: '15', Colors16Bit: '16', Colors24Bit: '24', Colors32Bit: '32' };
const SOUND: Readonly<Record<string, string>> = { BringToThisComputer: '0', LeaveAtRemoteComputer: '1', DoNotPlay: '2' };
const QUALITY: Readonly<Record<string, string>> = { Dynamic: '0', Medium: '1', High: '2' };

/** Reads `confCons.xml` of mRemoteNG (versions 2.5 to 2.8 of the file). Passwords are never taken along. */
export function readMRemoteNg(text: string): ImportResult {
  const xml = readXml(text);
  if (!xml.ok) return { ok: false, problem: say('profile:import.notXml', { line: xml.line, what: showable(xml.what, 80) }) };
  const root = xml.nodes[0];
  if (root === undefined || !/(^|:)Connections$/.test(root.name)) return { ok: false, problem: say('profile:import.notConnections') };
  if (root.attributes['FullFileEncryption']?.toLowerCase() === 'true') return { ok: false, problem: say('profile:import.encrypted') };
  const connections: ImportedConnection[] = [];
  const left: Message[] = [];
  for (const node of xml.nodes) {
    if (node.name !== 'Node' || node.attributes['Type'] !== 'Connection') continue;
    if (connections.length >= MAX_CONNECTIONS) {
      left.push(say('profile:import.tooMany', { max: MAX_CONNECTIONS }));
      break;
    }
    const read = readNode(node, left);
    if (read) connections.push(read);
  }
  return { ok: true, connections, left };
}

function readNode(node: XmlNode, left: Message[]): ImportedConnection | null {
  const get = (name: string) => inherited(node, name);
  const name = node.attributes['Name'] ?? '';
  const protocol = get('Protocol');
  if (protocol !== 'RDP') {
    left.push(leftOut('protocol', name, protocol));
    return null;
  }
  const target = readAddress(get('Hostname'), get('Port'));
  if (!target) {
    left.push(leftOut('address', name, get('Hostname')));
    return null;
  }
  if (get('Password') !== '' || get('RDGatewayPassword') !== '') left.push(leftOut('password', name));
  const without = NO_PLACE.filter((one) => get(one) !== '');
  if (without.length > 0) left.push(leftOut('field', name, without.join(', ')));
  const folder = node.path.filter((one) => one.name === 'Node').map((one) => one.attributes['Name'] ?? '');
  return { name, folder, target, settings: settingsFrom({ ...basics(get), ...shown(get), ...shared(get) }) };
}

/** A value of a folder where the connection says it inherits it. */
function inherited(node: XmlNode, name: string): string {
  const flag = name === 'ConnectToConsole' ? 'InheritUseConsoleSession' : `Inherit${name}`;
  let at = node.path.length;
  let from: XmlNode | undefined = node;
  while (from?.attributes[flag]?.toLowerCase() === 'true' && at > 0 && node.path[at - 1]?.name === 'Node') from = node.path[--at];
  return from?.attributes[name] ?? '';
}

type Get = (name: string) => string;
type Values = Record<string, string | undefined>;

const yes = (value: string, on = '1', off = '0'): string | undefined => ({ true: on, false: off })[value.toLowerCase()];

function basics(get: Get): Values {
  return {
    username: get('Username'), domain: get('Domain'), loadbalanceinfo: get('LoadBalanceInfo'), pcb: yes(get('UseVmId')) === '1' ? get('VmId') : undefined,
    'administrative session': yes(get('ConnectToConsole')), enablecredsspsupport: yes(get('UseCredSsp')), 'authentication level': AUTHENTICATION[get('RDPAuthenticationLevel')],
    gatewayhostname: get('RDGatewayHostname'), gatewayusagemethod: GATEWAY[get('RDGatewayUsageMethod')],
    gatewaycredentialssource: get('RDGatewayHostname') !== '' && get('RDGatewayUseConnectionCredentials') === 'SmartCard' ? '1' : undefined,
    'alternate shell': get('RDPStartProgram') || get('StartProgram'), 'shell working directory': get('RDPStartProgramWorkDir') || get('StartProgramWorkDir'),
  };
}

function shown(get: Get): Values {
  const size = /^Res(\d{3,4})x(\d{3,4})$/.exec(get('Resolution'));
  return {
    'session bpp': COLOURS[get('Colors')], 'screen mode id': get('Resolution') === 'Fullscreen' ? '2' : get('Resolution') === '' ? undefined : '1', 'smart sizing': get('Resolution') === 'SmartSize' ? '1' : undefined,
    desktopwidth: size?.[1], desktopheight: size?.[2], 'disable wallpaper': yes(get('DisplayWallpaper'), '0', '1'), 'disable themes': yes(get('DisplayThemes'), '0', '1'),
    'allow font smoothing': yes(get('EnableFontSmoothing')), 'allow desktop composition': yes(get('EnableDesktopComposition')), bitmapcachepersistenable: yes(get('CacheBitmaps')),
    'disable full window drag': yes(get('DisableFullWindowDrag')), 'disable menu anims': yes(get('DisableMenuAnimations')),
  };
}

function shared(get: Get): Values {
  const drives = get('RedirectDiskDrives');
  const all = drives === 'All' || yes(drives) === '1';
  return {
    drivestoredirect: all ? '*' : drives === 'Custom' ? get('RedirectDiskDrivesCustom') : undefined, redirectcomports: yes(get('RedirectPorts')), redirectprinters: yes(get('RedirectPrinters')),
    redirectclipboard: yes(get('RedirectClipboard')), redirectsmartcards: yes(get('RedirectSmartCards')), audiocapturemode: yes(get('RedirectAudioCapture')),
    audiomode: SOUND[get('RedirectSound')], audioqualitymode: QUALITY[get('SoundQuality')], keyboardhook: yes(get('RedirectKeys'), '1', '2'),
  };
}
