import * as z from 'zod';
import type { Message } from '../../../preload/contract/text.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { refuseValue } from '../keys/check-value.ts';
import type { Change } from '../model/edit.ts';
import { parseSetting } from '../model/profile.ts';
import { leftOut, MAX_CONNECTIONS, readAddress, settingsFrom, type ImportedConnection, type ImportResult } from './connection.ts';

const words = z.string().max(20_000).nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
const whole = z.number().int().nullish().catch(null);

/** One entry of 1Remote's JSON export (its classes ProtocolBase and RDP, version «RDP.V1»); what does not fit is read as missing. */
const entry = z.object({
  Protocol: words, DisplayName: words, Address: words, Port: z.union([z.string().max(20), z.number()]).nullish().catch(null), UserName: words, Password: words, Domain: words, LoadBalanceInfo: words,
  TreeNodes: z.array(z.string().max(500)).max(64).nullish().catch(null), CommandBeforeConnected: words, CommandAfterDisconnected: words,
  IsAdministrativePurposes: flag, RdpFullScreenFlag: whole, RdpWidth: whole, RdpHeight: whole, IsFullScreenWithConnectionBar: flag,
  EnableClipboard: flag, EnableDiskDrives: flag, AudioRedirectionMode: whole, EnableAudioCapture: flag, EnablePorts: flag, EnablePrinters: flag, EnableSmartCardsAndWinHello: flag, EnableKeyCombinations: flag,
  GatewayMode: whole, GatewayBypassForLocalAddress: flag, GatewayHostName: words, GatewayLogonMethod: whole, GatewayUserName: words, GatewayPassword: words, RdpFileAdditionalSettings: words,
});
type Entry = z.infer<typeof entry>;

/** Reads an export of 1Remote (JSON). Passwords are never taken along. */
export function readOneRemote(text: string): ImportResult {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { ok: false, problem: say('profile:import.notJson', { what: showable((error as Error).message, 120) }) };
  }
  const list = Array.isArray(data) ? data : [data];
  const entries = list.slice(0, MAX_CONNECTIONS).flatMap((one) => entry.safeParse(one).data ?? []).filter((one) => typeof one.Protocol === 'string');
  if (entries.length === 0) return { ok: false, problem: say('profile:import.notConnections') };
  const left: Message[] = list.length > MAX_CONNECTIONS ? [say('profile:import.tooMany', { max: MAX_CONNECTIONS })] : [];
  return { ok: true, connections: entries.flatMap((one) => readEntry(one, left) ?? []), left };
}

function readEntry(one: Entry, left: Message[]): ImportedConnection | null {
  const name = one.DisplayName ?? one.Address ?? '';
  if (one.Protocol !== 'RDP') {
    left.push(leftOut('protocol', name, one.Protocol ?? ''));
    return null;
  }
  const target = readAddress(one.Address ?? '', String(one.Port ?? ''));
  if (!target) {
    left.push(leftOut('address', name, one.Address ?? ''));
    return null;
  }
  if (one.Password || one.GatewayPassword) left.push(leftOut('password', name));
  const without = (['CommandBeforeConnected', 'CommandAfterDisconnected', 'GatewayUserName'] as const).filter((field) => one[field]);
  if (without.length > 0) left.push(leftOut('field', name, without.join(', ')));
  return { name, folder: one.TreeNodes ?? [], target, settings: [...settingsFrom({ ...basics(one), ...shared(one) }), ...additional(one.RdpFileAdditionalSettings ?? '', name, left)] };
}

type Values = Record<string, string | undefined>;
const yes = (value: boolean | null | undefined, on = '1', off = '0'): string | undefined => (value === true ? on : value === false ? off : undefined);
const digits = (value: number | null | undefined): string | undefined => (typeof value === 'number' ? String(value) : undefined);

function basics(one: Entry): Values {
  const window = one.RdpFullScreenFlag === 0;
  // 0: as Windows finds it, 1: this gateway, 2: none (its EGatewayMode).
  const gateway = one.GatewayMode === 1 ? yes(one.GatewayBypassForLocalAddress, '2', '1') : one.GatewayMode === 0 ? '3' : undefined;
  return {
    username: one.UserName ?? '', domain: one.Domain ?? '', loadbalanceinfo: one.LoadBalanceInfo ?? '', 'administrative session': yes(one.IsAdministrativePurposes),
    'screen mode id': one.RdpFullScreenFlag === null || one.RdpFullScreenFlag === undefined ? undefined : window ? '1' : '2', 'use multimon': one.RdpFullScreenFlag === 2 ? '1' : undefined,
    desktopwidth: window ? digits(one.RdpWidth) : undefined, desktopheight: window ? digits(one.RdpHeight) : undefined, displayconnectionbar: yes(one.IsFullScreenWithConnectionBar),
    gatewayusagemethod: gateway, gatewayhostname: one.GatewayMode === 1 ? (one.GatewayHostName ?? '') : undefined, gatewayprofileusagemethod: one.GatewayMode === 1 ? '1' : undefined,
    gatewaycredentialssource: one.GatewayMode === 1 ? digits(one.GatewayLogonMethod) : undefined,
  };
}

function shared(one: Entry): Values {
  return {
    redirectclipboard: yes(one.EnableClipboard), drivestoredirect: yes(one.EnableDiskDrives, '*', ''), audiomode: digits(one.AudioRedirectionMode), audiocapturemode: yes(one.EnableAudioCapture),
    redirectcomports: yes(one.EnablePorts), redirectprinters: yes(one.EnablePrinters), redirectsmartcards: yes(one.EnableSmartCardsAndWinHello), keyboardhook: yes(one.EnableKeyCombinations, '2', '0'),
  };
}

const SECRETS = /^(password|gatewayaccesstoken)/i;
/** What the connection itself says, or a signature over another file. */
const OWN = /^(full address|signature|signscope)$/i;

/** Lines the user added by hand, in the form of an .rdp file. */
function additional(text: string, name: string, left: Message[]): Change[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').flatMap((line) => {
    const setting = parseSetting(line.trim());
    if (setting && SECRETS.test(setting.key)) {
      left.push(leftOut('password', name));
      return [];
    }
    if (setting && !OWN.test(setting.key) && refuseValue(setting.key, setting.type, setting.value) === null) return [{ key: setting.key, type: setting.type, value: setting.value }];
    left.push(leftOut('line', name, line));
    return [];
  });
}
