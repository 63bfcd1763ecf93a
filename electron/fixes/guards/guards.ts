import { currentKeys, keyReadable, thumbprint } from '../../diagnosis/host-readings.ts';
import { asText, type FactBook } from '../../diagnosis/fact-book.ts';
import { showable } from '../../locale/clean-text.ts';
import type { AutomaticFix, FixContext } from '../catalogue/fix.ts';
import type { GuardId, GuardReading } from './guard-list.ts';
import { FOLDER_WRONG, PROGRAM_DATA_GONE, STORE_DENIED, STORE_NAME_WRONG } from '../signs/certificate-signs.ts';
import { disabledServices } from '../signs/listener-signs.ts';
import { ownSession, otherSessions, secondWay } from './session-guards.ts';

type Reading = Omit<GuardReading, 'id'>;
type Guard = (context: FixContext, fix: AutomaticFix) => Reading;

const pass: Reading = { state: 'pass' };
const fail = (params?: Record<string, string | number>): Reading => ({ state: 'fail', ...(params ? { params } : {}) });

/** What a guard says where its fact was not read. */
function untold(book: FactBook, ...names: string[]): Reading | undefined {
  const missing = names.filter((name) => book.unread(name) !== undefined);
  if (missing.length === 0) return undefined;
  return { state: 'unknown', params: { facts: missing.join(', ') }, ...(missing.some((name) => book.unread(name) === 'needsAdmin') ? { needsAdmin: true as const } : {}) };
}

/** A value that a policy owns comes back at the next refresh: it is reported, never fought (catalogue §E, 3). */
function policyManaged({ windows }: FixContext, fix: AutomaticFix): Reading {
  const wanted = fix.policyValues ?? [];
  if (wanted.length === 0) return pass;
  const rows = windows.rows('policy.values');
  const owned = wanted.find((name) => rows?.some((row) => asText(row.name)?.toLowerCase() === name.toLowerCase()) || typeof windows.row('security.policy')?.[name] === 'number'
    || (name === 'fDenyTSConnections' && windows.number('rdp.denyConnectionsPolicy') !== undefined)
    || (name === 'SSLCertificateSHA1Hash' && windows.number('binding.hashType') === 2));
  if (owned !== undefined) return fail({ value: owned });
  return rows ? pass : (untold(windows, 'policy.values') ?? pass);
}

function mdmManaged({ windows }: FixContext): Reading {
  const managed = windows.flag('policy.mdm');
  return managed === undefined ? (untold(windows, 'policy.mdm') ?? pass) : { state: managed ? 'warn' : 'pass' };
}

/** Certificates of a farm belong to the owner of the farm (catalogue §E, 4). */
function farm({ windows }: FixContext): Reading {
  if (windows.flag('roles.broker') === true) return fail({ role: 'Connection Broker' });
  const roles = windows.texts('roles.rds') ?? [];
  if (roles.length > 0) return fail({ role: showable(roles.join(', '), 80) });
  if ((windows.text('binding.templateName') ?? '') !== '') return fail({ role: showable(windows.text('binding.templateName') ?? '', 80) });
  return untold(windows, 'roles.broker', 'roles.rds') ?? pass;
}

/** The certificate that would be taken away was issued by an authority: then it is the authority's to renew. */
function caCertificate({ windows }: FixContext): Reading {
  const issued = (windows.rows('store.remoteDesktop') ?? []).find((one) => typeof one.subject === 'string' && typeof one.issuer === 'string' && one.subject !== one.issuer);
  if (issued) return fail({ issuer: showable(asText(issued.issuer) ?? '', 120) });
  if (windows.number('binding.hashType') === 2) return fail({ issuer: 'Group Policy' });
  return untold(windows, 'store.remoteDesktop') ?? pass;
}

/** While a certificate is pinned, Windows makes none of its own. */
function pinned({ windows }: FixContext): Reading {
  const hash = thumbprint(windows.text('binding.pinned'));
  return untold(windows, 'binding.pinned') ?? (hash === '' ? pass : fail({ thumbprint: hash.slice(0, 12) }));
}

/** Without a key that NETWORK SERVICE can read, a new certificate would be as useless as the old one (catalogue F01). */
function keyIsReadable({ windows }: FixContext): Reading {
  const keys = currentKeys(windows);
  if (!keys) return untold(windows, 'key.files') ?? pass;
  return keys.some((file) => keyReadable(file) === false) ? fail() : pass;
}

