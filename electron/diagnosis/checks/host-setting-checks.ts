import { showable } from '../../locale/clean-text.ts';
import { isFlooded, termsrvChanged } from '../host-access.ts';
import { outcome, type Check } from './check.ts';

const FAR_UPTIME_DAYS = 90;

/** Checks of what surrounds Remote Desktop on the host (catalogue §B.5, h24 to h28, h30). */
export const HOST_SETTING_CHECKS: readonly Check[] = [
  { id: 'h24', name: 'wmi-health', side: 'host', judge: (book) => {
    const [query, repository] = [book.text('wmi.terminalServices'), book.text('wmi.repository')];
    if (query !== undefined && !/^(ok|0|0x0)$/i.test(query)) return outcome('fail', 'broken', { value: showable(query, 60) });
    if (repository !== undefined && !/^(ok|consistent|0|0x0)$/i.test(repository)) return outcome('warn', 'repository', { value: showable(repository, 60) });
    return query === undefined ? undefined : outcome('pass', 'ok');
  } },
  { id: 'h25', name: 'policy-managed', side: 'host', judge: (book) => {
    const values = book.rows('policy.values');
    if (values && values.length > 0) return outcome('warn', 'owned', { count: values.length });
    if (book.flag('policy.mdm') === true) return outcome('warn', 'mdm');
    return values && book.flag('policy.mdm') === false ? outcome('pass', 'none') : undefined;
  } },
  { id: 'h26', name: 'rds-role', side: 'host', judge: (book) => {
    if (book.flag('roles.broker') === true) return outcome('warn', 'broker');
    if ((book.text('binding.templateName') ?? '') !== '') return outcome('warn', 'template', { name: showable(book.text('binding.templateName') ?? '', 60) });
    const roles = book.texts('roles.rds');
    if (roles && roles.length > 0) return outcome('warn', 'roles', { roles: showable(roles.join(', '), 120) });
    return roles && book.flag('roles.broker') === false ? outcome('pass', 'none') : undefined;
  } },
  { id: 'h27', name: 'host-security-software', side: 'host', judge: (book) => {
    const changed = termsrvChanged(book);
    if (changed === true) return outcome('fail', 'changed', { file: showable(book.text('termsrv.serviceDll') ?? '?', 100) });
    const guards = book.texts('security.guards');
    if (guards && guards.length > 0) return outcome('warn', 'guards', { names: showable(guards.join(', '), 120) });
    return changed === false && guards ? outcome('pass', 'ok') : undefined;
  } },
  { id: 'h28', name: 'updates-reboot', side: 'host', also: ['os.uptimeDays'], judge: (book) => {
    if (book.flag('updates.rebootPending') === true) return outcome('warn', 'pending');
    const days = book.number('os.uptimeDays');
    if (days !== undefined && days > FAR_UPTIME_DAYS) return outcome('warn', 'uptime', { days: Math.round(days) });
    return book.flag('updates.rebootPending') === false ? outcome('pass', 'ok') : undefined;
  } },
  { id: 'h30', name: 'failed-logons', side: 'host', judge: (book) => {
    const reading = isFlooded(book);
    return reading && (reading.flooded ? outcome('fail', 'flood', { count: reading.count }) : outcome('pass', 'quiet', { count: reading.count }));
  } },
];