/** While something else keeps Windows from making a certificate, asking for one ends in event 1057 (catalogue F01: stop, do not loop). */
function wayClear(context: FixContext): Reading {
  const store = [STORE_DENIED, STORE_NAME_WRONG, PROGRAM_DATA_GONE].some((sign) => sign.seen(context));
  const first = store ? 'repair-rdp-cert-store' : FOLDER_WRONG.seen(context) ? 'restore-machinekeys-acl' : disabledServices(context).length > 0 ? 'set-service-startup' : undefined;
  return first === undefined ? (untold(context.windows, 'service.list') ?? pass) : fail({ fix: first });
}

function domainController({ windows }: FixContext): Reading {
  const role = windows.number('os.domainRole');
  return role === undefined ? (untold(windows, 'os.domainRole') ?? { state: 'unknown' }) : role >= 4 ? fail() : pass;
}

/** Nothing may lower the security of a computer that strangers can reach. A network that Windows calls public counts as such. */
function exposed({ windows }: FixContext): Reading {
  const networks = windows.rows('network.profiles');
  if (!networks) return untold(windows, 'network.profiles') ?? { state: 'unknown' };
  const open = networks.find((one) => one.category === 'Public' || one.category === 0);
  return open ? fail({ network: showable(asText(open.name) ?? '', 80) }) : pass;
}

/** Home editions cannot be reached by Remote Desktop: nothing to switch on. */
function homeEdition({ windows }: FixContext): Reading {
  const edition = windows.text('os.edition');
  return edition === undefined ? (untold(windows, 'os.edition') ?? { state: 'unknown' }) : /^(core|home)/i.test(edition) ? fail({ edition: showable(edition, 60) }) : pass;
}

function cloudComputer({ windows }: FixContext): Reading {
  return windows.flag('azure.guestAgent') === true ? fail() : (untold(windows, 'azure.guestAgent') ?? pass);
}

/** Whether a wireless network is the office's or a café's only a person knows. */
function hotspot({ windows }: FixContext): Reading {
  const wireless = windows.rows('network.profiles')?.find((one) => /wi-?fi|wlan|wireless|ワイヤレス/i.test(asText(one.interface) ?? ''));
  return wireless ? { state: 'warn', params: { network: showable(asText(wireless.name) ?? '', 80) } } : (untold(windows, 'network.profiles') ?? pass);
}

/** Renaming the whole folder orphans every other key in it (catalogue F05). */
function otherKeys({ windows }: FixContext): Reading {
  const personal = windows.rows('store.personal');
  if (!personal) return untold(windows, 'store.personal') ?? { state: 'unknown' };
  const others = personal.filter((one) => asText(one.keyFile) !== undefined && asText(one.keyFile) !== '');
  return others.length > 0 ? fail({ count: others.length, subject: showable(asText(others[0]?.subject) ?? '', 80) }) : pass;
}

const backup: Guard = ({ settings }) => (settings.backup === 'done' ? pass : fail());

function policyFirewall({ windows }: FixContext): Reading {
  const profiles = windows.rows('firewall.profiles');
  if (!profiles) return untold(windows, 'firewall.profiles') ?? { state: 'unknown' };
  return profiles.some((one) => one.localPolicyMerge === false) ? fail() : pass;
}

/** The list of suites lives among the policies: on a computer of a domain a group policy may have put it there. */
function domainPolicy({ windows }: FixContext): Reading {
  return windows.flag('os.partOfDomain') === true ? { state: 'warn' } : (untold(windows, 'os.partOfDomain') ?? pass);
}

export const GUARDS: Readonly<Record<GuardId, Guard>> = {
  // Judged with the fix's own signs, in the planner.
  evidence: () => pass,
  'policy-managed': policyManaged, 'mdm-managed': mdmManaged,
  farm, 'ca-certificate': caCertificate, pinned, 'key-readable': keyIsReadable, 'way-clear': wayClear,
  'own-session': ownSession, 'other-sessions': otherSessions, 'second-way': secondWay,
  'domain-controller': domainController, exposed, 'home-edition': homeEdition, 'cloud-computer': cloudComputer, hotspot,
  'other-keys': otherKeys, backup, 'policy-firewall': policyFirewall, 'domain-policy': domainPolicy,
};
